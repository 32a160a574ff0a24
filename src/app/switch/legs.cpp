#include "app/switch/legs.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <utility>

#include "base/log.hpp"

namespace hotline::app {
namespace {

// Dynamic payload type of telephone-event in our own offers; the number most peers use too.
constexpr std::uint8_t kEventType = 101;

const char* name_of(LegState state) { return boost::describe::enum_to_string(state, "?"); }

DialRefusal refusal_of(TrunkRefusal why) {
    switch (why) {
        case TrunkRefusal::no_such_group: return DialRefusal::no_trunk;
        case TrunkRefusal::all_busy: return DialRefusal::trunks_busy;
        case TrunkRefusal::all_down: return DialRefusal::trunks_down;
    }
    return DialRefusal::no_trunk;
}

bool is_unanswered(LegState state) { return state == LegState::invited || state == LegState::alerting; }

}  // namespace

Result<void, MediaRefusal> Legs::accept(const IncomingCall& incoming) {
    auto local = context_.ports.media.open_rtp(incoming.leg);
    if (!local) return hotline::refuse(local.error());
    local->codec = incoming.remote.codec;
    local->event_type = incoming.remote.port == 0 ? std::optional{kEventType} : incoming.remote.event_type;
    if (incoming.remote.port != 0) context_.ports.media.set_remote(incoming.leg, incoming.remote);
    signal(incoming.leg, LegSignal::accept, &*local, {});
    return {};
}

Result<LegId, MediaRefusal> Legs::invite(CallId call, LegRole role, const std::string& extension,
                                         const std::string& shown_number) {
    const auto leg = context_.ports.ids.next<LegId>();
    auto local = context_.ports.media.open_rtp(leg);
    if (!local) return hotline::refuse(local.error());
    local->event_type = kEventType;
    legs_.emplace(leg, Leg{LegState::invited, {call, role}});
    context_.ports.signalling.invite(leg, extension, shown_number, *local);
    return leg;
}

Result<LegId, DialRefusal> Legs::dial(CallId call, LegRole role, const OutsideNumber& to) {
    const auto leg = context_.ports.ids.next<LegId>();
    auto local = context_.ports.media.open_rtp(leg);
    if (!local) return hotline::refuse(DialRefusal::no_sound);
    local->event_type = kEventType;
    legs_.emplace(leg, Leg{LegState::invited, {call, role}});
    if (const auto dialled = trunks_.dial(leg, to, *local); !dialled) {
        legs_.erase(leg);
        context_.ports.media.close(leg);
        return hotline::refuse(refusal_of(dialled.error()));
    }
    return leg;
}

Result<LegId, MediaRefusal> Legs::accept_page(CallId call, const std::string& sdp_offer, std::string& answer) {
    const auto leg = context_.ports.ids.next<LegId>();
    auto local = context_.ports.media.accept_browser(leg, sdp_offer);
    if (!local) return hotline::refuse(local.error());
    answer = std::move(*local);
    legs_.emplace(leg, Leg{LegState::connected, {call, LegRole::caller}, true});
    return leg;
}

bool Legs::is_held(LegId leg) const {
    const auto found = legs_.find(leg);
    return found != legs_.end() && found->second.held;
}

void Legs::give_role(LegId leg, LegRole role) {
    if (const auto found = legs_.find(leg); found != legs_.end()) found->second.owner.role = role;
}

void Legs::hang_up(LegId leg, ReleaseCause cause) { signal(leg, LegSignal::hang_up, nullptr, cause); }

std::optional<Legs::Owner> Legs::owner_of(LegId leg) const {
    const auto found = legs_.find(leg);
    if (found == legs_.end() || found->second.state == LegState::releasing) return std::nullopt;
    return found->second.owner;
}

void Legs::early_sound(LegId reported, const RtpDescription& remote) {
    const LegId id = trunks_.leg_of(reported);
    const auto found = legs_.find(id);
    if (found == legs_.end()) return;
    if (is_unanswered(found->second.state)) context_.ports.media.set_remote(id, remote);
}

void Legs::sounds(LegId id) {
    const auto found = legs_.find(id);
    if (found == legs_.end() || !is_unanswered(found->second.state)) return;
    const Owner owner = found->second.owner;
    signal(id, LegSignal::ringing, nullptr, {});
    events_.leg_sounds(owner.call, id, owner.role);
}

void Legs::released(LegId reported, ReleaseCause cause) {
    const LegId leg = trunks_.leg_of(reported);
    const auto found = legs_.find(leg);
    if (found == legs_.end()) return;
    if (found->second.state == LegState::invited && trunks_.try_next(leg, cause)) return;
    signal(leg, LegSignal::released, nullptr, cause);
}

void Legs::media_changed(LegId reported, const RtpDescription& remote) {
    const LegId id = trunks_.leg_of(reported);
    const auto found = legs_.find(id);
    if (found == legs_.end() || found->second.state != LegState::connected) return;
    Leg& leg = found->second;
    context_.ports.media.set_remote(id, remote);
    const bool held = !remote.receives;
    if (std::exchange(leg.held, held) == held) return;
    const Owner owner = leg.owner;  // the report may end the leg
    events_.leg_held(owner.call, id, owner.role, held);
}

void Legs::signal(LegId id, LegSignal on, const RtpDescription* sound, ReleaseCause cause) {
    const auto found = legs_.find(id);
    if (found == legs_.end()) return;
    const auto step = advance(found->second.state, on);
    if (!step) return;
    log::debug("leg {} {} -> {}", id.value, name_of(found->second.state), name_of(step->to));
    found->second.state = step->to;
    const Leg leg = found->second;
    // A page has no far end that would still report its release.
    const bool is_over = step->to == LegState::released || (leg.is_page && step->to == LegState::releasing);
    if (is_over) legs_.erase(found);
    if (step->to == LegState::released) trunks_.over(id);
    perform(id, leg, step->then, sound, cause);
}

void Legs::perform(LegId id, const Leg& leg, LegAction action, const RtpDescription* sound, ReleaseCause cause) {
    switch (action) {
        case LegAction::nothing: return;
        case LegAction::send_answer: return context_.ports.signalling.answer(id, *sound);
        case LegAction::use_media: return context_.ports.media.set_remote(id, *sound);
        case LegAction::report_ringing: return events_.leg_rings(leg.owner.call, id, leg.owner.role);
        case LegAction::report_answer:
            context_.ports.media.set_remote(id, *sound);
            return events_.leg_answered(leg.owner.call, id, leg.owner.role);
        case LegAction::send_release:
            context_.ports.media.close(id);
            if (!leg.is_page) context_.ports.signalling.hang_up(trunks_.attempt_of(id), cause);
            return;
        case LegAction::report_release:
            context_.ports.media.close(id);
            return events_.leg_gone(leg.owner.call, id, leg.owner.role, cause);
    }
}

}  // namespace hotline::app
