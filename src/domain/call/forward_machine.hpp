#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

namespace hotline {

//   ringing ──► asked ──► taken
//      │           │
//      └───────────┴────► failed
//
//   ringing  the number outside rings, the citizen hears music
//   asked    somebody, or something, picked up and is asked to press the key: a mobile's own mailbox cannot
//   taken    a person pressed it: he has the citizen
//   failed   nobody did; the next number is tried
BOOST_DEFINE_ENUM_CLASS(ForwardState, ringing, asked, taken, failed)
BOOST_DEFINE_ENUM_CLASS(ForwardSignal, picked_up, confirmed, gone, time_over)

enum class ForwardAction { nothing, ask, connect, try_next };

struct ForwardStep {
    ForwardState to;
    ForwardAction then;
};

/// Nothing: the signal has no meaning in this state.
[[nodiscard]] std::optional<ForwardStep> advance(ForwardState from, ForwardSignal on);

}  // namespace hotline
