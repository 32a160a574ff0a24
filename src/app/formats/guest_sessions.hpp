#pragma once
#include "app/formats/calls.hpp"
#include "base/json/rules.hpp"
#include "domain/acd/guest_session.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(GuestSession, (), (id, guest, topic, queue, from, to, cancelled))
}

namespace hotline::app {

struct PlanGuestSession {
    std::string guest;
    std::string topic;
    QueueCode queue;
    Instant from;
    Instant to;
};
BOOST_DESCRIBE_STRUCT(PlanGuestSession, (), (guest, topic, queue, from, to))
constexpr json::Rules json_rules(const PlanGuestSession*, std::string_view member) {
    if (member == "guest") return {.min_len = 1, .max_len = 60};
    if (member == "topic") return {.min_len = 1, .max_len = 200};
    return {};
}

struct GuestSessionList {
    std::vector<GuestSession> sessions;  ///< the latest first
    std::vector<QueueCode> queues;       ///< in which one may be planned
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(GuestSessionList, (), (sessions, queues, as_of))

/// A session with what came of it.
struct GuestSessionView {
    GuestSession session;
    std::vector<CallRow> calls;  ///< that joined its queue while it ran, the earliest first
    std::vector<CaseRow> cases;  ///< recorded in these calls
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(GuestSessionView, (), (session, calls, cases, as_of))

}  // namespace hotline::app
