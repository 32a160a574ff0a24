#include "domain/acd/distributor.hpp"

#include <algorithm>

namespace hotline {

bool Distributor::has_refused(const Waiting& waiting, UserId agent, Instant now) {
    return std::ranges::any_of(waiting.refused_by, [&](const Refusal& r) { return r.agent == agent && now < r.until; });
}

const Candidate* Distributor::best_agent(const Waiting& waiting, const Place& place, Instant now) {
    const Candidate* best = nullptr;
    for (int step = 0; step <= place.step; ++step) {
        const auto& pool = place.line->pool_at(step);
        const auto first =
            std::ranges::find_if(pool, [&](const Candidate& each) { return !has_refused(waiting, each.agent, now); });
        if (first == pool.end()) continue;
        if (best == nullptr || place.line->is_better(*first, *best)) best = &*first;
    }
    return best;
}

std::optional<Turn> Distributor::first_turn(const WaitingLine& line, Instant now) const {
    std::optional<Turn> first;
    for (int step = line.first_step_with_agents(); step < kNeedSteps; ++step) {
        for (const Turn& turn : line.open_at(step)) {
            if (first && *first < turn) break;
            const Waiting& waiting = calls_.at(turn.call);
            const auto place = std::ranges::find_if(waiting.places, [&line](const Place& each) { return each.line == &line; });
            if (best_agent(waiting, *place, now) == nullptr) continue;
            first = turn;
            break;
        }
    }
    return first;
}

std::optional<Turn> Distributor::first_wish(UserId agent, Instant now) const {
    for (const Turn& turn : wanted_.at(agent)) {
        const Waiting& waiting = calls_.at(turn.call);
        if (!waiting.rings && !has_refused(waiting, agent, now)) return turn;
    }
    return std::nullopt;
}

std::optional<Offer> Distributor::next_offer(Instant now) {
    settle(now);
    std::optional<Turn> first;
    const auto consider = [&first](const std::optional<Turn>& turn) {
        if (turn && (!first || *turn < *first)) first = turn;
    };
    for (const WaitingLine* line : lively_) consider(first_turn(*line, now));
    for (const UserId agent : sought_) consider(first_wish(agent, now));
    if (first) return reserve(calls_.at(first->call), now);
    explain_in_vain(now);
    return std::nullopt;
}

Offer Distributor::reserve(Waiting& waiting, Instant now) {
    const Place* place = &waiting.places.front();
    UserId agent = waiting.call.wants.value_or(UserId{});
    if (!waiting.wants_one) {
        const Candidate* best = nullptr;
        for (auto each = waiting.places.begin(); best == nullptr; ++each) {
            place = &*each;
            best = best_agent(waiting, *place, now);
        }
        agent = best->agent;
    }
    Decision decision = explain(waiting, *place, now);
    decision.chosen = agent;
    const Queue& queue = place->line->queue();
    const Offer offer{waiting.call.id, agent, queue.code, now + std::chrono::seconds{queue.ring_timeout_s}, decision.eligible};
    decisions_.push_back(std::move(decision));
    waiting.undecided.reset();
    close(waiting);
    waiting.rings = true;
    withdraw(agent, Unfit::offered);
    offers_.emplace(offer.call, offer);
    return offer;
}

void Distributor::refuse(CallId call, Instant forget_at) {
    const auto offer = offers_.find(call);
    if (offer == offers_.end()) return;
    Waiting& waiting = calls_.at(call);
    waiting.refused_by.push_back({offer->second.agent, forget_at});
    offers_.erase(offer);
    waiting.rings = false;
    if (waiting.wants_one && waiting.call.wants_until) give_up_wish(waiting);
    open(waiting);
    come_up(waiting, DecisionCause::refused);
    schedule(waiting);
}

const Offer* Distributor::offer_of(CallId call) const {
    const auto offer = offers_.find(call);
    return offer == offers_.end() ? nullptr : &offer->second;
}

std::optional<int> Distributor::place_of(CallId call) const {
    const auto found = calls_.find(call);
    if (found == calls_.end()) return std::nullopt;
    const Waiting& waiting = found->second;
    if (!waiting.wants_one) return waiting.places.front().line->place_of(waiting.turn);
    const auto& turns = wanted_.at(*waiting.call.wants);
    return static_cast<int>(std::distance(turns.begin(), turns.find(waiting.turn))) + 1;
}

int Distributor::waiting_in(const QueueCode& queue) const {
    const auto line = lines_.find(queue);
    return line == lines_.end() ? 0 : line->second.waiting();
}

std::optional<Instant> Distributor::oldest_in(const QueueCode& queue) const {
    const auto line = lines_.find(queue);
    return line == lines_.end() ? std::nullopt : line->second.oldest();
}

std::optional<Instant> Distributor::next_moment() const {
    return agenda_.empty() ? std::nullopt : std::optional{agenda_.begin()->first};
}

}  // namespace hotline
