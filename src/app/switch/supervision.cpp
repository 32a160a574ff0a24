#include "app/switch/supervision.hpp"

#include <algorithm>
#include <variant>

namespace hotline::app {
namespace {

DeskRefusal desk_refusal_of(SupervisionRefusal why) {
    switch (why) {
        case SupervisionRefusal::own_call: return DeskRefusal::own_call;
        case SupervisionRefusal::not_your_team: return DeskRefusal::not_your_team;
        case SupervisionRefusal::no_call: return DeskRefusal::no_call;
        case SupervisionRefusal::no_ear: return DeskRefusal::line_down;
        case SupervisionRefusal::you_have_a_call: return DeskRefusal::you_have_a_call;
        case SupervisionRefusal::already_intercepted: return DeskRefusal::already_intercepted;
        case SupervisionRefusal::somebody_helps: return DeskRefusal::somebody_helps;
    }
    return DeskRefusal::not_possible_now;
}

SupervisionAct act_of(SupervisionMode mode) {
    switch (mode) {
        case SupervisionMode::listen: return SupervisionAct::listen;
        case SupervisionMode::whisper: return SupervisionAct::whisper;
        case SupervisionMode::barge: return SupervisionAct::barge;
    }
    return SupervisionAct::listen;
}

std::optional<UserId> helper_of(const Call& call) {
    const auto helper = std::ranges::find_if(call.parties, [](const Party& each) {
        return each.role == PartyRole::supervisor && each.mode != SupervisionMode::listen;
    });
    return helper == call.parties.end() ? std::nullopt : helper->user;
}

}  // namespace

Supervision::Done Supervision::act(UserId supervisor, UserId agent, const SupervisionCommand& command) {
    const Agent* seat = parts_.agents.find(agent);
    const CallId call = seat != nullptr && seat->call ? seat->call->id : CallId{};
    const auto done = std::visit([&](const auto& one) { return perform(supervisor, agent, one); }, command);
    if (const Call* still = parts_.calls.find(call)) parts_.screen.refresh(*still);
    return done;
}

SupervisorStand Supervision::stand_of(UserId supervisor, const Call* call) const {
    SupervisorStand stand;
    const auto profile = context_.config->agents.find(supervisor);
    if (profile != context_.config->agents.end()) stand.profile = &profile->second;
    const Agent* seat = parts_.agents.find(supervisor);
    if (seat == nullptr || seat->state.presence == Presence::signed_out) return stand;
    stand.has_ear = seat->line_usable;
    stand.in_other_call = has_live_call(seat->state.work) && (call == nullptr || party_of(*call, supervisor) == nullptr);
    return stand;
}

Result<Call*, DeskRefusal> Supervision::open_to(UserId supervisor, UserId agent, SupervisionAct act) {
    const Agent* seat = parts_.agents.find(agent);
    Call* call = seat != nullptr && seat->call ? parts_.calls.find(seat->call->id) : nullptr;
    if (call != nullptr && call->agent != agent) call = nullptr;
    SupervisedCall supervised;
    if (call != nullptr) {
        const auto profile = context_.config->agents.find(agent);
        supervised = {.agent = profile == context_.config->agents.end() ? nullptr : &profile->second,
                      .queue = call->queue,
                      .state = call->state,
                      .interceptor = call->interceptor,
                      .helper = helper_of(*call)};
    }
    if (const auto no = refusal(act, stand_of(supervisor, call), supervised)) return refuse(desk_refusal_of(*no));
    return call;
}

Result<LegId, DeskRefusal> Supervision::begin(Call& call, UserId supervisor, SupervisionMode how) {
    return parts_.parties.put_beside(call, parts_.targets.seat_of(supervisor), call.agent_leg, how);
}

Supervision::Done Supervision::perform(UserId supervisor, UserId agent, const supervision_command::Stand& stand) {
    const auto call = open_to(supervisor, agent, act_of(stand.how));
    if (!call) return refuse(call.error());
    Call& here = **call;
    if (const Party* already = party_of(here, supervisor)) {
        party_at(here, already->leg)->mode = stand.how;
    } else if (const auto begun = begin(here, supervisor, stand.how); !begun) {
        return refuse(begun.error());
    }
    parts_.calls.note(here.id, call_event::Supervised{supervisor, agent, stand.how});
    if (here.help_since) {
        here.help_since.reset();
        parts_.calls.note(here.id, call_event::HelpOver{agent});
    }
    parts_.sound.refresh(here);
    return {};
}

Supervision::Done Supervision::perform(UserId supervisor, UserId, const supervision_command::Leave&) {
    const Agent* seat = parts_.agents.find(supervisor);
    Call* call = seat != nullptr && seat->call ? parts_.calls.find(seat->call->id) : nullptr;
    const Party* party = call == nullptr ? nullptr : party_of(*call, supervisor);
    if (party == nullptr || party->role != PartyRole::supervisor) return refuse(DeskRefusal::no_call);
    if (party->intercepts) call->interceptor.reset();
    parts_.sound.leave(call->id, party->leg);
    (void)parts_.parties.remove(*call, party->leg, PartyEnd::left);
    parts_.sound.refresh(*call);
    return {};
}

Supervision::Done Supervision::perform(UserId supervisor, UserId agent, const supervision_command::Intercept&) {
    const auto call = open_to(supervisor, agent, SupervisionAct::intercept);
    if (!call) return refuse(call.error());
    Call& here = **call;
    if (party_of(here, supervisor) == nullptr)
        if (const auto begun = begin(here, supervisor, SupervisionMode::listen); !begun) return refuse(begun.error());
    Party& party = *party_at(here, party_of(here, supervisor)->leg);
    here.interceptor = supervisor;
    party.intercepts = true;
    if (party.joined) take_over(here, party);
    return {};
}

Supervision::Done Supervision::perform(UserId supervisor, UserId agent, const supervision_command::Release& release) {
    const auto call = open_to(supervisor, agent, SupervisionAct::release);
    if (!call) return refuse(call.error());
    const CallId id = (*call)->id;
    parts_.calls.note(id, call_event::ForcedRelease{supervisor, release.reason});
    parts_.signals.on(id, CallSignal::closed_by_us, {CallParty::supervisor, ReleaseCause::normal_clearing});
    return {};
}

void Supervision::answered(Call& call, Party& party) {
    if (party.intercepts) return take_over(call, party);
    parts_.sound.refresh(call);
}

void Supervision::take_over(Call& call, Party& party) {
    parts_.calls.note(call.id, call_event::Intercepted{*party.user, *call.agent});
    call.successor = party.leg;
    parts_.signals.on(call.id, CallSignal::agent_changes);
}

}  // namespace hotline::app
