#include "app/switch/outbound_calls.hpp"

#include <algorithm>

#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kRings = 60s;   // then it is given up: networks let it ring about as long
constexpr Duration kLongest = 4h;  // a forgotten call ends (security 54)
constexpr Duration kUsualWrapUp = 30s;

DeskRefusal refusal_of(DialDenied why) {
    switch (why) {
        case DialDenied::no_number:
        case DialDenied::unknown_number: return DeskRefusal::bad_number;
        case DialDenied::not_for_your_role: return DeskRefusal::number_not_allowed;
        case DialDenied::outside_hours: return DeskRefusal::outside_dial_hours;
    }
    return DeskRefusal::number_not_allowed;
}

DeskRefusal refusal_of(DialRefusal why) {
    switch (why) {
        case DialRefusal::no_trunk: return DeskRefusal::no_trunk;
        case DialRefusal::trunks_down: return DeskRefusal::trunks_down;
        case DialRefusal::trunks_busy:
        case DialRefusal::no_sound: return DeskRefusal::busy;
    }
    return DeskRefusal::busy;
}

TargetResult result_of(CallOutcome outcome) {
    switch (outcome) {
        case CallOutcome::completed: return TargetResult::heard;
        case CallOutcome::no_answer: return TargetResult::no_answer;
        case CallOutcome::busy: return TargetResult::busy;
        case CallOutcome::invalid_number: return TargetResult::invalid;
        case CallOutcome::refused: return TargetResult::refused;
        case CallOutcome::cancelled: return TargetResult::not_called;
        default: return TargetResult::failed;
    }
}

}  // namespace

CallSignal signal_of(ReleaseCause cause) {
    switch (cause) {
        case ReleaseCause::user_busy: return CallSignal::far_end_busy;
        case ReleaseCause::no_answer:
        case ReleaseCause::not_registered:
        case ReleaseCause::normal_clearing:
        case ReleaseCause::cancelled: return CallSignal::far_end_silent;
        case ReleaseCause::unallocated_number: return CallSignal::far_end_unknown;
        case ReleaseCause::rejected: return CallSignal::far_end_refused;
        default: return CallSignal::broken;
    }
}

bool OutboundCalls::is_open(const CalendarCode& hours) const {
    if (hours.empty()) return true;
    const auto calendar = context_.config->calendars.find(hours);
    return calendar != context_.config->calendars.end() && hotline::is_open(calendar->second, context_.now());
}

Call& OutboundCalls::make(const DialPermit& permit, std::optional<UserId> agent, std::optional<CaseId> about) {
    Call call{.id = context_.ports.ids.next<CallId>(), .channel = CallChannel::trunk, .from = permit.to.number};
    call.direction = CallDirection::outbound;
    call.area = area_of(call.from, context_.config->areas);
    call.arrived_at = context_.now();
    call.config = context_.config;
    call.state = CallState::dialling;
    call.agent = call.dialled_by = agent;
    parts_.calls.note(call.id, call_event::Dialled{permit.to.number, agent.value_or(UserId{}), about.value_or(CaseId{})});
    numbers_.emplace(call.id, permit.to);
    return parts_.calls.add(std::move(call));
}

Duration OutboundCalls::wrap_up_of(UserId agent) const {
    const auto profile = context_.config->agents.find(agent);
    if (profile == context_.config->agents.end() || profile->second.queues.empty()) return kUsualWrapUp;
    const auto queue = context_.config->queues.find(profile->second.queues.front());
    return queue == context_.config->queues.end() ? kUsualWrapUp : Duration{std::chrono::seconds{queue->second.wrap_up_s}};
}

std::optional<DeskRefusal> OutboundCalls::refusal_for(const Agent& agent) const {
    if (has_live_call(agent.state.work)) return DeskRefusal::not_possible_now;
    if (!agent.line_usable) return DeskRefusal::line_down;
    if (tally_.excess(agent.id, context_.now())) return DeskRefusal::too_many_calls;
    return std::nullopt;
}

