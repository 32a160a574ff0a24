#include "domain/acd/distributor.hpp"

#include <algorithm>

#include "domain/acd/strategies/strategies.hpp"

namespace hotline {

bool serves(const AgentProfile& agent, const Queue& queue) {
    if (std::ranges::find(agent.queues, queue.code) == agent.queues.end()) return false;
    return std::ranges::all_of(queue.needs, [&](const auto& need) {
        const auto skill = agent.skills.find(need.first);
        return skill != agent.skills.end() && skill->second >= need.second;
    });
}

void Distributor::configure(const std::map<QueueCode, Queue>& queues, const std::map<UserId, AgentProfile>& agents) {
    std::erase_if(lines_, [&](const auto& line) { return !queues.contains(line.first) && line.second.turns.empty(); });
    for (const auto& [code, queue] : queues) lines_[code].queue = queue;
    profiles_ = agents;
    for (auto& [code, line] : lines_) line.pool.clear();
    for (const auto& [id, candidate] : free_) enter_pools(candidate);
}

void Distributor::enter_pools(const Candidate& agent) {
    const auto profile = profiles_.find(agent.agent);
    if (profile == profiles_.end()) return;
    for (auto& [code, line] : lines_)
        if (serves(profile->second, line.queue)) line.pool.push_back(&agent);
}

void Distributor::free(const Candidate& agent) {
    withdraw(agent.agent);
    enter_pools(free_.emplace(agent.agent, agent).first->second);
}

void Distributor::withdraw(UserId agent) {
    const auto found = free_.find(agent);
    if (found == free_.end()) return;
    for (auto& [code, line] : lines_) std::erase(line.pool, &found->second);
    free_.erase(found);
}

void Distributor::join(const WaitingCall& call) {
    leave(call.id);
    Line& line = lines_[call.queue];
    line.queue.code = call.queue;
    line.turns.insert(turn_of(call));
    calls_.emplace(call.id, Waiting{call, {}});
}

void Distributor::leave(CallId call) {
    offers_.erase(call);
    const auto found = calls_.find(call);
    if (found == calls_.end()) return;
    lines_[found->second.call.queue].turns.erase(turn_of(found->second.call));
    calls_.erase(found);
}

std::optional<Distributor::Match> Distributor::match(const Waiting& waiting, const Line& line, Instant now) const {
    const auto has_refused = [&](UserId agent) {
        return std::ranges::any_of(waiting.refused_by, [&](const auto& r) { return r.first == agent && now < r.second; });
    };
    const Better better = strategies::order_of(line.queue.strategy);
    Match best{turn_of(waiting.call), nullptr, 0};
    for (const Candidate* agent : line.pool) {
        if (has_refused(agent->agent)) continue;
        ++best.eligible;
        if (best.agent == nullptr || better(*agent, *best.agent)) best.agent = agent;
    }
    return best.agent == nullptr ? std::nullopt : std::optional{best};
}

std::optional<Distributor::Match> Distributor::first_match(const Line& line, Instant now) const {
    if (line.pool.empty()) return std::nullopt;
    for (const Turn& turn : line.turns) {
        if (offers_.contains(turn.call)) continue;
        if (auto found = match(calls_.at(turn.call), line, now)) return found;
    }
    return std::nullopt;
}

std::optional<Offer> Distributor::next_offer(Instant now) {
    std::optional<Match> first;
    const Queue* queue = nullptr;
    for (const auto& [code, line] : lines_) {
        const auto here = first_match(line, now);
        if (!here || (first && first->turn < here->turn)) continue;
        first = here;
        queue = &line.queue;
    }
    if (!first) return std::nullopt;
    const Offer offer{first->turn.call, first->agent->agent, queue->code, now + std::chrono::seconds{queue->ring_timeout_s},
                      first->eligible};
    withdraw(offer.agent);
    offers_.emplace(offer.call, offer);
    return offer;
}

void Distributor::refuse(CallId call, Instant forget_at) {
    const auto offer = offers_.find(call);
    if (offer == offers_.end()) return;
    calls_.at(call).refused_by.emplace_back(offer->second.agent, forget_at);
    offers_.erase(offer);
}

const Offer* Distributor::offer_of(CallId call) const {
    const auto offer = offers_.find(call);
    return offer == offers_.end() ? nullptr : &offer->second;
}

std::optional<int> Distributor::place_of(CallId call) const {
    const auto found = calls_.find(call);
    if (found == calls_.end()) return std::nullopt;
    const auto& turns = lines_.at(found->second.call.queue).turns;
    return static_cast<int>(std::distance(turns.begin(), turns.find(turn_of(found->second.call)))) + 1;
}

int Distributor::waiting_in(const QueueCode& queue) const {
    const auto line = lines_.find(queue);
    return line == lines_.end() ? 0 : static_cast<int>(line->second.turns.size());
}

std::optional<Instant> Distributor::oldest_in(const QueueCode& queue) const {
    const auto line = lines_.find(queue);
    if (line == lines_.end() || line->second.turns.empty()) return std::nullopt;
    return std::ranges::min(line->second.turns, {}, &Turn::joined).joined;
}

std::optional<Instant> Distributor::next_forgetting(Instant now) const {
    std::optional<Instant> next;
    for (const auto& [id, waiting] : calls_)
        for (const auto& [agent, until] : waiting.refused_by)
            if (until > now && (!next || until < *next)) next = until;
    return next;
}

}  // namespace hotline
