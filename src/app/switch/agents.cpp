#include "app/switch/agents.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <utility>

#include "base/log.hpp"

namespace hotline::app {
namespace {

const char* name_of(Work work) { return boost::describe::enum_to_string(work, "?"); }

}  // namespace

const AgentProfile* Agents::profile(UserId id) const {
    const auto found = context_.config->agents.find(id);
    return found == context_.config->agents.end() ? nullptr : &found->second;
}

Agent& Agents::agent(UserId id) {
    auto& slot = agents_[id];
    if (!slot) {
        slot = std::make_unique<Agent>(context_.ports.timers);
        slot->id = id;
    }
    return *slot;
}

const Agent* Agents::find(UserId id) const {
    const auto found = agents_.find(id);
    return found == agents_.end() ? nullptr : found->second.get();
}

const Agent* Agents::at_phone(const std::string& extension) const {
    for (const auto& [id, each] : agents_) {
        const AgentProfile* who = profile(id);
        if (who != nullptr && who->extension == extension && each->state.seat == SeatKind::phone &&
            each->state.presence == Presence::signed_in)
            return each.get();
    }
    return nullptr;
}

bool Agents::is_free(const Agent& each) const {
    return is_routable(each.state, each.line_usable) && (!each.rests_until || *each.rests_until <= context_.now());
}

void Agents::restore(const std::vector<AgentEvent>& last) {
    for (const AgentEvent& event : last) {
        Agent& each = agent(event.agent);
        const AgentState then{event.presence, event.work, event.reason, event.seat, event.at};
        if (event.presence == Presence::signed_in) each.tally = begin_shift({}, {}, context_.now());
        if (after_restart(then) == then) {
            each.state = then;
            enter(each, then);
        } else {
            AgentState now = after_restart(then);
            now.since = context_.now();
            enter(each, now);
            context_.ports.journal.append(AgentEvent{each.id, now.since, now.presence, now.work, now.reason, now.seat});
        }
    }
}

Result<void, DeskRefusal> Agents::sign_in(UserId id, SeatKind seat) {
    const AgentProfile* who = profile(id);
    if (who == nullptr) return refuse(DeskRefusal::not_an_agent);
    Agent& each = agent(id);
    const auto after = hotline::sign_in(each.state, seat, context_.now());
    if (!after) return refuse(DeskRefusal::not_possible_now);
    if (*after == each.state) return {};
    if (each.state.presence == Presence::signed_out) each.tally = begin_shift(each.tally, balances_of_others(id), context_.now());
    if (each.state.seat != seat) each.line_usable = false;
    if (seat == SeatKind::phone) each.line_usable = context_.ports.signalling.is_registered(who->extension);
    enter(each, *after);
    context_.ports.journal.append(AgentEvent{id, after->since, after->presence, after->work, after->reason, after->seat});
    changed(each);
    return {};
}

std::vector<Duration> Agents::balances_of_others(UserId id) const {
    std::vector<Duration> balances;
    for (const auto& [other, each] : agents_)
        if (other != id && each->tally && each->state.presence == Presence::signed_in) balances.push_back(each->tally->balance());
    return balances;
}

bool Agents::sign_out(UserId id) {
    if (!step(id, AgentSignal::sign_out)) return false;
    Agent& each = agent(id);
    if (each.tally) each.tally->left_at = context_.now();
    each.grace.cancel();
    return true;
}

bool Agents::set_ready(UserId id) {
    agent(id).misses = 0;  // he is there
    return step(id, AgentSignal::get_ready);
}

void Agents::reserve(UserId id, DeskCall call, Duration wrap_up) {
    Agent& each = agent(id);
    each.call = std::move(call);
    each.wrap_up = wrap_up;
    step(id, AgentSignal::reserve);
}

void Agents::release(UserId id, Duration rest) {
    Agent& each = agent(id);
    if (rest.count() > 0) each.rests_until = context_.now() + rest;
    step(id, AgentSignal::release);
}

void Agents::miss(UserId id) {
    ++agent(id).misses;
    step(id, AgentSignal::miss);
}

void Agents::connect(UserId id) {
    if (Agent& each = agent(id); each.tally) ++each.tally->answered;
    join(id);
}

void Agents::join(UserId id) {
    Agent& each = agent(id);
    each.misses = 0;
    each.connected_at = context_.now();
    step(id, AgentSignal::connect);
}

void Agents::lead(UserId id, Duration wrap_up) {
    Agent& each = agent(id);
    each.wrap_up = wrap_up;
    if (each.tally) ++each.tally->answered;
    if (each.state.work != Work::talking) join(id);
}

void Agents::dial(UserId id, DeskCall call, Duration wrap_up) {
    Agent& each = agent(id);
    each.call = std::move(call);
    each.wrap_up = wrap_up;
    each.connected_at = context_.now();
    each.misses = 0;
    step(id, AgentSignal::dial);
}

void Agents::call_over(UserId id) {
    count_talk(agent(id));
    step(id, AgentSignal::call_over);
}

void Agents::supervise(UserId id, DeskCall call) {
    Agent& each = agent(id);
    each.was_ready = each.state.work == Work::ready || each.state.work == Work::wrap_up;
    each.call = std::move(call);
    step(id, AgentSignal::supervise);
}

void Agents::supervision_over(UserId id) {
    Agent& each = agent(id);
    if (each.state.work != Work::supervising) return;
    step(id, AgentSignal::call_over, each.state.reason);
    if (std::exchange(each.was_ready, false)) step(id, AgentSignal::get_ready);
}

void Agents::show(UserId id, const Conversation& talk) {
    Agent& each = agent(id);
    if (!each.call || each.state.work == Work::wrap_up || each.call->talk == talk) return;
    each.call->talk = talk;
    live_.agent_changed(view(id));
}

void Agents::give_up_line(UserId id) {
    Agent& each = agent(id);
    if (each.state.work == Work::talking || each.state.work == Work::holding) count_talk(each);
    step(id, AgentSignal::line_given_up);
}

void Agents::count_talk(Agent& each) {
    if (each.tally) each.tally->talked += context_.now() - each.connected_at;
}

void Agents::line_changed(UserId id, bool usable) {
    Agent& each = agent(id);
    if (each.line_usable == usable) return;
    each.line_usable = usable;
    if (usable) {
        each.grace.cancel();
        watch_.line_up(each);
        if (!step(id, AgentSignal::line_back)) changed(each);
        return;
    }
    wait_for_line(each);
    watch_.line_down(each);
    changed(each);
}

bool Agents::step(UserId id, AgentSignal on, AwayReason asked) {
    Agent& each = agent(id);
    const auto after = advance(each.state, on, context_.now(), asked);
    if (!after) return false;
    if (*after == each.state) return true;
    log::debug("agent {} {} -> {}", id.value, name_of(each.state.work), name_of(after->work));
    enter(each, *after);
    context_.ports.journal.append(AgentEvent{id, after->since, after->presence, after->work, after->reason, after->seat});
    changed(each);
    return true;
}

void Agents::enter(Agent& each, const AgentState& after) {
    each.state = after;
    each.next_by_itself.cancel();
    const UserId id = each.id;
    switch (after.work) {
        case Work::away:
            each.call.reset();
            if (after.reason == AwayReason::not_answering)
                each.next_by_itself.start(pause_after_misses(each.misses), [this, id] { step(id, AgentSignal::rested); });
            return;
        case Work::ready: each.call.reset(); return watch_over_ready(each);
        case Work::reserved:
        case Work::talking:
        case Work::holding:
        case Work::supervising: return show_in_call(each);
        case Work::wrap_up: show_in_call(each); return start_wrap_up(each);
    }
}

void Agents::watch_over_ready(Agent& each) {
    const UserId id = each.id;
    const Instant now = context_.now();
    if (each.rests_until > now) each.next_by_itself.start(*each.rests_until - now, [this, id] { changed(agent(id)); });
    if (!each.line_usable && !each.grace.is_running()) wait_for_line(each);
}

void Agents::wait_for_line(Agent& each) {
    const UserId id = each.id;
    each.grace.start(context_.settings.line_grace, [this, id] { watch_.line_given_up(agent(id)); });
}

void Agents::show_in_call(Agent& each) {
    if (!each.call) return;
    each.call->work = each.state.work;
    each.call->since = each.state.since;
}

void Agents::start_wrap_up(Agent& each) {
    const UserId id = each.id;
    if (each.call) {
        each.call->wrap_up_until = each.state.since + each.wrap_up;
        each.call->talk = {};
    }
    each.next_by_itself.start(each.wrap_up, [this, id] { step(id, AgentSignal::wrapped_up); });
}

void Agents::changed(const Agent& each) {
    live_.agent_changed(view(each.id));
    watch_.agent_changed(each);
}

AgentView Agents::view(UserId id) const {
    AgentView view{.id = id};
    if (const AgentProfile* who = profile(id)) {
        view.name = who->name;
        view.extension = who->extension;
    }
    const Agent* each = find(id);
    if (each == nullptr) return view;
    view.seat = each->state.seat;
    view.presence = each->state.presence;
    view.work = each->state.work;
    view.line = line_of(each->state, each->line_usable);
    view.reason = each->state.reason;
    view.since = each->state.since;
    view.call = each->call;
    if (!each->tally) return view;
    view.answered_in_shift = each->tally->answered;
    view.talk_s_in_shift = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(each->tally->talked).count());
    return view;
}

}  // namespace hotline::app
