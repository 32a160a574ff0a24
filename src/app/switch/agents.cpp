#include "app/switch/agents.hpp"

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

std::optional<Unfit> Agents::unfit(const Agent& each) const {
    const bool at_rest = each.rests_until && *each.rests_until > context_.now();
    return why_unfit(each.state, each.line_usable, at_rest);
}

Candidate Agents::candidate(const Agent& each) const {
    Candidate candidate{.agent = each.id, .ready_since = each.idle_since};
    if (const ShiftTally* tally = shifts_.of(each.id)) {
        candidate.calls = tally->calls();
        candidate.talk = tally->talk();
    }
    return candidate;
}

void Agents::restore(const std::vector<AgentEvent>& history) {
    std::map<UserId, const AgentEvent*> last;
    for (const AgentEvent& event : history) {
        shifts_.on(event);
        last[event.agent] = &event;
    }
    for (const auto& [id, event] : last) {
        Agent& each = agent(id);
        each.forced_by = event->by;
        each.note = event->note;
        const AgentState then{event->presence, event->work, event->reason, event->seat, event->at};
        AgentState now = after_restart(then);
        const bool is_the_same = now == then;
        if (!is_the_same) now.since = context_.now();
        enter(each, now);
        if (!is_the_same) record(each);
        changed(each);
    }
}

void Agents::record(const Agent& each) {
    const AgentState& now = each.state;
    const AgentEvent event{each.id,  now.since,      now.presence, now.work, now.reason,
                           now.seat, each.forced_by, each.note,    each.part};
    shifts_.on(event);
    context_.ports.journal.append(event);
}

Result<void, DeskRefusal> Agents::sign_in(UserId id, SeatKind seat) {
    const AgentProfile* who = profile(id);
    if (who == nullptr) return refuse(DeskRefusal::not_an_agent);
    Agent& each = agent(id);
    const auto after = hotline::sign_in(each.state, seat, context_.now());
    if (!after) return refuse(DeskRefusal::not_possible_now);
    if (*after == each.state) return {};
    if (each.state.seat != seat) each.line_usable = false;
    if (seat == SeatKind::phone) each.line_usable = context_.ports.signalling.is_registered(who->extension);
    each.forced_by = {};
    each.note.clear();
    enter(each, *after);
    record(each);
    changed(each);
    return {};
}

bool Agents::sign_out(UserId id) {
    if (!step(id, AgentSignal::sign_out)) return false;
    agent(id).grace.cancel();
    return true;
}

bool Agents::set_ready(UserId id) {
    forgive(agent(id));  // he is there
    return step(id, AgentSignal::get_ready);
}

void Agents::reserve(UserId id, DeskCall call, Duration wrap_up) {
    Agent& each = agent(id);
    each.call = std::move(call);
    each.wrap_up = wrap_up;
    step(id, AgentSignal::reserve);
}

void Agents::forgive(Agent& each) {
    each.refusals = {};
    each.limits_reached = 0;
}

void Agents::offer_over(UserId id, OfferRefusal why) {
    Agent& each = agent(id);
    const OfferRule& rule = rule_for(context_.config->offer_rules, why);
    int& in_a_row = each.refusals.at(static_cast<std::size_t>(why));
    if (rule.limit > 0 && ++in_a_row >= rule.limit) {
        in_a_row = 0;
        ++each.limits_reached;
        step(id, AgentSignal::miss, away_reason_of(why));
        return;
    }
    if (rule.rest_s > 0) each.rests_until = context_.now() + std::chrono::seconds{rule.rest_s};
    step(id, AgentSignal::release);
}

void Agents::connect(UserId id) {
    agent(id).part = CallPart::leads;
    talk(id);
}

void Agents::join(UserId id) {
    agent(id).part = CallPart::consulted;
    talk(id);
}

void Agents::talk(UserId id) {
    forgive(agent(id));
    step(id, AgentSignal::connect);
}

void Agents::lead(UserId id, Duration wrap_up) {
    Agent& each = agent(id);
    each.wrap_up = wrap_up;
    if (each.state.work != Work::talking) return connect(id);
    if (std::exchange(each.part, CallPart::leads) != CallPart::leads) record(each);
}

void Agents::dial(UserId id, DeskCall call, Duration wrap_up) {
    Agent& each = agent(id);
    each.call = std::move(call);
    each.wrap_up = wrap_up;
    each.part = CallPart::dialled;
    forgive(each);
    step(id, AgentSignal::dial);
}

void Agents::call_over(UserId id) { step(id, AgentSignal::call_over); }

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

void Agents::give_up_line(UserId id) { step(id, AgentSignal::line_given_up); }

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

bool Agents::force(UserId id, const ForcedState& to) {
    switch (to.work) {
        case ForcedWork::ready: forgive(agent(id)); return step(id, AgentSignal::get_ready, to.reason, &to);
        case ForcedWork::away: return step(id, AgentSignal::go_away, to.reason, &to);
        case ForcedWork::signed_out: break;
    }
    if (!step(id, AgentSignal::sign_out, to.reason, &to)) return false;
    agent(id).grace.cancel();
    return true;
}

bool Agents::step(UserId id, AgentSignal on, AwayReason asked, const ForcedState* forced) {
    Agent& each = agent(id);
    const auto after = advance(each.state, on, context_.now(), asked);
    if (!after) return false;
    if (*after == each.state) return true;
    each.forced_by = forced == nullptr ? UserId{} : forced->by;
    each.note = forced == nullptr ? std::string{} : forced->note;
    log::debug("agent {} {} -> {}", id.value, name_of(each.state.work), name_of(after->work));
    enter(each, *after);
    record(each);
    changed(each);
    return true;
}

void Agents::count_handling(Agent& each, const AgentState& after) {
    if (talks(after.work) && !each.handles_since) each.handles_since = after.since;
    if (talks(after.work) || after.work == Work::wrap_up || !each.handles_since) return;
    const Instant since = *std::exchange(each.handles_since, std::nullopt);
    if (each.call) watch_.handled(each.call->queue, after.since - since);
}

void Agents::enter(Agent& each, const AgentState& after) {
    count_handling(each, after);
    each.state = after;
    each.next_by_itself.cancel();
    const UserId id = each.id;
    switch (after.work) {
        case Work::away:
            each.call.reset();
            if (after.reason == AwayReason::not_answering || after.reason == AwayReason::refusing)
                each.next_by_itself.start(pause_after_limit(each.limits_reached), [this, id] { step(id, AgentSignal::rested); });
            return;
        case Work::ready:
            each.call.reset();
            each.idle_since = after.since;
            return watch_over_ready(each);
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
        view.queues = who->queues;
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
    if (each->forced_by) view.forced_by = each->forced_by;
    view.note = each->note;
    const ShiftTally* tally = shifts_.of(id);
    if (tally == nullptr) return view;
    view.answered_in_shift = tally->answered;
    view.talk_s_in_shift = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(tally->talked).count());
    return view;
}

}  // namespace hotline::app
