#include "app/messages/letters.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
#include "app/take_case.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_number.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;
constexpr std::size_t kNoteLimit = 500;
constexpr std::size_t kShortestKey = 16;

bool may_overrule(const Actor& actor) { return actor.role == Role::supervisor; }

/// Shows letters to one person within one transaction.
class Viewer {
public:
    Viewer(UnitOfWork& work, const LetterReader& reader) : work_(work), reader_(reader), names_(work) {}

    [[nodiscard]] LetterRow row(const Letter& m) {
        const bool hides = m.state == LetterState::done && m.channel == WrittenChannel::sms;
        LetterRow row{.id = m.id,
                      .channel = m.channel,
                      .gateway = m.gateway,
                      .sender = hides ? mask_phone(m.sender) : m.sender,
                      .text = m.text,
                      .received_at = m.received_at,
                      .due_at = m.due_at,
                      .overdue = is_overdue(m, reader_.now),
                      .state = m.state,
                      .owner_name = names_.of(m.owner),
                      .lease_until = m.lease_until,
                      .responded_at = m.responded_at,
                      .result = m.result,
                      .note = m.note,
                      .allowed_actions = allowed_actions(m, reader_.actor.user, may_overrule(reader_.actor))};
        if (m.owner) row.owner = m.owner;
        if (m.about) row.about = m.about;
        if (const auto found = m.about ? work_.cases.find(m.about) : std::nullopt) row.case_number = found->number;
        return row;
    }

    [[nodiscard]] LetterView view(const Letter& letter) {
        LetterView view{.letter = row(letter), .can_answer = reader_.rules.find(letter.gateway) != nullptr};
        for (const LetterEvent& event : work_.letters.history(letter.id))
            view.history.push_back({event.at, event.what, names_.of(event.by), event.note});
        for (const Message& each : work_.outbox.of_letter(letter.id)) view.messages.push_back(view_of(each, names_));
        return view;
    }

private:
    UnitOfWork& work_;
    const LetterReader& reader_;
    PeopleNames names_;
};

std::string key_of(const Letter& letter, const ActOnLetter& wanted) {
    return "letter:" + std::to_string(letter.id.value) + ':' + wanted.key;
}

/// The answer of a letter, written by whoever has it.
std::optional<MessageRefusal> answer(UnitOfWork& work, const MessageDeps& deps, const Letter& letter,
                                     const LetterCommand& command, const ActOnLetter& wanted, Instant now) {
    const auto written = write_message(work, deps,
                                       {.key = key_of(letter, wanted),
                                        .gateway = letter.gateway,
                                        .purpose = MessagePurpose::answer,
                                        .to = letter.sender,
                                        .text = wanted.text,
                                        .about = letter.about,
                                        .answers = letter.id,
                                        .by = command.by},
                                       now);
    return written ? std::nullopt : std::optional{written.error()};
}

std::optional<CaseId> case_to_link(UnitOfWork& work, const Actor& actor, const std::string& number, Instant now) {
    const auto found = work.cases.find_by_number(tidy_case_number(number));
    if (!found || !CaseViewer(work, actor, now).sees(*found)) return std::nullopt;
    return found->id;
}

CaseChannel channel_of(WrittenChannel channel) {
    switch (channel) {
        case WrittenChannel::sms: return CaseChannel::sms;
        case WrittenChannel::platform: return CaseChannel::platform;
        case WrittenChannel::letterbox: break;
    }
    return CaseChannel::letterbox;
}

LetterChanged lapsed(UnitOfWork& work, const Letter& letter, Instant now) {
    const LetterCommand command{.action = LetterAction::lapse, .by = {}, .note = {}, .about = {}};
    const auto back = decide(letter, command, now);
    work.letters.save(back.value(), {.at = now, .what = LetterStep::lapsed, .by = letter.owner, .note = {}});
    return {letter.id, back->state, is_overdue(letter, now)};
}

LetterChanged reported(UnitOfWork& work, Letter letter, Instant now) {
    letter.reported_at = now;
    work.letters.save(letter, {.at = now, .what = LetterStep::overdue, .by = {}, .note = {}});
    return {letter.id, letter.state, true};
}

}  // namespace

