#include "app/callbacks.hpp"

#include <algorithm>

#include "app/people_names.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;
constexpr std::size_t kNoteLimit = 500;

bool may_overrule(const Actor& actor) { return actor.role == Role::supervisor; }

/// Shows tasks to one person within one transaction.
class Viewer {
public:
    Viewer(UnitOfWork& work, const Actor& actor, Instant now)
        : work_(work), actor_(actor), now_(now), names_(work), rules_(work.callbacks.rules()) {}

    [[nodiscard]] CallbackRow row(const CallbackTask& stored) {
        const CallbackTask task = as_of(stored, rules_, now_);
        const bool is_closed = task.state == CallbackState::closed;
        CallbackRow row{.id = task.id,
                        .number = is_closed ? mask_phone(task.number) : task.number,
                        .state = task.state,
                        .origin = task.origin,
                        .call = task.call,
                        .queue = task.queue,
                        .outcome = task.outcome,
                        .missed_at = task.missed_at,
                        .missed = task.missed,
                        .opened_at = task.opened_at,
                        .due_at = task.due_at,
                        .overdue = !is_closed && now_ >= task.due_at,
                        .attempts = task.attempts,
                        .retry_at = task.retry_at,
                        .owner_name = names_.of(task.owner),
                        .lease_until = task.lease_until,
                        .dialled_at = task.dialled_at,
                        .reached_at = task.reached_at,
                        .closed_as = task.closed_as,
                        .closed_at = task.closed_at,
                        .note = task.note,
                        .allowed_actions = allowed_signals(task, actor_.user, may_overrule(actor_))};
        if (task.owner) row.owner = task.owner;
        if (const auto call = work_.calls.find(task.call)) {
            row.area = call->area;
            row.waited_ms = call->wait_ms;
        }
        return row;
    }

    [[nodiscard]] CallbackView view(const CallbackTask& task) {
        CallbackView view{.task = row(task)};
        for (const CallbackEvent& event : work_.callbacks.history(task.id))
            view.history.push_back({event.at, event.what, names_.of(event.by), event.attempt, event.call, event.note});
        return view;
    }

private:
    UnitOfWork& work_;
    Actor actor_;
    Instant now_;
    PeopleNames names_;
    CallbackRules rules_;
};

CallbackSignal signal_of(CallbackAction action) {
    switch (action) {
        case CallbackAction::take: return CallbackSignal::take;
        case CallbackAction::give_back: return CallbackSignal::give_back;
        case CallbackAction::attempted: return CallbackSignal::ended;
        case CallbackAction::give_up: return CallbackSignal::give_up;
    }
    return CallbackSignal::give_back;
}

}  // namespace

CallbackPage list_callbacks(UnitOfWork& work, const Actor& actor, CallbackQuery query, Instant now) {
    CallbackFilter filter{.closed = query.closed, .origin = query.origin, .number = normalise_phone(query.number)};
    if (query.mine) filter.owner = actor.user;
    filter.cursor = std::move(query.cursor);
    filter.limit = std::clamp(query.limit, 1, kLongestPage);
    auto found = work.callbacks.list(filter);
    CallbackPage page{.next = std::move(found.next), .unfinished = work.callbacks.count_unfinished(), .as_of = now};
    Viewer viewer{work, actor, now};
    for (const CallbackTask& task : found.tasks) page.rows.push_back(viewer.row(task));
    return page;
}

std::optional<CallbackView> read_callback(UnitOfWork& work, const Actor& actor, CallbackId id, Instant now) {
    const auto task = work.callbacks.find(id);
    return task ? std::optional{Viewer{work, actor, now}.view(*task)} : std::nullopt;
}

Result<CallbackView, CallbackRefusal> act_on_callback(UnitOfWork& work, const Actor& actor, CallbackId id,
                                                      const ActOnCallback& wanted, Instant now) {
    const std::string note{trimmed(wanted.note)};
    if (!fits(note, kNoteLimit)) return refuse(CallbackRefusal::note_too_long);
    const auto task = work.callbacks.find(id);
    if (!task) return refuse(CallbackRefusal::not_found);
    const CallbackCommand command{.on = signal_of(wanted.action),
                                  .by = actor.user,
                                  .attempt = wanted.outcome,
                                  .note = note,
                                  .may_overrule = may_overrule(actor)};
    const bool in_our_hands = as_of(*task, work.callbacks.rules(), now).state == CallbackState::dialling;
    if (wanted.action == CallbackAction::attempted && in_our_hands) return refuse(CallbackRefusal::not_possible_now);
    const auto after = decide(*task, command, work.callbacks.rules(), now);
    if (!after) return refuse(after.error());
    const auto attempt = wanted.action == CallbackAction::attempted ? wanted.outcome : std::nullopt;
    work.callbacks.save(*after, {.at = now, .what = command.on, .by = actor.user, .attempt = attempt, .note = note});
    return Viewer{work, actor, now}.view(*after);
}

CallbackFigures callback_figures(UnitOfWork& work, Instant from, Instant to, Instant now) {
    CallbackFigures figures = work.callbacks.figures(from, to);
    figures.as_of = now;
    return figures;
}

}  // namespace hotline::app
