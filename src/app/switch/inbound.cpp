#include "app/switch/inbound.hpp"

#include <algorithm>

#include "app/switch/agent_lines.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {

const Route* Inbound::route_to(const std::string& number) const {
    const auto& routes = context_.config->routes;
    const auto route = std::ranges::find(routes, number, &Route::number);
    return route != routes.end() && context_.config->flows.contains(route->flow) ? &*route : nullptr;
}

void Inbound::apply_blacklist(Call& call) const {
    const Bar* bar = context_.blacklist->find(call.from, call.arrived_at);
    if (bar == nullptr) return;
    parts_.calls.note(call.id, call_event::Barred{bar->id});
    if (bar->what.treatment == BarTreatment::last_in_line) {
        call.last_in_line = true;
    } else {
        call.barred = true;
        call.flow = context_.config->barred_flow;
    }
}

Call& Inbound::begin(CallChannel channel, const std::string& from, const std::string& to) {
    Call call{.id = context_.ports.ids.next<CallId>(), .channel = channel, .from = normalise_phone(from), .to = to};
    parts_.kept.give_up(call.from);
    call.area = area_of(call.from, context_.config->areas);
    call.arrived_at = context_.now();
    call.config = context_.config;
    if (const Route* route = route_to(to)) call.flow = route->flow;
    parts_.calls.note(call.id, call_event::Offered{call.from, to, channel});
    apply_blacklist(call);
    return parts_.calls.add(std::move(call));
}

std::optional<Inbound::No> Inbound::reason_to_refuse(const IncomingCall& incoming, const Call& call) const {
    if (is_closed_) return No{CallSignal::broken, ReleaseCause::temporary_failure};
    if (incoming.replaces) return No{CallSignal::blocked, ReleaseCause::not_allowed};
    if (incoming.listener == Listener::phone && parts_.agents.at_phone(incoming.from) != nullptr)
        return No{CallSignal::blocked, ReleaseCause::not_allowed};
    if (route_to(incoming.to) == nullptr) return No{CallSignal::blocked, ReleaseCause::unallocated_number};
    if (is_shut_out(call)) return No{CallSignal::blocked, ReleaseCause::rejected};
    return std::nullopt;
}

bool Inbound::is_shut_out(const Call& call) const { return call.barred && !context_.config->flows.contains(call.flow); }

void Inbound::arrive(const IncomingCall& incoming) {
    if (!is_closed_ && parts_.phones.consults(incoming)) return;
    Call& call =
        begin(incoming.listener == Listener::trunk ? CallChannel::trunk : CallChannel::phone, incoming.from, incoming.to);
    const CallId id = call.id;
    call.caller_leg = incoming.leg;
    parts_.legs.offered(incoming.leg, id);
    if (const auto no = reason_to_refuse(incoming, call))
        return parts_.signals.on(id, no->signal, {CallParty::system, no->cause});
    if (!parts_.legs.accept(incoming))
        return parts_.signals.on(id, CallSignal::broken, {CallParty::system, ReleaseCause::congestion});
    parts_.signals.on(id, CallSignal::answered);
}

void Inbound::walk_on_trial(Call& call, const Flow& flow) {
    auto config = std::make_shared<SwitchConfig>(*call.config);
    config->flows[flow.code] = flow;
    call.config = std::move(config);
    call.flow = flow.code;
    call.trial = true;
}

Result<Desk::CitizenCall, DeskRefusal> Inbound::arrive(PageCall page) {
    if (is_closed_) return refuse(DeskRefusal::not_possible_now);
    if (!page.trial && route_to(page.to) == nullptr) return refuse(DeskRefusal::no_route);
    Call& call = begin(CallChannel::browser, page.from, page.to);
    const CallId id = call.id;
    if (page.trial) walk_on_trial(call, *page.trial);
    if (is_shut_out(call)) {
        parts_.signals.on(id, CallSignal::blocked, {CallParty::system, ReleaseCause::rejected});
        return refuse(DeskRefusal::no_route);
    }
    std::string answer;
    const auto leg = parts_.legs.accept_page(id, page.sdp_offer, answer);
    if (!leg) {
        parts_.signals.on(id, CallSignal::broken, {CallParty::system, ReleaseCause::incompatible_media});
        return refuse(desk_refusal_of(leg.error()));
    }
    call.caller_leg = *leg;
    call.sink = std::move(page.sink);
    connecting_.try_emplace(id, context_.ports.timers).first->second.start(context_.settings.page_connects_within, [this, id] {
        connecting_.erase(id);
        parts_.signals.on(id, CallSignal::broken, {CallParty::system, ReleaseCause::temporary_failure});
    });
    return Desk::CitizenCall{id, std::move(answer)};
}

bool Inbound::page_is_up(LegId leg) {
    const auto owner = parts_.legs.owner_of(leg);
    if (!owner) return false;
    connecting_.erase(owner->call);
    parts_.signals.on(owner->call, CallSignal::answered);
    return true;
}

bool Inbound::page_is_down(LegId leg) {
    const auto owner = parts_.legs.owner_of(leg);
    if (!owner) return false;
    connecting_.erase(owner->call);
    parts_.signals.on(owner->call, CallSignal::caller_gone, {CallParty::citizen, ReleaseCause::normal_clearing});
    return true;
}

}  // namespace hotline::app
