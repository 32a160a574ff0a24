#include "domain/voicemail/voice_message.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum VoiceMessageState;
using table::in;
using Do = VoiceMessageAction;

struct Rule {
    VoiceMessageState from;
    VoiceMessageAction on;
    VoiceMessageState to;
    bool holder_only{false};
};

constexpr std::array kRules{
    Rule{open, Do::hear, open},
    Rule{in_progress, Do::hear, in_progress},
    Rule{done, Do::hear, done},
    Rule{open, Do::take, in_progress},
    Rule{in_progress, Do::give_back, open, true},
    Rule{open, Do::finish, done},
    Rule{in_progress, Do::finish, done, true},
    Rule{open, Do::file, done},
    Rule{in_progress, Do::file, done, true},
};

constexpr std::array kRest{
    table::Meaningless{Do::take, in(in_progress, done)},
    table::Meaningless{Do::give_back, in(open, done)},
    table::Meaningless{Do::finish, in(done)},
    table::Meaningless{Do::file, in(done)},
};
static_assert(table::covers_each_pair_once<VoiceMessageState, VoiceMessageAction>(kRules, kRest, 3, 5));

const Rule* rule_for(VoiceMessageState from, VoiceMessageAction on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    return rule == kRules.end() ? nullptr : rule;
}

bool may(const Rule& rule, const VoiceMessage& message, UserId by, bool may_overrule) {
    return !rule.holder_only || message.owner == by || may_overrule;
}

void finish(VoiceMessage& message, const VoiceMessageCommand& command, VoiceMessageResult result, Instant now) {
    if (!message.owner) message.owner = command.by;
    message.result = result;
    message.note = command.note;
    message.done_at = now;
}

void apply(VoiceMessage& message, const VoiceMessageCommand& command, Instant now) {
    switch (command.action) {
        case Do::hear:
            if (message.heard_at) return;
            message.heard_at = now;
            message.heard_by = command.by;
            return;
        case Do::take: message.owner = command.by; return;
        case Do::give_back: message.owner = {}; return;
        case Do::finish: return finish(message, command, *command.result, now);
        case Do::file: message.filed_as = command.filed_as; return finish(message, command, VoiceMessageResult::case_made, now);
    }
}

}  // namespace

VoiceMessageStep step_of(VoiceMessageAction action) {
    switch (action) {
        case Do::hear: return VoiceMessageStep::heard;
        case Do::take: return VoiceMessageStep::taken;
        case Do::give_back: return VoiceMessageStep::given_back;
        case Do::finish: return VoiceMessageStep::finished;
        case Do::file: return VoiceMessageStep::filed;
    }
    return VoiceMessageStep::heard;
}

void set_clock(VoiceMessage& message, const Mailbox& box) {
    message.remind_at = message.left_at + std::chrono::minutes{box.remind_after_min};
    message.escalate_at = message.left_at + std::chrono::minutes{box.escalate_after_min};
    message.due_at = message.left_at + std::chrono::minutes{box.due_after_min};
}

Result<VoiceMessage, VoiceMessageRefusal> decide(const VoiceMessage& message, const VoiceMessageCommand& command, Instant now) {
    const Rule* rule = rule_for(message.state, command.action);
    const bool is_taken = message.owner && message.owner != command.by && message.state == in_progress;
    if (rule == nullptr) return refuse(is_taken ? VoiceMessageRefusal::taken_by_other : VoiceMessageRefusal::not_possible_now);
    if (!may(*rule, message, command.by, command.may_overrule)) return refuse(VoiceMessageRefusal::taken_by_other);
    if (command.action == Do::finish && !command.result) return refuse(VoiceMessageRefusal::result_needed);
    VoiceMessage after = message;
    after.state = rule->to;
    apply(after, command, now);
    return after;
}

std::vector<VoiceMessageAction> allowed_actions(const VoiceMessage& message, UserId by, bool may_overrule) {
    std::vector<VoiceMessageAction> allowed;
    for (const Do action : {Do::hear, Do::take, Do::give_back, Do::finish, Do::file}) {
        const Rule* rule = rule_for(message.state, action);
        if (rule != nullptr && may(*rule, message, by, may_overrule)) allowed.push_back(action);
    }
    return allowed;
}

VoiceMessageAlarm alarm_of(const VoiceMessage& message, Instant now) {
    if (message.state == done) return VoiceMessageAlarm::none;
    if (now >= message.due_at) return VoiceMessageAlarm::overdue;
    if (message.state == in_progress) return VoiceMessageAlarm::none;  // somebody sees to it
    if (now >= message.escalate_at) return VoiceMessageAlarm::escalated;
    return now >= message.remind_at ? VoiceMessageAlarm::reminded : VoiceMessageAlarm::none;
}

VoiceMessageAlarm due_notice(const VoiceMessage& message, Instant now) {
    const VoiceMessageAlarm alarm = alarm_of(message, now);
    if (alarm == VoiceMessageAlarm::none) return alarm;
    if (alarm == VoiceMessageAlarm::reminded) return message.reminded_at ? VoiceMessageAlarm::none : alarm;
    return message.escalated_at ? VoiceMessageAlarm::none : VoiceMessageAlarm::escalated;
}

}  // namespace hotline
