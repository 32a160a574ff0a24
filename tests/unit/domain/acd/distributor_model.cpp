#include "distributor_model.hpp"

#include <algorithm>

namespace hotline::test {
namespace {

using std::chrono::seconds;

int level_asked(int need, const Relaxation& rule, Duration waited) {
    if (rule.every_s == 0) return need;
    const auto times = static_cast<int>(waited / seconds{rule.every_s});
    return std::min(need, std::max(rule.least, need - times * rule.by));
}

void add(std::vector<QueueCode>& queues, const QueueCode& queue) {
    if (std::ranges::find(queues, queue) == queues.end()) queues.push_back(queue);
}

}  // namespace

void PlainLines::join(const WaitingCall& call) {
    std::vector<QueueCode> queues{call.queue};
    const auto in_front = std::ranges::count_if(waiting_, [&](const auto& each) { return each.second.call.queue == call.queue; });
    for (const Overflow& rule : queues_.at(call.queue).overflow)
        if (rule.when_waiting > 0 && in_front >= rule.when_waiting) add(queues, rule.to);
    waiting_[call.id] = {.call = call, .queues = std::move(queues)};
}

void PlainLines::refuse(CallId call, Instant forget_at) {
    Waiting& waiting = waiting_.at(call);
    waiting.refused_by[*waiting.rings_at] = forget_at;
    waiting.rings_at.reset();
    if (waiting.call.wants_until) waiting.call.wants.reset();
}

void PlainLines::settle(Instant now) {
    for (auto& [id, waiting] : waiting_) {
        if (!waiting.rings_at && !waiting.call.wants_only_one(now)) waiting.call.wants.reset();
        for (const Overflow& rule : queues_.at(waiting.call.queue).overflow)
            if (rule.after_s > 0 && now - waiting.call.joined >= seconds{rule.after_s}) add(waiting.queues, rule.to);
    }
}

bool PlainLines::may(const Candidate& agent, const Waiting& waiting, const Queue& queue, Instant now) const {
    const auto refused = waiting.refused_by.find(agent.agent);
    if (refused != waiting.refused_by.end() && now < refused->second) return false;
    if (waiting.call.wants_only_one(now)) return agent.agent == *waiting.call.wants;
    const AgentProfile& profile = agents_.at(agent.agent);
    if (std::ranges::find(profile.queues, queue.code) == profile.queues.end()) return false;
    return std::ranges::all_of(queue.needs, [&](const auto& need) {
        const auto skill = profile.skills.find(need.first);
        const int level = skill == profile.skills.end() ? 0 : skill->second;
        return level >= level_asked(need.second, queue.relaxation, now - waiting.call.joined);
    });
}

std::vector<Candidate> PlainLines::eligible(const Waiting& waiting, const Queue& queue, Instant now) const {
    std::vector<Candidate> all;
    for (auto [id, agent] : free_) {
        if (!may(agent, waiting, queue, now)) continue;
        const AgentProfile& profile = agents_.at(id);
        agent.level = 9;
        for (const auto& [skill, need] : queue.needs)
            agent.level = std::min(agent.level, profile.skills.contains(skill) ? profile.skills.at(skill) : 0);
        agent.seat = std::stoi(profile.extension);
        all.push_back(agent);
    }
    return all;
}

std::optional<Offer> PlainLines::offer_for(const Waiting& waiting, Instant now) const {
    for (const QueueCode& code : waiting.queues) {
        const Queue& queue = queues_.at(code);
        const auto agents = eligible(waiting, queue, now);
        if (agents.empty()) continue;
        const auto& best = *std::ranges::min_element(agents, strategies::order_of(queue.strategy));
        return Offer{waiting.call.id, best.agent, code, now + seconds{queue.ring_timeout_s}, static_cast<int>(agents.size())};
    }
    return std::nullopt;
}

std::optional<Offer> PlainLines::next_offer(Instant now) const {
    std::map<Turn, const Waiting*> in_turn;
    for (const auto& [id, waiting] : waiting_)
        if (!waiting.rings_at) in_turn[turn_of(waiting.call)] = &waiting;
    for (const auto& [turn, waiting] : in_turn)
        if (auto offer = offer_for(*waiting, now)) return offer;
    return std::nullopt;
}

void PlainLines::reserve(const Offer& offer) {
    waiting_.at(offer.call).rings_at = offer.agent;
    free_.erase(offer.agent);
}

int PlainLines::place_of(CallId call) const {
    const Waiting& asked = waiting_.at(call);
    return 1 + static_cast<int>(std::ranges::count_if(waiting_, [&](const auto& each) {
               const Waiting& other = each.second;
               if (other.call.wants.has_value() != asked.call.wants.has_value()) return false;
               if (asked.call.wants && other.call.wants != asked.call.wants) return false;
               if (!asked.call.wants && std::ranges::find(other.queues, asked.call.queue) == other.queues.end()) return false;
               return turn_of(other.call) < turn_of(asked.call);
           }));
}

std::vector<CallId> PlainLines::ringing() const {
    std::vector<CallId> all;
    for (const auto& [id, waiting] : waiting_)
        if (waiting.rings_at) all.push_back(id);
    return all;
}

}  // namespace hotline::test
