#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

namespace hotline {

//   in:   offered ──accept──► connected ──hang_up──► releasing ──released──► released
//   out:  invited ──ringing──► alerting ──answered──► connected              any of them ──released──► released
//
// A leg in `releasing` was given up by us: whatever it still says (a late 200, a late 180) means nothing any more.
BOOST_DEFINE_ENUM_CLASS(LegState, offered, invited, alerting, connected, releasing, released)
BOOST_DEFINE_ENUM_CLASS(LegSignal, accept, ringing, answered, hang_up, released)

/// What the owner of legs must do on a transition.
enum class LegAction { nothing, send_answer, use_media, report_ringing, report_answer, send_release, report_release };

struct LegStep {
    LegState to;
    LegAction then;
};

/// Nothing: the signal has no meaning in this state and is ignored (the far end may send anything, any time).
[[nodiscard]] std::optional<LegStep> advance(LegState from, LegSignal on);

}  // namespace hotline
