#include <algorithm>
#include <stdexcept>

#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

std::string department_name(const MemoryState& state, const DepartmentCode& code) {
    const auto& departments = state.reference.departments;
    const auto found = std::ranges::find(departments, code, &app::DepartmentItem::code);
    return found == departments.end() ? std::string{} : found->name_zh;
}

}  // namespace

std::optional<app::UserRecord> MemoryPeopleStore::find_user(const std::string& username) {
    for (const auto& [id, record] : state_.users)
        if (record.user.username == username) return find_user(id);
    return std::nullopt;
}

std::optional<app::UserRecord> MemoryPeopleStore::find_user(UserId id) {
    const auto found = state_.users.find(id);
    if (found == state_.users.end()) return std::nullopt;
    app::UserRecord record = found->second;
    record.user.department_name = department_name(state_, record.user.department);
    return record;
}

void MemoryPeopleStore::insert_session(const app::SessionRecord& session) {
    if (!state_.sessions.emplace(session.token_hash, session).second)
        throw std::runtime_error("a session has this token already");
}

std::optional<app::SessionRecord> MemoryPeopleStore::find_session(const std::string& token_hash) {
    const auto found = state_.sessions.find(token_hash);
    return found == state_.sessions.end() ? std::nullopt : std::optional{found->second};
}

void MemoryPeopleStore::touch_session(const std::string& token_hash, Instant at) {
    if (const auto found = state_.sessions.find(token_hash); found != state_.sessions.end()) found->second.last_seen_at = at;
}

std::vector<DepartmentCode> MemoryCityStore::unit_and_below(const DepartmentCode& unit) {
    const auto& departments = state_.reference.departments;
    if (std::ranges::find(departments, unit, &app::DepartmentItem::code) == departments.end()) return {};
    std::vector<DepartmentCode> units{unit};
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const auto& item : departments)
            if (item.parent == units[i] && std::ranges::find(units, item.code) == units.end()) units.push_back(item.code);
    return units;
}

void MemoryCityStore::set_agent_queues(const app::AgentMoved& moved) {
    auto config = *state_.config;
    config.agents.at(moved.agent).queues = moved.queues;
    state_.config = std::make_shared<const app::SwitchConfig>(std::move(config));
}

std::optional<Calendar> MemoryCityStore::calendar(const CalendarCode& code) {
    const auto found = state_.calendars.find(code);
    return found == state_.calendars.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace hotline::test
