#include "domain/acd/shift_tally.hpp"

#include "domain/acd/agent_machine.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

// Longer than any meal, shorter than the time between two shifts of one person.
constexpr Duration kBetweenShifts = 4h;

bool is_pause(Presence presence, Work work) { return presence == Presence::signed_out || work == Work::away; }

}  // namespace

void ShiftBook::on(const AgentEvent& event) {
    Page& page = pages_[event.agent];
    const bool paused = is_pause(page.presence, page.work);
    const bool is_new =
        event.presence == Presence::signed_in && (!page.tally || (paused && event.at - page.pauses_since >= kBetweenShifts));
    if (is_new) page.tally = newcomer(event.agent);
    const bool answers = talks(event.work) && event.part == CallPart::leads;
    if (page.tally && answers && !page.answers) ++page.tally->answered;
    if (!talks(page.work) && talks(event.work)) page.talks_since = event.at;
    // Straight from a talk to ready is no end of a call: the program died, and nobody knows when the call did.
    if (page.tally && talks(page.work) && !talks(event.work) && event.work != Work::ready)
        page.tally->talked += event.at - page.talks_since;
    if (is_pause(event.presence, event.work) && (!paused || is_new)) page.pauses_since = event.at;
    page.presence = event.presence;
    page.work = event.work;
    page.answers = answers;
}

const ShiftTally* ShiftBook::of(UserId agent) const {
    const auto page = pages_.find(agent);
    return page == pages_.end() || !page->second.tally ? nullptr : &*page->second.tally;
}

ShiftTally ShiftBook::newcomer(UserId agent) const {
    ShiftTally tally;
    int others = 0;
    for (const auto& [id, page] : pages_) {
        if (id == agent || !page.tally || page.presence == Presence::signed_out) continue;
        ++others;
        tally.calls_before += page.tally->calls();
        tally.talk_before += page.tally->talk();
    }
    if (others == 0) return tally;
    tally.calls_before /= others;
    tally.talk_before /= others;
    return tally;
}

}  // namespace hotline
