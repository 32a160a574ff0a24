#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/callback/callback.hpp"

namespace hotline::app {

struct CallbackRow {
    CallbackId id;
    std::string number;  ///< masked once the task is closed
    std::string area;
    CallbackState state{};
    CallbackOrigin origin{};
    CallId call;  ///< the latest missed one
    QueueCode queue;
    CallOutcome outcome{};
    Instant missed_at;
    int waited_ms{};  ///< in the queue, that time
    int missed{};     ///< calls of the number since the task began
    Instant opened_at;
    Instant due_at;
    bool overdue{false};
    int attempts{};
    std::optional<Instant> retry_at;
    std::optional<UserId> owner;
    std::string owner_name;
    std::optional<Instant> lease_until;
    std::optional<Instant> dialled_at;
    std::optional<Instant> reached_at;
    std::optional<CallbackClose> closed_as;
    std::optional<Instant> closed_at;
    std::string note;
    std::vector<CallbackSignal> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(CallbackRow, (),
                      (id, number, area, state, origin, call, queue, outcome, missed_at, waited_ms, missed, opened_at, due_at,
                       overdue, attempts, retry_at, owner, owner_name, lease_until, dialled_at, reached_at, closed_as, closed_at,
                       note, allowed_actions))

struct CallbackPage {
    std::vector<CallbackRow> rows;
    std::string next;
    int unfinished{};  ///< all that are not closed, whatever the filter
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CallbackPage, (), (rows, next, unfinished, as_of))

struct CallbackEventView {
    Instant at;
    CallbackSignal what{};
    std::string by_name;  ///< empty: the system
    std::optional<AttemptOutcome> attempt;
    CallId call;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(CallbackEventView, (), (at, what, by_name, attempt, call, note))

struct CallbackView {
    CallbackRow task;
    std::vector<CallbackEventView> history;
};
BOOST_DESCRIBE_STRUCT(CallbackView, (), (task, history))

/// What a person does with a task by hand; `attempted` tells what became of a call he made with another telephone.
BOOST_DEFINE_ENUM_CLASS(CallbackAction, take, give_back, attempted, give_up)
struct ActOnCallback {
    CallbackAction action{};
    std::optional<AttemptOutcome> outcome;  ///< attempted
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ActOnCallback, (), (action, outcome, note))
constexpr auto json_optional(const ActOnCallback*) { return std::array<std::string_view, 1>{"note"}; }

/// Call-backs of a period, counted apart from calls that come in: how many numbers were owed one, and how far each came.
struct CallbackFigures {
    Instant from;
    Instant to;
    Instant as_of;
    int missed{};     ///< numbers that were missed
    int requested{};  ///< numbers that asked for it
    int dialled{};    ///< of both: at least one attempt
    int reached{};
    int got_through{};  ///< called again themselves and were answered
    int given_up{};     ///< closed without having been reached
    int open{};
    std::optional<double> median_to_reach_s;  ///< from the missed call to the answer
};
BOOST_DESCRIBE_STRUCT(CallbackFigures, (),
                      (from, to, as_of, missed, requested, dialled, reached, got_through, given_up, open, median_to_reach_s))

/// data of callback.changed
struct CallbackChanged {
    CallbackId id;
    CallbackState state{};
};
BOOST_DESCRIBE_STRUCT(CallbackChanged, (), (id, state))

}  // namespace hotline::app
