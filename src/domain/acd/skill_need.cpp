#include "domain/acd/skill_need.hpp"

#include <algorithm>

namespace hotline {
namespace {

int level_of(const AgentProfile& agent, const SkillCode& skill) {
    const auto found = agent.skills.find(skill);
    return found == agent.skills.end() ? 0 : found->second;
}

bool falls(const Relaxation& rule) { return rule.every_s > 0 && rule.by > 0; }

/// Steps until a need of this level may be met by an agent of that level.
std::optional<int> steps_between(int need, int level, const Relaxation& rule) {
    if (level >= need) return 0;
    if (!falls(rule) || level < rule.least) return std::nullopt;
    return (need - level + rule.by - 1) / rule.by;
}

}  // namespace

int last_step(const Queue& queue) {
    int steps = 0;
    for (const auto& [skill, need] : queue.needs)
        steps = std::max(steps, steps_between(need, std::min(need, queue.relaxation.least), queue.relaxation).value_or(0));
    return std::min(steps, kNeedSteps - 1);
}

int step_after(const Queue& queue, Duration waited) {
    if (!falls(queue.relaxation) || waited < Duration{}) return 0;
    const auto passed = waited / std::chrono::seconds{queue.relaxation.every_s};
    return static_cast<int>(std::min<Duration::rep>(passed, last_step(queue)));
}

Duration beginning_of_step(const Queue& queue, int step) { return step * std::chrono::seconds{queue.relaxation.every_s}; }

bool is_listed(const AgentProfile& agent, const QueueCode& queue) {
    return std::ranges::find(agent.queues, queue) != agent.queues.end();
}

std::optional<int> first_step(const AgentProfile& agent, const Queue& queue) {
    if (!is_listed(agent, queue.code)) return std::nullopt;
    int first = 0;
    for (const auto& [skill, need] : queue.needs) {
        const auto steps = steps_between(need, level_of(agent, skill), queue.relaxation);
        if (!steps) return std::nullopt;
        first = std::max(first, *steps);
    }
    return first;
}

int level_for(const AgentProfile& agent, const Queue& queue) {
    if (queue.needs.empty()) {
        int best = 0;
        for (const auto& [skill, level] : agent.skills) best = std::max(best, level);
        return best;
    }
    int weakest = level_of(agent, queue.needs.begin()->first);
    for (const auto& [skill, need] : queue.needs) weakest = std::min(weakest, level_of(agent, skill));
    return weakest;
}

}  // namespace hotline
