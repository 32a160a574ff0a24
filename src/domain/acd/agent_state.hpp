#pragma once
#include <boost/describe/enum.hpp>
#include <string>

#include "domain/ids.hpp"

namespace hotline {

/// The three independent axes of a seat (requirements F.2, S57).
BOOST_DEFINE_ENUM_CLASS(Presence, signed_out, signed_in)
BOOST_DEFINE_ENUM_CLASS(Work, away, ready, reserved, talking, holding, wrap_up, supervising)
BOOST_DEFINE_ENUM_CLASS(Line, down, idle, ringing, busy)

BOOST_DEFINE_ENUM_CLASS(AwayReason, just_signed_in, rest, meal, training, meeting, not_answering, refusing, line_lost, other)
/// Where the agent's sound is: the page's own WebRTC line, or a registered SIP phone.
BOOST_DEFINE_ENUM_CLASS(SeatKind, browser, phone)

/// What an agent is to the call he is in: he leads it for somebody who called, is consulted in another's, or began it himself.
BOOST_DEFINE_ENUM_CLASS(CallPart, leads, consulted, dialled)

/// One change of an agent's state; appended, replayed at start.
struct AgentEvent {
    UserId agent;
    Instant at;
    Presence presence;
    Work work;
    AwayReason reason;  ///< meaningful while away
    SeatKind seat;
    UserId by{};                     ///< the supervisor who forced it; 0: nobody did
    std::string note{};              ///< why he did
    CallPart part{CallPart::leads};  ///< while he talks
};

}  // namespace hotline
