#include "app/switch/targets.hpp"

#include <algorithm>

#include "domain/contact/phone.hpp"

namespace hotline::app {

Callee Targets::seat_of(UserId user) const {
    const auto profile = context_.config->agents.find(user);
    if (profile == context_.config->agents.end()) return {.user = user};
    return {.user = user, .number = profile->second.extension, .name = profile->second.name};
}

Result<Callee, DeskRefusal> Targets::agent(const std::string& extension) const {
    const auto& agents = context_.config->agents;
    const auto found = std::ranges::find_if(agents, [&](const auto& each) { return each.second.extension == extension; });
    if (extension.empty() || found == agents.end()) return refuse(DeskRefusal::target_unknown);
    const Agent* agent = agents_.find(found->first);
    if (agent == nullptr || !agents_.is_free(*agent)) return refuse(DeskRefusal::target_busy);
    return seat_of(found->first);
}

Result<Callee, DeskRefusal> Targets::number(const std::string& number, std::string name) const {
    const std::string digits = normalise_phone(number);
    if (auto seat = agent(digits); seat || seat.error() == DeskRefusal::target_busy) return seat;
    if (context_.config->ha1.contains(digits)) return Callee{.number = digits, .name = std::move(name)};
    return outside(digits, std::move(name));
}

Callee Targets::telephone(const std::string& number, std::string name) const {
    const auto& config = *context_.config;
    Callee callee{.number = number, .name = std::move(name)};
    if (config.ha1.contains(number)) return callee;
    if (auto permit = may_dial(config.dialling, number, std::nullopt, config.calendars, context_.now()))
        callee.outside = std::move(permit->to);
    return callee;
}

Result<Callee, DeskRefusal> Targets::outside(const std::string& number, std::string name) const {
    const auto& config = *context_.config;
    const auto permit = may_dial(config.dialling, number, Role::agent, config.calendars, context_.now());
    if (permit) return Callee{.number = permit->to.number, .name = std::move(name), .outside = permit->to};
    const bool is_number = permit.error() != DialDenied::no_number && permit.error() != DialDenied::unknown_number;
    return refuse(is_number ? DeskRefusal::number_not_allowed : DeskRefusal::target_unknown);
}

Result<Callee, DeskRefusal> Targets::callee(const Target& target) const {
    switch (target.kind) {
        case TargetKind::agent: return agent(target.to);
        case TargetKind::number: return number(target.to, {});
        case TargetKind::department: {
            const auto found = context_.config->departments.find(DepartmentCode{target.to});
            if (found == context_.config->departments.end()) return refuse(DeskRefusal::target_unknown);
            return number(found->second.number, found->second.name_zh);
        }
        case TargetKind::queue: return refuse(DeskRefusal::target_unknown);
    }
    return refuse(DeskRefusal::target_unknown);
}

Result<QueueCode, DeskRefusal> Targets::queue(const Target& target) const {
    const QueueCode code{target.to};
    if (!context_.config->queues.contains(code)) return refuse(DeskRefusal::target_unknown);
    if (!board_.is_open_now(code)) return refuse(DeskRefusal::target_closed);
    return code;
}

TargetList Targets::all(UserId asker) const {
    TargetList list;
    for (const auto& [id, profile] : context_.config->agents) {
        const Agent* agent = agents_.find(id);
        if (id == asker || agent == nullptr || agent->state.presence == Presence::signed_out) continue;
        list.agents.push_back({profile.extension, profile.name, agent->state.work, agents_.is_free(*agent)});
    }
    for (const QueueView& queue : board_.all())
        list.queues.push_back({queue.code, queue.name_zh, queue.name_en, queue.open, queue.waiting, queue.agents_ready});
    for (const auto& [code, department] : context_.config->departments)
        if (!department.number.empty())
            list.departments.push_back({code, department.name_zh, department.name_en, department.number});
    for (const EmergencyLine& line : context_.config->dialling.emergency_lines)
        list.emergency_lines.push_back({line.code, line.name_zh, line.name_en, line.number});
    return list;
}

}  // namespace hotline::app
