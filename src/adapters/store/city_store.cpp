#include "adapters/store/city_store.hpp"

#include <fmt/format.h>

#include "adapters/store/after_hours_rows.hpp"
#include "adapters/store/guest_session_store.hpp"
#include "adapters/store/queue_rows.hpp"
#include "app/formats/dialling.hpp"
#include "app/formats/flow_json.hpp"
#include "app/formats/judgement.hpp"
#include "base/json/codec.hpp"
#include "domain/ivr/expand.hpp"
#include "domain/security/permission.hpp"

namespace hotline::store {
namespace {

std::string setting(Connection& connection, std::string_view name) {
    Query query(connection, "SELECT value FROM settings WHERE name = ?1", name);
    return query.next() ? query.get<std::string>(0) : std::string{};
}

int number(Connection& connection, std::string_view name, int otherwise) {
    Query query(connection, "SELECT value FROM settings WHERE name = ?1", name);
    return query.next() ? std::stoi(query.get<std::string>(0)) : otherwise;
}

std::vector<app::DistrictItem> districts(Connection& connection) {
    std::vector<app::DistrictItem> all;
    Query query(connection, "SELECT code, name_zh, name_en FROM districts ORDER BY position, code");
    while (query.next()) {
        app::DistrictItem& district = all.emplace_back();
        query.into(district.code, district.name_zh, district.name_en);
        Query streets(connection, "SELECT code, name_zh, name_en FROM streets WHERE district_code = ?1 ORDER BY position, code",
                      district.code);
        while (streets.next()) {
            app::StreetItem& street = district.streets.emplace_back();
            streets.into(street.code, street.name_zh, street.name_en);
        }
    }
    return all;
}

std::vector<app::DepartmentItem> departments(Connection& connection) {
    std::vector<app::DepartmentItem> all;
    Query query(connection,
                "SELECT code, parent_code, name_zh, name_en, duty_zh, closed FROM departments ORDER BY position, code");
    while (query.next()) {
        app::DepartmentItem& item = all.emplace_back();
        query.into(item.code, item.parent, item.name_zh, item.name_en, item.duty_zh, item.closed);
    }
    return all;
}

std::vector<app::CategoryItem> categories(Connection& connection) {
    std::vector<app::CategoryItem> all;
    Query query(
        connection,
        "SELECT code, parent_code, name_zh, name_en, default_department_code, closed FROM categories ORDER BY position, code");
    while (query.next()) {
        app::CategoryItem& item = all.emplace_back();
        query.into(item.code, item.parent, item.name_zh, item.name_en, item.default_department, item.closed);
    }
    return all;
}

void read_days(Connection& connection, Calendar& calendar) {
    Query years(connection, "SELECT year FROM calendar_years WHERE calendar_code = ?1 ORDER BY year", calendar.code);
    while (years.next()) calendar.published_years.push_back(years.get<int>(0));
    Query hours(connection,
                "SELECT weekday, from_min, to_min FROM calendar_hours WHERE calendar_code = ?1 ORDER BY weekday, from_min",
                calendar.code);
    while (hours.next()) {
        const auto weekday = hours.get<std::size_t>(0);
        calendar.week.at(weekday).push_back({.from_min = hours.get<int>(1), .to_min = hours.get<int>(2)});
    }
    Query days(connection, "SELECT day, name, is_make_up FROM calendar_holidays WHERE calendar_code = ?1", calendar.code);
    while (days.next()) {
        auto& kind = days.get<bool>(2) ? calendar.make_up_days : calendar.holidays;
        kind[days.get<Date>(0)] = days.get<std::string>(1);
    }
}

Calendar read_calendar(Connection& connection, Query& query) {
    Calendar calendar;
    int offset_min = 0;
    query.into(calendar.code, calendar.name_zh, calendar.name_en, offset_min);
    calendar.utc_offset = std::chrono::minutes{offset_min};
    read_days(connection, calendar);
    return calendar;
}

}  // namespace

std::map<CalendarCode, Calendar> read_calendars(Connection& connection) {
    std::map<CalendarCode, Calendar> all;
    Query query(connection, "SELECT code, name_zh, name_en, utc_offset_min FROM calendars");
    while (query.next()) {
        Calendar calendar = read_calendar(connection, query);
        all.emplace(calendar.code, std::move(calendar));
    }
    return all;
}

app::Reference SqlCityStore::reference() {
    return {.city_zh = setting(connection_, "city_zh"),
            .city_en = setting(connection_, "city_en"),
            .districts = districts(connection_),
            .departments = departments(connection_),
            .categories = categories(connection_)};
}

void SqlCityStore::set_agent_queues(const app::AgentMoved& moved) {
    std::string before;
    std::string after;
    const auto add = [](std::string& list, const QueueCode& queue) { list += (list.empty() ? "" : ",") + queue.value; };
    {
        Query query(connection_, "SELECT queue_code FROM queue_agents WHERE user_id = ?1 ORDER BY queue_code", moved.agent);
        while (query.next()) add(before, query.get<QueueCode>(0));
    }
    execute(connection_, "DELETE FROM queue_agents WHERE user_id = ?1", moved.agent);
    for (const QueueCode& queue : moved.queues) {
        add(after, queue);
        execute(connection_, "INSERT INTO queue_agents (queue_code, user_id) VALUES (?1, ?2)", queue, moved.agent);
    }
    execute(connection_,
            "INSERT INTO queue_agent_changes (agent_id, at, by_user, queues_before, queues_after, note) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            moved.agent, moved.at, moved.by, before, after, moved.note);
}

std::vector<DepartmentCode> SqlCityStore::unit_and_below(const DepartmentCode& unit) {
    std::vector<DepartmentCode> all;
    Query query(connection_,
                "WITH RECURSIVE below (code) AS (SELECT code FROM departments WHERE code = ?1 UNION "
                "SELECT d.code FROM departments d JOIN below b ON d.parent_code = b.code) SELECT code FROM below",
                unit);
    while (query.next()) all.push_back(query.get<DepartmentCode>(0));
    return all;
}

std::optional<Calendar> SqlCityStore::calendar(const CalendarCode& code) {
    Query query(connection_, "SELECT code, name_zh, name_en, utc_offset_min FROM calendars WHERE code = ?1", code);
    if (!query.next()) return std::nullopt;
    return read_calendar(connection_, query);
}

TimeLimitPolicy SqlCityStore::time_limits() {
    TimeLimitPolicy policy{.calendar = {setting(connection_, "time_limit_calendar")}};
    Query query(connection_,
                "SELECT clock, kind, urgency, district_code, amount, unit, start FROM sla_policies ORDER BY position");
    while (query.next()) {
        TimeLimit& limit = policy.limits.emplace_back();
        query.into(limit.clock, limit.kind, limit.urgency, limit.district, limit.amount, limit.unit, limit.start);
    }
    policy.extensions.most_times = number(connection_, "extension_most_times", policy.extensions.most_times);
    policy.extensions.most_at_once = number(connection_, "extension_most_at_once", policy.extensions.most_at_once);
    return policy;
}

SupervisionPolicy SqlCityStore::supervision() {
    SupervisionPolicy policy;
    Query query(connection_, "SELECT trigger_code, amount, unit, level FROM supervision_rules ORDER BY position");
    while (query.next()) {
        LadderRule& rule = policy.ladder.emplace_back();
        query.into(rule.when, rule.amount, rule.unit, rule.level);
    }
    policy.archive_after_days = number(connection_, "archive_after_days", policy.archive_after_days);
    return policy;
}

JudgementPolicy SqlCityStore::judgement() {
    const auto text = setting(connection_, "judgement");
    if (text.empty()) return {};  // imported before there was one: nobody is asked
    auto policy = json::decode<JudgementPolicy>(text);
    if (!policy) throw StoreError("the stored rules of judgement are not ones this version can read");
    return std::move(*policy);
}

std::map<FlowCode, Flow> SqlCityStore::flows() {
    std::map<FlowCode, Flow> all;
    Query query(connection_,
                "SELECT f.code, f.version, v.definition FROM ivr_flows f "
                "JOIN ivr_flow_versions v ON v.flow_code = f.code AND v.version = f.version");
    while (query.next()) {
        const auto code = query.get<FlowCode>(0);
        auto flow = app::decode_flow(query.get<std::string>(2));
        if (!flow) throw StoreError(fmt::format("the published flow {} is not one this version can read", code.value));
        flow->code = code;
        flow->version = query.get<int>(1);
        all.emplace(code, std::move(*flow));
    }
    const FlowShelf shelf = [&all](const FlowCode& code) {
        const auto found = all.find(code);
        return found == all.end() ? nullptr : &found->second;
    };
    std::map<FlowCode, Flow> whole;
    for (const auto& [code, flow] : all) whole.emplace(code, expanded(flow, shelf).flow);
    return whole;
}

DialPlan SqlCityStore::dialling() {
    const auto text = setting(connection_, "dialling");
    if (text.empty()) return {};  // imported before there was one: nobody dials
    auto plan = json::decode<DialPlan>(text);
    if (!plan) throw StoreError("the stored dial plan is not one this version can read");
    return std::move(*plan);
}

void SqlCityStore::read_agents(app::SwitchConfig& config) {
    Query query(connection_,
                "SELECT id, name, extension, role, sealed_ha1 FROM users WHERE extension <> '' AND disabled = 0 AND granted = 1");
    while (query.next()) {
        AgentProfile agent;
        Role role{};
        query.into(agent.id, agent.name, agent.extension, role);
        const auto sealed = query.get<std::string>(4);
        if (!sealed.empty()) config.ha1[agent.extension] = box_.open(sealed);
        if (!may(role, Permission::call_take)) continue;  // a department's phone is rung, but is no seat
        Query skills(connection_, "SELECT skill_code, level FROM agent_skills WHERE user_id = ?1", agent.id);
        while (skills.next()) agent.skills[skills.get<SkillCode>(0)] = skills.get<int>(1);
        Query queues(connection_, "SELECT queue_code FROM queue_agents WHERE user_id = ?1 ORDER BY queue_code", agent.id);
        while (queues.next()) agent.queues.push_back(queues.get<QueueCode>(0));
        config.agents.emplace(agent.id, std::move(agent));
    }
}

app::SwitchSnapshot SqlCityStore::switch_config() {
    auto config = std::make_shared<app::SwitchConfig>();
    Query routes(connection_, "SELECT number, flow_code FROM routes ORDER BY number");
    while (routes.next()) config->routes.push_back({.number = routes.get<std::string>(0), .flow = routes.get<FlowCode>(1)});
    Query areas(connection_, "SELECT prefix, name FROM number_areas");
    while (areas.next()) config->areas[areas.get<std::string>(0)] = areas.get<std::string>(1);
    Query departments(connection_,
                      "SELECT d.code, d.name_zh, d.name_en, n.number FROM department_numbers n "
                      "JOIN departments d ON d.code = n.department_code WHERE d.closed = 0");
    while (departments.next()) {
        app::DepartmentLine line;
        DepartmentCode code;
        departments.into(code, line.name_zh, line.name_en, line.number);
        config->departments.emplace(code, std::move(line));
    }
    config->dialling = dialling();
    config->barred_flow = {setting(connection_, "barred_flow")};
    config->flows = flows();
    QueueRows rules{connection_};
    config->queues = rules.queues();
    for (auto& [code, queue] : config->queues) queue.fallbacks = AfterHoursRows{connection_}.fallbacks(code);
    config->offer_rules = rules.offer_rules();
    config->caller_classes = rules.caller_classes();
    config->guest_sessions = read_guest_sessions(connection_, Instant{});
    std::erase_if(config->guest_sessions, [](const GuestSession& session) { return session.cancelled; });
    config->calendars = read_calendars(connection_);
    config->mailboxes = AfterHoursRows{connection_}.mailboxes();
    config->contacts = AfterHoursRows{connection_}.contacts();
    read_agents(*config);
    return config;
}

}  // namespace hotline::store
