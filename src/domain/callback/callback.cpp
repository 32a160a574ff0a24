#include "domain/callback/callback.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum CallbackState;
using table::in;
using On = CallbackSignal;

/// Whose hand it must be when somebody holds the task.
enum class Hand { anybody, holder };

struct Rule {
    CallbackState from;
    CallbackSignal on;
    CallbackState to;  ///< of `ended`: while attempts are left and the citizen was not reached
    Hand hand{Hand::anybody};
};

constexpr std::array kRules{
    Rule{open, On::missed_again, open},
    Rule{leased, On::missed_again, leased},
    Rule{dialling, On::missed_again, dialling},

    Rule{open, On::take, leased},
    Rule{leased, On::give_back, open, Hand::holder},
    Rule{leased, On::lease_over, open},
    Rule{dialling, On::lease_over, open},  // nothing was heard of the attempt: the program or the call died

    Rule{open, On::dial, dialling},
    Rule{leased, On::dial, dialling, Hand::holder},
    Rule{leased, On::ended, open, Hand::holder},  // dialled by hand, outside our switch
    Rule{dialling, On::ended, open},

    Rule{open, On::got_through, closed},
    Rule{leased, On::got_through, closed},
    Rule{dialling, On::got_through, closed},
    Rule{open, On::give_up, closed},
    Rule{leased, On::give_up, closed, Hand::holder},
};

constexpr std::array kRest{
    table::Meaningless{On::missed_again, in(closed)},
    table::Meaningless{On::take, in(leased, dialling, closed)},
    table::Meaningless{On::give_back, in(open, dialling, closed)},
    table::Meaningless{On::lease_over, in(open, closed)},
    table::Meaningless{On::dial, in(dialling, closed)},
    table::Meaningless{On::ended, in(open, closed)},
    table::Meaningless{On::got_through, in(closed)},
    table::Meaningless{On::give_up, in(dialling, closed)},
};
static_assert(table::covers_each_pair_once<CallbackState, CallbackSignal>(kRules, kRest, 4, 8));

const Rule* rule_for(CallbackState from, CallbackSignal on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    return rule == kRules.end() ? nullptr : rule;
}

void let_go(CallbackTask& task) {
    task.owner = {};
    task.lease_until.reset();
}

void close(CallbackTask& task, CallbackClose as, Instant now) {
    let_go(task);
    task.state = closed;
    task.closed_as = as;
    task.closed_at = now;
    task.retry_at.reset();
}

Duration pause_after(int attempts, const CallbackRules& rules) {
    if (rules.retry_after_min.empty()) return {};
    const auto index = std::min(static_cast<std::size_t>(attempts), rules.retry_after_min.size()) - 1;
    return std::chrono::minutes{rules.retry_after_min.at(index)};
}

/// The attempt did not reach the citizen: again later, or never.
void try_later(CallbackTask& task, const CallbackRules& rules, Instant now) {
    if (task.attempts >= rules.max_attempts) return close(task, CallbackClose::attempts_used_up, now);
    let_go(task);
    task.state = open;
    task.retry_at = now + pause_after(task.attempts, rules);
}

void end_attempt(CallbackTask& task, const CallbackCommand& command, const CallbackRules& rules, Instant now) {
    if (task.state == leased) {
        ++task.attempts;
        if (!task.dialled_at) task.dialled_at = now;
    }
    if (!command.note.empty()) task.note = command.note;
    switch (command.attempt.value_or(AttemptOutcome::failed)) {
        case AttemptOutcome::reached: task.reached_at = now; return close(task, CallbackClose::reached, now);
        case AttemptOutcome::invalid: return close(task, CallbackClose::invalid_number, now);
        case AttemptOutcome::no_answer:
        case AttemptOutcome::busy:
        case AttemptOutcome::failed: return try_later(task, rules, now);
    }
}

bool is_his(const CallbackTask& task, const CallbackCommand& command) {
    return !task.owner || task.owner == command.by || command.may_overrule;
}

void apply(CallbackTask& task, const CallbackCommand& command, const CallbackRules& rules, Instant now) {
    switch (command.on) {
        case On::missed_again: return;  // see the function of that name
        case On::take:
            task.state = leased;
            task.owner = command.by;
            task.lease_until = now + std::chrono::minutes{rules.lease_min};
            return;
        case On::give_back:
        case On::lease_over:
            if (task.state == dialling) return try_later(task, rules, now);
            task.state = open;
            return let_go(task);
        case On::dial:
            task.state = dialling;
            task.owner = command.by;
            task.lease_until = now + std::chrono::minutes{rules.attempt_min};
            task.attempt = command.call;
            task.retry_at.reset();
            ++task.attempts;
            if (!task.dialled_at) task.dialled_at = now;
            return;
        case On::ended: return end_attempt(task, command, rules, now);
        case On::got_through: return close(task, CallbackClose::got_through, now);
        case On::give_up: task.note = command.note; return close(task, CallbackClose::given_up, now);
    }
}

}  // namespace

CallbackTask begin_callback(CallbackId id, const MissedCall& missed, const CallbackRules& rules) {
    return {.id = id,
            .number = missed.number,
            .origin = missed.origin,
            .call = missed.call,
            .queue = missed.queue,
            .outcome = missed.outcome,
            .missed_at = missed.at,
            .opened_at = missed.at,
            .due_at = missed.at + std::chrono::minutes{rules.due_after_min}};
}

CallbackTask missed_again(CallbackTask task, const MissedCall& missed) {
    if (missed.call == task.call) return task;
    ++task.missed;
    task.call = missed.call;
    task.queue = missed.queue;
    task.outcome = missed.outcome;
    task.missed_at = missed.at;
    if (missed.origin == CallbackOrigin::requested) task.origin = CallbackOrigin::requested;
    return task;
}

CallbackTask as_of(CallbackTask task, const CallbackRules& rules, Instant now) {
    if (!task.lease_until || now < *task.lease_until) return task;
    if (task.state == dialling)
        try_later(task, rules, now);
    else if (task.state == leased)
        task.state = open;
    let_go(task);
    return task;
}

Result<CallbackTask, CallbackRefusal> decide(const CallbackTask& before, const CallbackCommand& command,
                                             const CallbackRules& rules, Instant now) {
    CallbackTask task = as_of(before, rules, now);
    const Rule* rule = rule_for(task.state, command.on);
    if (rule == nullptr)
        return refuse(command.on == On::take && task.state == leased && task.owner != command.by
                          ? CallbackRefusal::taken_by_other
                          : CallbackRefusal::not_possible_now);
    if (rule->hand == Hand::holder && !is_his(task, command)) return refuse(CallbackRefusal::taken_by_other);
    if (command.on == On::give_up && command.note.empty()) return refuse(CallbackRefusal::note_needed);
    if (command.on == On::ended && task.state == dialling && task.attempt && command.call && task.attempt != command.call)
        return refuse(CallbackRefusal::not_possible_now);  // of an attempt that was given up before
    apply(task, command, rules, now);
    return task;
}

std::vector<CallbackSignal> allowed_signals(const CallbackTask& now, UserId by, bool may_overrule) {
    std::vector<CallbackSignal> allowed;
    for (const On on : {On::take, On::give_back, On::dial, On::ended, On::give_up}) {
        const Rule* rule = rule_for(now.state, on);
        const bool by_hand = on != On::ended || now.state == leased;
        if (rule != nullptr && by_hand &&
            (rule->hand == Hand::anybody || is_his(now, {.on = on, .by = by, .may_overrule = may_overrule})))
            allowed.push_back(on);
    }
    return allowed;
}

}  // namespace hotline
