#include "app/switch/parties.hpp"

#include <utility>

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kRingsOutside = 60s;  // mobile networks take up to ten seconds before they ring at all

Duration ring_time(const Call& call, const Callee& whom) {
    if (!whom.user) return kRingsOutside;
    const auto queue = call.config->queues.find(call.queue);
    return queue == call.config->queues.end() ? 20s : std::chrono::seconds{queue->second.ring_timeout_s};
}

ReleaseCause cause_of(PartyEnd why) {
    switch (why) {
        case PartyEnd::no_answer: return ReleaseCause::cancelled;
        case PartyEnd::line_lost: return ReleaseCause::media_timeout;
        default: return ReleaseCause::normal_clearing;
    }
}

}  // namespace

PartyEnd party_end_of(ReleaseCause cause) {
    switch (cause) {
        case ReleaseCause::normal_clearing: return PartyEnd::left;
        case ReleaseCause::user_busy:
        case ReleaseCause::congestion: return PartyEnd::busy;
        case ReleaseCause::no_answer:
        case ReleaseCause::cancelled: return PartyEnd::no_answer;
        case ReleaseCause::rejected:
        case ReleaseCause::not_allowed: return PartyEnd::rejected;
        case ReleaseCause::temporary_failure:
        case ReleaseCause::media_timeout: return PartyEnd::line_lost;
        default: return PartyEnd::unreachable;
    }
}

Result<LegId, DeskRefusal> Parties::begin_leg(Call& call, const Callee& whom) {
    if (whom.user && parts_.agents.find(*whom.user)->state.seat == SeatKind::browser) return parts_.lines.leg_of(*whom.user);
    if (whom.outside) {
        const auto dialled = parts_.legs.dial(call.id, LegRole::party, *whom.outside);
        if (!dialled)
            return refuse(dialled.error() == DialRefusal::trunks_down ? DeskRefusal::trunks_down : DeskRefusal::target_busy);
        return *dialled;
    }
    const auto leg = parts_.legs.invite(call.id, LegRole::party, whom.number, call.from);
    if (!leg) return refuse(desk_refusal_of(leg.error()));
    if (!parts_.legs.owner_of(*leg)) return refuse(DeskRefusal::target_busy);  // refused at once
    return *leg;
}

Result<LegId, DeskRefusal> Parties::ring(Call& call, PartyRole role, const Callee& whom) {
    const auto leg = begin_leg(call, whom);
    if (!leg) return refuse(leg.error());
    call.parties.push_back({.leg = *leg, .role = role, .user = whom.user, .number = whom.number, .name = whom.name});
    parts_.calls.note(call.id, call_event::PartyCalled{role, whom.user.value_or(UserId{}), whom.number, whom.name});
    if (whom.user) {
        parts_.agents.reserve(*whom.user, parts_.screen.desk_call(call, *whom.user), Duration::zero());
        parts_.live.call_offered(*whom.user, *parts_.agents.find(*whom.user)->call);
    }
    leases_.try_emplace(*leg, context_.ports.timers).first->second.start(ring_time(call, whom), [this, id = call.id, leg = *leg] {
        parts_.watch.party_gone(id, leg, PartyEnd::no_answer);
    });
    return *leg;
}

Result<LegId, DeskRefusal> Parties::put_beside(Call& call, const Callee& supervisor, LegId agent, SupervisionMode how) {
    const auto leg = begin_leg(call, supervisor);
    if (!leg) return refuse(leg.error());
    call.parties.push_back({.leg = *leg,
                            .role = PartyRole::supervisor,
                            .joined = parts_.agents.find(*supervisor.user)->state.seat == SeatKind::browser,
                            .user = supervisor.user,
                            .number = supervisor.number,
                            .name = supervisor.name,
                            .mode = how,
                            .beside = agent});
    const bool rings = !call.parties.back().joined;
    parts_.agents.supervise(*supervisor.user, parts_.screen.desk_call(call, *supervisor.user));
    if (rings)
        leases_.try_emplace(*leg, context_.ports.timers)
            .first->second.start(ring_time(call, supervisor),
                                 [this, id = call.id, leg = *leg] { parts_.watch.party_gone(id, leg, PartyEnd::no_answer); });
    return *leg;
}

void Parties::join(Call& call, Party& party) {
    leases_.erase(party.leg);
    party.joined = true;
    if (party.role == PartyRole::supervisor) return;
    parts_.calls.note(call.id, call_event::PartyJoined{party.role, party.user.value_or(UserId{}), party.number});
    if (!party.user) return;
    parts_.agents.join(*party.user);
    parts_.live.call_connected(*party.user, *parts_.agents.find(*party.user)->call);
}

Party Parties::promote(Call& call, LegId leg) {
    leases_.erase(leg);
    Party party = *party_at(call, leg);
    std::erase_if(call.parties, [leg](const Party& each) { return each.leg == leg; });
    parts_.legs.give_role(leg, LegRole::agent);
    return party;
}

Party Parties::remove(Call& call, LegId leg, PartyEnd why) {
    Party party = *party_at(call, leg);
    std::erase_if(call.parties, [leg](const Party& each) { return each.leg == leg; });
    leases_.erase(leg);
    parts_.legs.hang_up(leg, cause_of(why));
    if (party.role == PartyRole::supervisor)
        parts_.calls.note(call.id, call_event::SupervisionOver{*party.user});
    else
        parts_.calls.note(call.id, call_event::PartyLeft{party.role, party.user.value_or(UserId{}), party.number, why});
    if (party.user) let_go(party);
    return party;
}

/// His seat is free again, or its wrap-up begins.
void Parties::let_go(const Party& party) {
    const UserId user = *party.user;
    if (party.role == PartyRole::supervisor) return parts_.agents.supervision_over(user);
    if (const Agent* agent = parts_.agents.find(user); agent->call) parts_.live.call_ended(user, *agent->call);
    party.joined ? parts_.agents.call_over(user) : parts_.agents.offer_over(user, OfferRefusal::caller_gone);
}

void Parties::remove_all(Call& call, PartyEnd why) {
    while (!call.parties.empty()) (void)remove(call, call.parties.back().leg, why);
}

}  // namespace hotline::app