Result<void, DeskRefusal> OutboundCalls::dial(UserId id, const DialOrder& order) {
    const auto& config = *context_.config;
    const auto permit = may_dial(config.dialling, order.to, order.role, config.calendars, context_.now());
    if (!permit) return refuse(refusal_of(permit.error()));
    const Agent& agent = *parts_.agents.find(id);
    if (const auto no = refusal_for(agent)) return refuse(*no);
    const bool in_flight =
        std::ranges::any_of(numbers_, [&](const auto& each) { return each.second.number == permit->to.number; });
    if (in_flight) return refuse(DeskRefusal::number_being_called);
    parts_.kept.give_up(permit->to.number);
    Call& call = make(*permit, id, order.about);
    const CallId made = call.id;
    tally_.began(id, context_.now());
    parts_.agents.dial(id, parts_.screen.desk_call(call, id), wrap_up_of(id));
    if (agent.state.seat == SeatKind::browser) {
        call.agent_leg = parts_.lines.leg_of(id);
        if (const auto rung = ring_number(call, kRings); !rung) {
            fail(made);
            return refuse(refusal_of(rung.error()));
        }
        parts_.sound.refresh(call);
        parts_.screen.refresh(call);
        return {};
    }
    call.state = CallState::calling_seat;
    parts_.screen.refresh(call);
    const auto leg = parts_.legs.invite(made, LegRole::agent, config.agents.at(id).extension, call.from);
    if (!leg || !parts_.legs.owner_of(*leg)) {
        fail(made);
        return refuse(DeskRefusal::line_down);
    }
    call.agent_leg = *leg;
    return {};
}

void OutboundCalls::fail(CallId call) {
    parts_.signals.on(call, CallSignal::broken, {CallParty::system, ReleaseCause::congestion});
}

Result<void, DialRefusal> OutboundCalls::ring_number(Call& call, Duration longest) {
    const auto leg = parts_.legs.dial(call.id, LegRole::caller, numbers_.at(call.id));
    if (!leg) return refuse(leg.error());
    call.caller_leg = *leg;
    limits_.try_emplace(call.id, context_.ports.timers).first->second.start(longest, [this, id = call.id] {
        parts_.signals.on(id, CallSignal::far_end_silent, {CallParty::system, ReleaseCause::no_answer});
    });
    return {};
}

bool OutboundCalls::begin_kept(Call& call) {
    const auto& config = *context_.config;
    auto permit = may_dial(config.dialling, call.from, std::nullopt, config.calendars, context_.now());
    if (!permit) return false;
    call.dialled_by = call.agent;
    numbers_.emplace(call.id, std::move(permit->to));
    tally_.began(*call.agent, context_.now());
    parts_.calls.note(call.id, call_event::Dialled{call.from, *call.agent, {}});
    return true;
}

void OutboundCalls::seat_is_there(Call& call) {
    if (!call.dialled_by && !begin_kept(call)) return fail(call.id);
    if (const auto rung = ring_number(call, kRings); !rung) return fail(call.id);
    parts_.sound.refresh(call);
}

void OutboundCalls::answered(const Call& call) {
    limits_.at(call.id).start(kLongest, [this, id = call.id] {
        parts_.signals.on(id, CallSignal::closed_by_us, {CallParty::system, ReleaseCause::normal_clearing});
    });
}

void OutboundCalls::far_end_gone(const Call& call, ReleaseCause cause) {
    parts_.signals.on(call.id, signal_of(cause), {CallParty::citizen, cause});
}

void OutboundCalls::ended(const Call& call, CallOutcome outcome) {
    if (call.direction != CallDirection::outbound) return;
    numbers_.erase(call.id);
    limits_.erase(call.id);
    if (call.dialled_by) tally_.ended(*call.dialled_by);
    auto automatic = automatic_.extract(call.id);
    if (automatic.empty()) return;
    context_.ports.executor.post([over = std::move(automatic.mapped().over), ended = TargetCall{call.id, result_of(outcome), {}},
                                  choice = call.choice] { over(ended, choice); });
}

SwitchSnapshot OutboundCalls::with_flow(const Flow& flow) {
    if (base_ != context_.config) {
        base_ = context_.config;
        flows_.clear();
    }
    SwitchSnapshot& known = flows_[flow.code];
    if (!known) {
        auto config = std::make_shared<SwitchConfig>(*base_);
        config->flows[flow.code] = flow;
        known = std::move(config);
    }
    return known;
}

CallId OutboundCalls::begin(AutomaticCall wanted) {
    const auto& config = *context_.config;
    const auto permit = may_dial(config.dialling, wanted.number, std::nullopt, config.calendars, context_.now());
    Call& call = make(permit ? *permit : DialPermit{{wanted.number, {}, {}}, {}}, std::nullopt, std::nullopt);
    const CallId id = call.id;
    call.flow = wanted.flow.code;
    call.config = with_flow(wanted.flow);
    const Duration longest = wanted.ring;
    automatic_.emplace(id, std::move(wanted));
    if (!permit || !ring_number(call, longest)) fail(id);
    return id;
}

void OutboundCalls::give_up(CallId id) {
    const Call* call = parts_.calls.find(id);
    if (call == nullptr || call->state != CallState::dialling) return;
    parts_.signals.on(id, CallSignal::closed_by_us, {CallParty::system, ReleaseCause::cancelled});
}

}  // namespace hotline::app
