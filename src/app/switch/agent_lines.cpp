#include "app/switch/agent_lines.hpp"

namespace hotline::app {
namespace {

constexpr std::chrono::seconds kLongestTest{30};

}  // namespace

DeskRefusal desk_refusal_of(MediaRefusal refusal) {
    switch (refusal) {
        case MediaRefusal::no_port_left: return DeskRefusal::busy;
        case MediaRefusal::bad_session_description: return DeskRefusal::bad_session_description;
        case MediaRefusal::no_common_codec: return DeskRefusal::no_common_codec;
        case MediaRefusal::insecure: return DeskRefusal::insecure;
    }
    return DeskRefusal::busy;
}

Result<std::string, DeskRefusal> AgentLines::open(UserId agent, const std::string& sdp_offer) {
    const Agent* who = agents_.find(agent);
    if (who == nullptr || who->state.presence == Presence::signed_out) return refuse(DeskRefusal::not_signed_in);
    if (who->state.seat != SeatKind::browser) return refuse(DeskRefusal::not_possible_now);
    const LegId known = leg_of(agent);
    const LegId leg = known ? known : context_.ports.ids.next<LegId>();
    auto answer = context_.ports.media.accept_browser(leg, sdp_offer);
    if (!answer) return refuse(desk_refusal_of(answer.error()));
    legs_[agent] = leg;
    owners_[leg] = agent;
    agents_.line_changed(agent, false);  // until the new connection stands
    return *answer;
}

void AgentLines::close(UserId agent) {
    const LegId leg = leg_of(agent);
    if (!leg) return;
    tests_.erase(agent);
    legs_.erase(agent);
    owners_.erase(leg);
    context_.ports.media.close(leg);
    if (agents_.find(agent)->state.seat == SeatKind::browser) agents_.line_changed(agent, false);
}

void AgentLines::test(UserId agent, bool on) {
    const LegId leg = leg_of(agent);
    if (!leg || (!on && !tests_.contains(agent))) return;
    context_.ports.media.echo(leg, on);
    if (!on) {
        tests_.erase(agent);
        return;
    }
    auto& test = tests_[agent];
    if (!test) test = std::make_unique<Countdown>(context_.ports.timers);
    test->start(kLongestTest, [this, agent] { this->test(agent, false); });
}

LegId AgentLines::leg_of(UserId agent) const {
    const auto found = legs_.find(agent);
    return found == legs_.end() ? LegId{} : found->second;
}

bool AgentLines::changed(LegId leg, bool up) {
    const auto owner = owners_.find(leg);
    if (owner == owners_.end()) return false;
    agents_.line_changed(owner->second, up);
    return true;
}

}  // namespace hotline::app
