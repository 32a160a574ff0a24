#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "domain/acd/decision.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::app {

struct CallRow {
    CallId id;
    Instant offered_at;
    std::string number;  ///< masked where the reader may not see it
    std::string area;
    CallChannel channel{};
    CallDirection direction{};
    std::string choice;
    QueueCode queue;
    std::optional<UserId> agent;
    std::string agent_name;
    std::optional<CallOutcome> outcome;  ///< absent while the call lasts
    int flow_ms{};                       ///< in the IVR
    int wait_ms{};                       ///< in the queue
    int talk_ms{};
    std::optional<RecordingId> recording;
    std::optional<Satisfaction> satisfaction;  ///< what the citizen pressed when the flow asked him
};
BOOST_DESCRIBE_STRUCT(CallRow, (),
                      (id, offered_at, number, area, channel, direction, choice, queue, agent, agent_name, outcome, flow_ms,
                       wait_ms, talk_ms, recording, satisfaction))

struct CallPage {
    std::vector<CallRow> rows;
    std::string next;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CallPage, (), (rows, next, as_of))

struct CallEventView {
    Instant at;
    std::string type;    ///< the fact's name in snake_case, e.g. "queue_joined"
    std::string detail;  ///< short, language-neutral: a node, key, queue code, agent name
};
BOOST_DESCRIBE_STRUCT(CallEventView, (), (at, type, detail))

struct CallView {
    CallRow call;
    std::vector<CallEventView> events;
    std::vector<CaseRow> cases;
};
BOOST_DESCRIBE_STRUCT(CallView, (), (call, events, cases))

struct NamedAgent {
    UserId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedAgent, (), (id, name))

/// One of the best agents of a decision.
struct DecisionChoiceView {
    NamedAgent agent;
    std::int64_t measure{};  ///< what the strategy compares: calls, seconds talked, seconds idle, level or seat number
};
BOOST_DESCRIBE_STRUCT(DecisionChoiceView, (), (agent, measure))

/// Agents of the queue who were not to be had, for one reason.
struct DecisionGroupView {
    Unfit why{};
    int count{};
    std::vector<NamedAgent> first;  ///< a few of them
};
BOOST_DESCRIBE_STRUCT(DecisionGroupView, (), (why, count, first))

/// Why a call went to this agent at this moment, or to nobody.
struct DecisionView {
    Instant at;
    DecisionCause cause{};
    QueueCode queue;
    Strategy strategy{};
    int waited_s{};
    int need_fell_by{};                ///< steps by which the queue asks less than at first
    std::optional<NamedAgent> chosen;  ///< absent: nobody was to be had
    int eligible{};                    ///< how many could have taken it
    std::vector<DecisionChoiceView> best;
    std::vector<DecisionGroupView> unfit;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (at, cause, queue, strategy, waited_s, need_fell_by, chosen, eligible, best, unfit))

struct DecisionList {
    std::vector<DecisionView> decisions;
};
BOOST_DESCRIBE_STRUCT(DecisionList, (), (decisions))

/// The screen pop: what we know of a number.
struct ContactView {
    std::string number;
    std::string area;
    std::string name;  ///< as given in the latest case; empty when unknown
    int calls_total{};
    std::vector<CallRow> calls;  ///< newest first, at most 20
    std::vector<CaseRow> cases;  ///< newest first, at most 20
};
BOOST_DESCRIBE_STRUCT(ContactView, (), (number, area, name, calls_total, calls, cases))

}  // namespace hotline::app
