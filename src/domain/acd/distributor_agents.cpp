// The agents' side of the distributor: who is listed for which line, and who is free.
#include <algorithm>
#include <charconv>
#include <limits>

#include "domain/acd/distributor.hpp"

namespace hotline {
namespace {

int seat_number_of(const std::string& extension) {
    int number = std::numeric_limits<int>::max();  // whoever has no number comes last
    std::from_chars(extension.data(), extension.data() + extension.size(), number);
    return number;
}

}  // namespace

void Distributor::configure(const std::map<QueueCode, Queue>& queues, const std::map<UserId, AgentProfile>& agents) {
    drop_strangers(agents);
    const bool all_anew = renew_lines(queues);
    for (const auto& [id, profile] : agents) {
        const auto known = profiles_.find(id);
        if (all_anew || known == profiles_.end() || known->second != profile) enrol(profile);
    }
    profiles_ = agents;
}

void Distributor::drop_strangers(const std::map<UserId, AgentProfile>& agents) {
    for (const auto& [id, profile] : profiles_) {
        if (agents.contains(id)) continue;
        Agent& stranger = agents_[id];
        take_out(stranger);
        stranger.lines.clear();
    }
}

bool Distributor::renew_lines(const std::map<QueueCode, Queue>& queues) {
    const bool same = std::ranges::all_of(queues, [&](const auto& each) {
        const auto line = lines_.find(each.first);
        return line != lines_.end() && line->second.queue() == each.second;
    });
    if (same && queues.size() == lines_.size()) return false;
    for (auto& [id, agent] : agents_) {
        take_out(agent);
        agent.lines.clear();
    }
    for (auto& [id, waiting] : calls_) close(waiting);
    std::erase_if(lines_, [&](const auto& line) { return !queues.contains(line.first) && line.second.is_empty(); });
    for (const auto& [code, queue] : queues) lines_[code].configure(queue);
    for (auto& [id, waiting] : calls_) {
        for (Place& place : waiting.places) place.step = 0;  // the agenda brings each to where it belongs
        open(waiting);
        come_up(waiting, DecisionCause::reconfigured);
        schedule(waiting);
    }
    return true;
}

void Distributor::enrol(const AgentProfile& profile) {
    Agent& agent = agents_[profile.id];
    agent.candidate.agent = profile.id;
    take_out(agent);
    agent.seat = agent.candidate.seat = seat_number_of(profile.extension);
    agent.lines.clear();
    for (const QueueCode& code : profile.queues) {
        const auto line = lines_.find(code);
        if (line == lines_.end()) continue;
        const Queue& queue = line->second.queue();
        agent.lines.push_back({&line->second, first_step(profile, queue), level_for(profile, queue)});
    }
    enter(agent);
}

void Distributor::enter(Agent& agent) {
    for (const Membership& in : agent.lines) {
        if (!in.first_step) {
            in.line->enter(agent.candidate.agent, Unfit::skill_too_low);
        } else if (agent.unfit) {
            in.line->enter(agent.candidate.agent, *agent.unfit);
        } else {
            agent.candidate.level = in.level;
            in.line->enter(agent.candidate, *in.first_step);
        }
        note(*in.line);
    }
}

void Distributor::take_out(Agent& agent) {
    for (const Membership& in : agent.lines) {
        if (!in.first_step) {
            in.line->withdraw(agent.candidate.agent, Unfit::skill_too_low);
        } else if (agent.unfit) {
            in.line->withdraw(agent.candidate.agent, *agent.unfit);
        } else {
            agent.candidate.level = in.level;
            in.line->withdraw(agent.candidate, *in.first_step);
        }
        note(*in.line);
    }
}

void Distributor::free(const Candidate& candidate) {
    Agent& agent = agents_[candidate.agent];
    take_out(agent);
    free_ += agent.unfit.has_value() ? 1 : 0;
    agent.unfit.reset();
    agent.candidate = candidate;
    agent.candidate.seat = agent.seat;
    enter(agent);
    note_wishes(candidate.agent);
}

void Distributor::withdraw(UserId id, Unfit why) {
    Agent& agent = agents_[id];
    agent.candidate.agent = id;
    if (agent.unfit == why) return;
    take_out(agent);
    free_ -= agent.unfit.has_value() ? 0 : 1;
    agent.unfit = why;
    enter(agent);
    note_wishes(id);
}

QueueStaff Distributor::staff_of(const QueueCode& queue) const {
    const auto found = lines_.find(queue);
    if (found == lines_.end()) return {};
    const WaitingLine& line = found->second;
    return {.free = line.free_agents(),
            .offered = line.count(Unfit::offered),
            .on_call = line.count(Unfit::on_call),
            .pausing = line.count(Unfit::wrap_up) + line.count(Unfit::at_rest),
            .away = line.count(Unfit::away) + line.count(Unfit::line_down)};
}

bool Distributor::is_free(UserId id) const {
    const auto agent = agents_.find(id);
    return agent != agents_.end() && !agent->second.unfit;
}

void Distributor::note(WaitingLine& line) {
    if (line.may_match())
        lively_.insert(&line);
    else
        lively_.erase(&line);
}

void Distributor::note_wishes(UserId agent) {
    if (wanted_.contains(agent) && is_free(agent))
        sought_.insert(agent);
    else
        sought_.erase(agent);
}

}  // namespace hotline