LetterPage list_letters(UnitOfWork& work, const LetterReader& reader, const LetterQuery& query) {
    LetterFilter filter{.state = query.state, .channel = query.channel, .limit = std::clamp(query.limit, 1, kLongestPage)};
    if (query.mine) filter.owner = reader.actor.user;
    LetterPage page{.open = work.letters.count(LetterState::open), .as_of = reader.now};
    Viewer viewer{work, reader};
    for (const Letter& letter : work.letters.list(filter)) page.rows.push_back(viewer.row(letter));
    return page;
}

std::optional<LetterView> read_letter(UnitOfWork& work, const LetterReader& reader, LetterId id) {
    const auto letter = work.letters.find(id);
    return letter ? std::optional{Viewer{work, reader}.view(*letter)} : std::nullopt;
}

std::expected<LetterView, LetterFault> act_on_letter(UnitOfWork& work, const MessageDeps& deps, const Actor& actor, LetterId id,
                                                     const ActOnLetter& wanted, Instant now) {
    const auto letter = work.letters.find(id);
    if (!letter) return std::unexpected(LetterRefusal::not_found);
    const std::string text{trimmed(wanted.text)};
    const bool finishes = wanted.action == LetterAction::finish;
    if (finishes && count_characters(text) > kNoteLimit) return std::unexpected(LetterRefusal::note_too_long);
    const LetterReader reader{actor, deps.rules, now};
    const bool replies = wanted.action == LetterAction::reply;
    if (replies && work.outbox.find_by_key(key_of(*letter, wanted))) return Viewer{work, reader}.view(*letter);
    LetterCommand command{
        .action = wanted.action, .by = actor.user, .note = text, .about = {}, .may_overrule = may_overrule(actor)};
    const bool by_itself = wanted.action == LetterAction::file || wanted.action == LetterAction::lapse;
    if (by_itself) return std::unexpected(LetterRefusal::not_possible_now);
    if (wanted.action == LetterAction::link) {
        const auto found = case_to_link(work, actor, wanted.case_number, now);
        if (!found) return std::unexpected(LetterRefusal::no_such_case);
        command.about = *found;
    }
    const auto after = decide(*letter, command, now);
    if (!after) return std::unexpected(after.error());
    if (replies) {
        if (wanted.key.size() < kShortestKey) return std::unexpected(LetterRefusal::not_possible_now);
        if (const auto fault = answer(work, deps, *letter, command, wanted, now)) return std::unexpected(*fault);
    }
    work.letters.save(*after, {.at = now, .what = step_of(wanted.action), .by = actor.user, .note = finishes ? text : ""});
    return Viewer{work, reader}.view(*after);
}

FiledLetter file_letter(UnitOfWork& work, const Actor& actor, LetterId id, const NewCase& wanted, Instant now, CaseDeps& deps) {
    const auto letter = work.letters.find(id);
    if (!letter) return std::unexpected(LetterRefusal::not_found);
    LetterCommand command{
        .action = LetterAction::file, .by = actor.user, .note = {}, .about = {}, .may_overrule = may_overrule(actor)};
    if (const auto possible = decide(*letter, command, now); !possible) return std::unexpected(possible.error());
    auto done = take_case(work, actor, wanted, now, deps, channel_of(letter->channel));
    if (!done) return std::unexpected(std::move(done.error()));
    command.about = done->view.id;
    const auto filed = decide(*letter, command, now);
    work.letters.save(filed.value(), {.at = now, .what = LetterStep::filed, .by = actor.user, .note = done->view.number});
    return std::move(*done);
}

std::vector<LetterChanged> take_letter_clock(UnitOfWork& work, Instant now) {
    std::vector<LetterChanged> changes;
    for (const Letter& each : work.letters.awaiting_clock(now)) {
        if (has_lapsed(each, now)) changes.push_back(lapsed(work, each, now));
        const auto fresh = work.letters.find(each.id);
        if (fresh && is_overdue(*fresh, now) && !fresh->reported_at) changes.push_back(reported(work, *fresh, now));
    }
    return changes;
}

}  // namespace hotline::app
