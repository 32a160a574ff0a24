#include "domain/calendar/lamp.hpp"

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

constexpr int kYellowPart = 4;  // yellow in the last quarter
constexpr std::chrono::hours kAroundTheClock{24};

struct Share {
    Duration left;
    Duration whole;
};

Share share_left(const DueClock& clock, const Calendar& calendar, Instant now) {
    const Share plain{clock.due_at - now, clock.due_at - clock.started_at};
    if (plain.whole <= kAroundTheClock) return plain;
    return {working_time_between(calendar, now, clock.due_at), working_time_between(calendar, clock.started_at, clock.due_at)};
}

}  // namespace

Lamp lamp_of(const DueClock& clock, const Calendar& calendar, Instant now) {
    if (clock.stopped_at) return *clock.stopped_at <= clock.due_at ? Lamp::green : Lamp::red;
    if (clock.paused_at) now = *clock.paused_at;
    if (now > clock.due_at) return Lamp::red;
    const Share share = share_left(clock, calendar, now);
    return share.left * kYellowPart <= share.whole ? Lamp::yellow : Lamp::green;
}

}  // namespace hotline
