#include "domain/messages/letter.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum LetterState;
using table::in;
using Do = LetterAction;

struct Rule {
    LetterState from;
    LetterAction on;
    LetterState to;
    bool holder_only{false};
};

constexpr std::array kRules{
    Rule{open, Do::take, in_progress},
    Rule{in_progress, Do::give_back, open, true},
    Rule{in_progress, Do::reply, done, true},
    Rule{done, Do::reply, done},  // "it is recorded under this number", or a second thought
    Rule{in_progress, Do::file, done, true},
    Rule{in_progress, Do::link, done, true},
    Rule{done, Do::link, done},
    Rule{in_progress, Do::finish, done, true},
    Rule{in_progress, Do::lapse, open},
};

constexpr std::array kRest{
    table::Meaningless{Do::take, in(in_progress, done)},
    table::Meaningless{Do::give_back, in(open, done)},
    table::Meaningless{Do::reply, in(open)},
    table::Meaningless{Do::file, in(open, done)},
    table::Meaningless{Do::link, in(open)},
    table::Meaningless{Do::finish, in(open, done)},
    table::Meaningless{Do::lapse, in(open, done)},
};
static_assert(table::covers_each_pair_once<LetterState, LetterAction>(kRules, kRest, 3, 7));

const Rule* rule_for(LetterState from, LetterAction on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    return rule == kRules.end() ? nullptr : rule;
}

bool may(const Rule& rule, const Letter& letter, UserId by, bool may_overrule) {
    return !rule.holder_only || letter.owner == by || may_overrule;
}

void end(Letter& letter, LetterResult result, Instant now) {
    if (!letter.responded_at) letter.responded_at = now;
    letter.lease_until.reset();
    if (!letter.result || result == LetterResult::case_linked) letter.result = result;
    if (!letter.done_at) letter.done_at = now;
}

void leave(Letter& letter) {
    letter.owner = {};
    letter.lease_until.reset();
}

void apply(Letter& letter, const LetterCommand& command, Instant now) {
    switch (command.action) {
        case Do::take:
            letter.owner = command.by;
            letter.lease_until = now + kLetterLease;
            return;
        case Do::give_back:
        case Do::lapse: return leave(letter);
        case Do::reply: return end(letter, LetterResult::answered, now);
        case Do::file: letter.about = command.about; return end(letter, LetterResult::case_made, now);
        case Do::link: letter.about = command.about; return end(letter, LetterResult::case_linked, now);
        case Do::finish: letter.note = command.note; return end(letter, LetterResult::nothing_to_do, now);
    }
}

}  // namespace

Duration first_response(WrittenChannel channel) {
    switch (channel) {
        case WrittenChannel::sms: return std::chrono::minutes{3};
        case WrittenChannel::platform: return std::chrono::hours{2};
        case WrittenChannel::letterbox: return std::chrono::hours{24};
    }
    return std::chrono::minutes{3};
}

Result<Letter, LetterRefusal> decide(const Letter& letter, const LetterCommand& command, Instant now) {
    const Rule* rule = rule_for(letter.state, command.action);
    const bool is_taken = letter.state == in_progress && letter.owner != command.by;
    if (rule == nullptr) return refuse(is_taken ? LetterRefusal::taken_by_other : LetterRefusal::not_possible_now);
    if (!may(*rule, letter, command.by, command.may_overrule)) return refuse(LetterRefusal::taken_by_other);
    if (command.action == Do::finish && command.note.empty()) return refuse(LetterRefusal::note_needed);
    Letter next = letter;
    next.state = rule->to;
    apply(next, command, now);
    return next;
}

std::vector<LetterAction> allowed_actions(const Letter& letter, UserId by, bool may_overrule) {
    std::vector<LetterAction> allowed;
    for (const Do action : {Do::take, Do::give_back, Do::reply, Do::file, Do::link, Do::finish}) {
        const Rule* rule = rule_for(letter.state, action);
        if (rule != nullptr && may(*rule, letter, by, may_overrule)) allowed.push_back(action);
    }
    return allowed;
}

LetterStep step_of(LetterAction action) {
    switch (action) {
        case Do::take: return LetterStep::taken;
        case Do::give_back: return LetterStep::given_back;
        case Do::reply: return LetterStep::replied;
        case Do::file: return LetterStep::filed;
        case Do::link: return LetterStep::linked;
        case Do::finish: return LetterStep::finished;
        case Do::lapse: return LetterStep::lapsed;
    }
    return LetterStep::received;
}

bool is_overdue(const Letter& letter, Instant now) { return !letter.responded_at && now >= letter.due_at; }

bool has_lapsed(const Letter& letter, Instant now) {
    return letter.state == in_progress && letter.lease_until && now >= *letter.lease_until;
}

}  // namespace hotline
