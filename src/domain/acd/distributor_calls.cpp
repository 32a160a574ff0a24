// The callers' side of the distributor: places in lines, and what time alone changes about them.
#include <algorithm>

#include "domain/acd/distributor.hpp"

namespace hotline {

using std::chrono::seconds;

WaitingLine& Distributor::line_of(const QueueCode& queue) {
    const auto [line, is_new] = lines_.try_emplace(queue);
    if (is_new) line->second.configure({.code = queue});  // a queue that is no more: nobody serves it, nobody is lost
    return line->second;
}

bool Distributor::waits_in(const Waiting& waiting, const WaitingLine& line) {
    return std::ranges::any_of(waiting.places, [&line](const Place& place) { return place.line == &line; });
}

void Distributor::join(const WaitingCall& call) {
    leave(call.id);
    Waiting& waiting = calls_.emplace(call.id, Waiting{.call = call, .turn = turn_of(call)}).first->second;
    WaitingLine& home = line_of(call.queue);
    const int in_front = home.waiting();
    home.count_in(call.joined, call.id);
    waiting.wants_one = call.wants.has_value();
    if (waiting.wants_one) wanted_[*call.wants].insert(waiting.turn);
    add_place(waiting, call.queue);
    for (const Overflow& rule : home.queue().overflow)
        if (rule.when_waiting > 0 && in_front >= rule.when_waiting) add_place(waiting, rule.to);
    if (waiting.wants_one) note_wishes(*call.wants);
    come_up(waiting, DecisionCause::joined);
    schedule(waiting);
}

void Distributor::leave(CallId call) {
    offers_.erase(call);
    const auto found = calls_.find(call);
    if (found == calls_.end()) return;
    Waiting& waiting = found->second;
    unschedule(waiting);
    remove_places(waiting);
    if (waiting.wants_one) give_up_wish(waiting);
    line_of(waiting.call.queue).count_out(waiting.call.joined, call);
    calls_.erase(found);
}

void Distributor::open(Waiting& waiting) {
    if (waiting.rings || waiting.wants_one) return;
    for (Place& place : waiting.places) open(waiting, place);
}

void Distributor::open(const Waiting& waiting, Place& place) {
    if (place.open) return;
    place.line->open(waiting.turn, place.step);
    place.open = true;
    note(*place.line);
}

void Distributor::close(Waiting& waiting) {
    for (Place& place : waiting.places) {
        if (!place.open) continue;
        place.line->close(waiting.turn, place.step);
        place.open = false;
        note(*place.line);
    }
}

void Distributor::add_place(Waiting& waiting, const QueueCode& queue) {
    WaitingLine& line = line_of(queue);
    if (waits_in(waiting, line)) return;
    waiting.places.push_back({&line, 0});
    if (waiting.wants_one) return;
    line.join(waiting.turn);
    if (!waiting.rings) open(waiting, waiting.places.back());
}

void Distributor::remove_places(Waiting& waiting) {
    close(waiting);
    for (const Place& place : waiting.places) place.line->leave(waiting.turn);
    waiting.places.clear();
}

void Distributor::give_up_wish(Waiting& waiting) {
    const UserId agent = *waiting.call.wants;
    const auto wishes = wanted_.find(agent);
    wishes->second.erase(waiting.turn);
    if (wishes->second.empty()) wanted_.erase(wishes);
    waiting.wants_one = false;
    note_wishes(agent);
    for (const Place& place : waiting.places) place.line->join(waiting.turn);
}

void Distributor::come_up(Waiting& waiting, DecisionCause cause) {
    if (!waiting.undecided) undecided_.push_back(waiting.call.id);
    waiting.undecided = cause;
}

void Distributor::unschedule(Waiting& waiting) {
    if (waiting.due) agenda_.erase({*waiting.due, waiting.call.id});
    waiting.due.reset();
}

void Distributor::schedule(Waiting& waiting) {
    unschedule(waiting);
    waiting.due = next_change(waiting);
    if (waiting.due) agenda_.emplace(*waiting.due, waiting.call.id);
}

std::optional<Instant> Distributor::next_change(const Waiting& waiting) const {
    std::optional<Instant> next;
    const auto consider = [&next](Instant at) {
        if (!next || at < *next) next = at;
    };
    const Instant joined = waiting.call.joined;
    const Queue& home = waiting.places.front().line->queue();
    for (const Place& place : waiting.places)
        if (place.step < last_step(place.line->queue()))
            consider(joined + beginning_of_step(place.line->queue(), place.step + 1));
    for (const Refusal& refusal : waiting.refused_by) consider(refusal.until);
    if (waiting.wants_one && waiting.call.wants_until && !waiting.rings) consider(*waiting.call.wants_until);
    for (const Overflow& rule : home.overflow)
        if (rule.after_s > 0 && lines_.contains(rule.to) && !waits_in(waiting, lines_.at(rule.to)))
            consider(joined + seconds{rule.after_s});
    return next;
}

void Distributor::settle(Instant now) {
    while (!agenda_.empty() && agenda_.begin()->first <= now) settle(calls_.at(agenda_.begin()->second), now);
}

void Distributor::settle(Waiting& waiting, Instant now) {
    if (std::erase_if(waiting.refused_by, [now](const Refusal& r) { return r.until <= now; }) > 0)
        come_up(waiting, DecisionCause::refusal_forgotten);
    if (waiting.wants_one && !waiting.call.wants_only_one(now) && !waiting.rings) {
        give_up_wish(waiting);
        open(waiting);
        come_up(waiting, DecisionCause::wish_given_up);
    }
    overflow(waiting, now);
    lower_needs(waiting, now);
    schedule(waiting);
}

void Distributor::overflow(Waiting& waiting, Instant now) {
    const std::size_t before = waiting.places.size();
    for (const Overflow& rule : waiting.places.front().line->queue().overflow)
        if (rule.after_s > 0 && now - waiting.call.joined >= seconds{rule.after_s} && lines_.contains(rule.to))
            add_place(waiting, rule.to);
    if (waiting.places.size() > before) come_up(waiting, DecisionCause::overflowed);
}

void Distributor::lower_needs(Waiting& waiting, Instant now) {
    for (Place& place : waiting.places) {
        const int step = step_after(place.line->queue(), now - waiting.call.joined);
        if (step == place.step) continue;
        if (place.open) place.line->close(waiting.turn, place.step);
        place.step = step;
        if (!place.open) continue;
        place.line->open(waiting.turn, step);
        note(*place.line);
        come_up(waiting, DecisionCause::need_fell);
    }
}

}  // namespace hotline
