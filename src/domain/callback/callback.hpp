#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/call/call_event.hpp"
#include "domain/ids.hpp"

namespace hotline {

//   open ◄──► leased ──► dialling ──► closed
//     ▲  └────────────────▲  │
//     └─────────────────────-┘
//
//   open      waits for somebody; not before retry_at, when that is set
//   leased    one person has it, for a limited time; nobody else may dial
//   dialling  exactly one attempt is under way
//   closed    over, with the reason; it never opens again: the next missed call of the number makes a new task
BOOST_DEFINE_ENUM_CLASS(CallbackState, open, leased, dialling, closed)

/// Why somebody is to be rung back: he was missed, or asked for it in the queue.
BOOST_DEFINE_ENUM_CLASS(CallbackOrigin, missed, requested)

/// What became of one attempt.
BOOST_DEFINE_ENUM_CLASS(AttemptOutcome, reached, no_answer, busy, invalid, failed)

/// Why a task is over. got_through: the citizen called again and was answered.
BOOST_DEFINE_ENUM_CLASS(CallbackClose, reached, got_through, invalid_number, attempts_used_up, given_up)

BOOST_DEFINE_ENUM_CLASS(CallbackRefusal, not_found, not_possible_now, taken_by_other, note_needed, note_too_long)

/// What happens to a task. take, give_back and give_up are a person's; the rest follows from calls and time.
BOOST_DEFINE_ENUM_CLASS(CallbackSignal, missed_again, take, give_back, lease_over, dial, ended, got_through, give_up)

struct CallbackRules {
    int max_attempts{3};
    std::vector<int> retry_after_min{15, 60, 240};  ///< after the first, second, … attempt; the last holds for all further ones
    int lease_min{10};                              ///< how long a person may keep a task without dialling
    int attempt_min{60};                            ///< an attempt of which nothing is heard for so long is over
    int due_after_min{240};                         ///< from the missed call to the first answer
};

/// One number to be rung back. Counts numbers, not calls: who was missed ten times is rung once.
struct CallbackTask {
    CallbackId id;
    std::string number;
    CallbackState state{CallbackState::open};
    CallbackOrigin origin{CallbackOrigin::missed};
    CallId call;  ///< the latest missed one
    QueueCode queue;
    CallOutcome outcome{CallOutcome::abandoned_queue};  ///< how that call ended
    Instant missed_at;
    int missed{1};  ///< calls of the number since the task began
    Instant opened_at;
    Instant due_at;
    int attempts{0};
    UserId owner{};  ///< of the lease or the attempt; 0: nobody
    std::optional<Instant> lease_until;
    std::optional<Instant> retry_at;
    CallId attempt;                     ///< the call of the attempt under way or the last one; 0: none, or dialled by hand
    std::optional<Instant> dialled_at;  ///< first time; with reached_at the task's own funnel
    std::optional<Instant> reached_at;
    std::optional<CallbackClose> closed_as;
    std::optional<Instant> closed_at;
    std::string note;
};

struct CallbackCommand {
    CallbackSignal on{};
    UserId by{};                              ///< 0: the system
    CallId call;                              ///< missed_again, dial, ended
    std::optional<AttemptOutcome> attempt{};  ///< ended
    std::string note;                         ///< ended, give_up
    bool may_overrule{false};                 ///< a supervisor may act on another's lease
};

/// What a missed call says to a task.
struct MissedCall {
    CallId call;
    std::string number;
    QueueCode queue;
    CallOutcome outcome{CallOutcome::abandoned_queue};
    Instant at;
    CallbackOrigin origin{CallbackOrigin::missed};
};

[[nodiscard]] CallbackTask begin_callback(CallbackId id, const MissedCall& missed, const CallbackRules& rules);

/// Takes another missed call of the same number into an unfinished task.
[[nodiscard]] CallbackTask missed_again(CallbackTask task, const MissedCall& missed);

/// The task as time has made it: leases and attempts of which nothing was heard end by themselves.
[[nodiscard]] CallbackTask as_of(CallbackTask task, const CallbackRules& rules, Instant now);

/// The next task, or why not. A lease or attempt that has run out counts as over before anything else is decided.
[[nodiscard]] Result<CallbackTask, CallbackRefusal> decide(const CallbackTask& task, const CallbackCommand& command,
                                                           const CallbackRules& rules, Instant now);

/// What a person may do with a task as_of() now, for the page's buttons.
[[nodiscard]] std::vector<CallbackSignal> allowed_signals(const CallbackTask& now, UserId by, bool may_overrule);

}  // namespace hotline
