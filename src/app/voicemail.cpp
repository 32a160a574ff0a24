#include "app/voicemail.hpp"

#include <algorithm>

#include "app/people_names.hpp"
#include "app/take_case.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;
constexpr std::size_t kNoteLimit = 500;

bool may_overrule(const Actor& actor) { return actor.role == Role::supervisor; }

/// Shows messages to one person within one transaction.
class Viewer {
public:
    Viewer(UnitOfWork& work, const Actor& actor, Instant now) : work_(work), actor_(actor), now_(now), names_(work) {}

    [[nodiscard]] VoiceMessageRow row(const VoiceMessage& m) {
        VoiceMessageRow row{.id = m.id,
                            .call = m.call,
                            .recording = m.recording,
                            .mailbox = m.mailbox,
                            .number = m.state == VoiceMessageState::done ? mask_phone(m.number) : m.number,
                            .queue = m.queue,
                            .reason = m.reason,
                            .left_at = m.left_at,
                            .length_ms = m.length_ms,
                            .state = m.state,
                            .alarm = alarm_of(m, now_),
                            .due_at = m.due_at,
                            .owner_name = names_.of(m.owner),
                            .heard_by_name = names_.of(m.heard_by),
                            .heard_at = m.heard_at,
                            .result = m.result,
                            .note = m.note,
                            .done_at = m.done_at,
                            .allowed_actions = allowed_actions(m, actor_.user, may_overrule(actor_))};
        if (m.owner) row.owner = m.owner;
        if (m.filed_as) row.filed_as = m.filed_as;
        if (const auto filed = m.filed_as ? work_.cases.find(m.filed_as) : std::nullopt) row.case_number = filed->number;
        if (const auto call = work_.calls.find(m.call)) row.area = call->area;
        return row;
    }

    [[nodiscard]] VoiceMessageView view(const VoiceMessage& message) {
        VoiceMessageView view{.message = row(message)};
        for (const VoiceMessageEvent& event : work_.voicemail.history(message.id))
            view.history.push_back({event.at, event.what, names_.of(event.by), event.note});
        return view;
    }

private:
    UnitOfWork& work_;
    Actor actor_;
    Instant now_;
    PeopleNames names_;
};

VoiceMessageChanged change_of(const VoiceMessage& message, VoiceMessageAlarm alarm) { return {message.id, message.state, alarm}; }

}  // namespace

VoiceMessagePage list_voice_messages(UnitOfWork& work, const Actor& actor, VoiceMessageQuery query, Instant now) {
    VoiceMessageFilter filter{.state = query.state, .number = normalise_phone(query.number)};
    if (query.mine) filter.owner = actor.user;
    filter.cursor = std::move(query.cursor);
    filter.limit = std::clamp(query.limit, 1, kLongestPage);
    auto found = work.voicemail.list(filter);
    VoiceMessagePage page{.next = std::move(found.next), .open = work.voicemail.count(VoiceMessageState::open), .as_of = now};
    Viewer viewer{work, actor, now};
    for (const VoiceMessage& message : found.messages) page.rows.push_back(viewer.row(message));
    return page;
}

std::optional<VoiceMessageView> read_voice_message(UnitOfWork& work, const Actor& actor, VoiceMessageId id, Instant now) {
    const auto message = work.voicemail.find(id);
    return message ? std::optional{Viewer{work, actor, now}.view(*message)} : std::nullopt;
}

Result<VoiceMessageView, VoiceMessageRefusal> act_on_voice_message(UnitOfWork& work, const Actor& actor, VoiceMessageId id,
                                                                   const ActOnVoiceMessage& wanted, Instant now) {
    if (wanted.action == VoiceMessageAction::file) return refuse(VoiceMessageRefusal::not_possible_now);
    const std::string note{trimmed(wanted.note)};
    if (!fits(note, kNoteLimit)) return refuse(VoiceMessageRefusal::note_too_long);
    const auto message = work.voicemail.find(id);
    if (!message) return refuse(VoiceMessageRefusal::not_found);
    const VoiceMessageCommand command{
        .action = wanted.action, .by = actor.user, .result = wanted.result, .note = note, .may_overrule = may_overrule(actor)};
    const auto after = decide(*message, command, now);
    if (!after) return refuse(after.error());
    const bool heard_before = wanted.action == VoiceMessageAction::hear && message->heard_at;
    if (!heard_before) work.voicemail.save(*after, {.at = now, .what = step_of(wanted.action), .by = actor.user, .note = note});
    return Viewer{work, actor, now}.view(*after);
}

FiledMessage file_voice_message(UnitOfWork& work, const Actor& actor, VoiceMessageId id, NewCase wanted, Instant now,
                                CaseDeps& deps) {
    const auto message = work.voicemail.find(id);
    if (!message) return std::unexpected(VoiceMessageRefusal::not_found);
    VoiceMessageCommand command{.action = VoiceMessageAction::file, .by = actor.user, .may_overrule = may_overrule(actor)};
    if (const auto possible = decide(*message, command, now); !possible) return std::unexpected(possible.error());
    wanted.call = message->call;
    auto done = take_case(work, actor, wanted, now, deps);
    if (!done) return std::unexpected(std::move(done.error()));
    command.filed_as = done->view.id;
    work.voicemail.save(*decide(*message, command, now),
                        {.at = now, .what = VoiceMessageStep::filed, .by = actor.user, .note = done->view.number});
    return std::move(*done);
}

std::vector<VoiceMessageChanged> take_due_notices(UnitOfWork& work, Instant now) {
    std::vector<VoiceMessageChanged> notices;
    for (VoiceMessage& message : work.voicemail.awaiting_notice(now)) {
        const VoiceMessageAlarm alarm = due_notice(message, now);
        const bool is_alarm = alarm == VoiceMessageAlarm::escalated;
        if (is_alarm) message.escalated_at = now;
        if (!message.reminded_at) message.reminded_at = now;
        work.voicemail.save(message, {.at = now, .what = is_alarm ? VoiceMessageStep::escalated : VoiceMessageStep::reminded});
        notices.push_back(change_of(message, alarm));
    }
    return notices;
}

}  // namespace hotline::app
