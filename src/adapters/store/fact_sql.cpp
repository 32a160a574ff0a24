#include "adapters/store/fact_sql.hpp"

#include <fmt/format.h>

#include "domain/acd/shift_tally.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kIn = "direction = 'inbound'";
constexpr std::string_view kOut = "direction = 'outbound'";
constexpr std::string_view kQueued = "direction = 'inbound' AND queued_at IS NOT NULL";
constexpr std::string_view kAnswered = "direction = 'inbound' AND queued_at IS NOT NULL AND connected_at IS NOT NULL";
constexpr std::string_view kUnanswered = "direction = 'inbound' AND queued_at IS NOT NULL AND connected_at IS NULL";
constexpr std::string_view kGaveUp = "outcome IN ('abandoned_queue', 'abandoned_ringing')";
constexpr std::string_view kNotExcluded = "r.exclusion <> 'granted'";
constexpr std::string_view kDue =
    "c.due_at IS NOT NULL AND c.stage NOT IN ('rejected', 'merged', 'withdrawn', 'answered_directly')";

std::string both(std::string_view one, std::string_view other) { return fmt::format("{} AND {}", one, other); }
FactSql counted(std::string condition) { return {std::move(condition), "1"}; }

FactSql call_fact(Fact fact) {
    const std::string gave_up = both(kUnanswered, kGaveUp);
    const auto unserved = [](std::string_view outcome) {
        return counted(fmt::format("{} AND outcome = '{}'", kUnanswered, outcome));
    };
    switch (fact) {
        case Fact::calls_in: return counted(std::string(kIn));
        case Fact::calls_self_served: return counted(both(kIn, "outcome = 'self_served'"));
        case Fact::calls_abandoned_ivr: return counted(both(kIn, "outcome = 'abandoned_ivr'"));
        case Fact::calls_blocked: return counted(both(kIn, "outcome = 'blocked'"));
        case Fact::calls_queued: return counted(std::string(kQueued));
        case Fact::calls_answered: return counted(std::string(kAnswered));
        case Fact::calls_answered_15s: return counted(both(kAnswered, "wait_ms <= 15000"));
        case Fact::calls_answered_20s: return counted(both(kAnswered, "wait_ms <= 20000"));
        case Fact::calls_abandoned: return counted(gave_up);
        case Fact::calls_abandoned_short: return counted(both(gave_up, "wait_ms <= 5000"));
        case Fact::calls_abandoned_long: return counted(both(gave_up, "wait_ms > 5000"));
        case Fact::calls_queued_long:
            return counted(fmt::format("{} AND (connected_at IS NOT NULL OR wait_ms > 5000 OR outcome IS NULL OR NOT {})",
                                       kQueued, kGaveUp));
        case Fact::calls_met_15s:
            return counted(fmt::format("{} AND wait_ms <= 15000 AND (connected_at IS NOT NULL OR {})", kQueued, kGaveUp));
        case Fact::calls_decided: return counted(fmt::format("{} AND (connected_at IS NOT NULL OR {})", kQueued, kGaveUp));
        case Fact::calls_overflowed: return unserved("overflowed");
        case Fact::calls_to_mailbox: return unserved("mailbox");
        case Fact::calls_asked_callback: return unserved("callback_requested");
        case Fact::calls_after_hours: return unserved("after_hours");
        case Fact::calls_failed: return unserved("failed");
        case Fact::calls_waiting: return counted(both(kUnanswered, "outcome IS NULL"));
        case Fact::calls_queue_other:
            return counted(both(kUnanswered,
                                "outcome NOT IN ('abandoned_queue', 'abandoned_ringing', 'overflowed', 'mailbox', "
                                "'callback_requested', 'after_hours', 'failed')"));
        case Fact::wait_answered: return {std::string(kAnswered), "wait_ms"};
        case Fact::wait_longest: return {std::string(kQueued), "wait_ms"};
        case Fact::talk_answered:
        case Fact::talk_longest: return {std::string(kAnswered), "talk_ms"};
        case Fact::calls_picked_up: return counted(both(kIn, "answered_at IS NOT NULL"));
        case Fact::calls_recorded: return counted(both(kIn, "answered_at IS NOT NULL AND recording_id <> 0"));
        case Fact::calls_out: return counted(std::string(kOut));
        case Fact::calls_out_connected: return counted(both(kOut, "answered_at IS NOT NULL"));
        default: throw std::logic_error("no fact of calls");
    }
}

template <class Now>
FactSql case_fact(Fact fact, const Now& now) {
    const auto overdue = [&] { return fmt::format("c.handled_at IS NULL AND c.stage <> 'suspended' AND c.due_at < {}", now()); };
    const auto late = [&] { return fmt::format("(COALESCE(c.handled_at > c.due_at, 0 = 1) OR ({}))", overdue()); };
    const std::string on_time = "COALESCE(c.handled_at <= c.due_at, 0 = 1)";
    switch (fact) {
        case Fact::cases_recorded: return counted("1 = 1");
        case Fact::cases_direct: return counted("c.stage = 'answered_directly'");
        case Fact::cases_with_unit: return counted("c.stage <> 'answered_directly' AND c.department_code <> ''");
        case Fact::cases_unplaced: return counted("c.stage <> 'answered_directly' AND c.department_code = ''");
        case Fact::cases_dispatched: return counted("c.dispatched_at IS NOT NULL");
        case Fact::cases_finished:
        case Fact::handled_cases: return counted("c.handled_at IS NOT NULL");
        case Fact::cases_closed: return counted("c.stage IN ('approved', 'archived')");
        case Fact::cases_overdue_now: return counted(overdue());
        case Fact::cases_rehandled: return counted("c.rehandled > 0");
        case Fact::cases_merged: return counted("c.stage = 'merged'");
        case Fact::due_cases: return counted(std::string(kDue));
        case Fact::due_on_time: return counted(both(kDue, on_time));
        case Fact::due_late: return counted(both(kDue, late()));
        case Fact::due_running: return counted(fmt::format("{} AND NOT {} AND NOT {}", kDue, on_time, late()));
        case Fact::handled_dispatched: return counted("c.handled_at IS NOT NULL AND c.dispatched_at IS NOT NULL");
        case Fact::handling_time: return {"c.handled_at > c.dispatched_at", "(c.handled_at - c.dispatched_at) / 1000"};
        default: throw std::logic_error("no fact of cases");
    }
}

std::string_view action_of(Fact fact) {
    switch (fact) {
        case Fact::dispatches: return "dispatch";
        case Fact::signings: return "sign";
        case Fact::late_signings: return "auto_sign";
        case Fact::returns_asked: return "ask_return";
        case Fact::returns_upheld: return "uphold_return";
        case Fact::returns_overruled: return "overrule_return";
        case Fact::extensions: return "grant_extension";
        case Fact::rehandlings: return "rehandle";
        case Fact::reopenings: return "reopen";
        case Fact::reminders: return "remind";
        case Fact::supervisions: return "supervise";
        case Fact::escalations: return "escalate";
        default: throw std::logic_error("no fact of acts");
    }
}

FactSql round_fact(Fact fact) {
    constexpr std::string_view kGood = "r.satisfaction IN ('very_satisfied', 'satisfied', 'fairly_satisfied')";
    const auto kept = [](std::string_view condition) { return counted(both(kNotExcluded, condition)); };
    const auto all = [](std::string_view condition) { return counted(std::string(condition)); };
    switch (fact) {
        case Fact::rounds_closed: return all("1 = 1");
        case Fact::rounds_excluded: return all("r.exclusion = 'granted'");
        case Fact::follow_ups_over: return kept("r.follow_up IN ('answered', 'refused', 'unreachable')");
        case Fact::follow_ups_reached: return kept("r.follow_up = 'answered'");
        case Fact::contact_said: return kept("r.contacted <> 'unsaid'");
        case Fact::contact_yes: return kept("r.contacted = 'yes'");
        case Fact::resolution_said: return kept("r.resolved <> 'unsaid'");
        case Fact::resolution_yes: return kept("r.resolved = 'yes'");
        case Fact::satisfaction_said: return kept("r.satisfaction IS NOT NULL");
        case Fact::satisfaction_good: return kept(kGood);
        case Fact::contact_said_all: return all("r.contacted <> 'unsaid'");
        case Fact::contact_yes_all: return all("r.contacted = 'yes'");
        case Fact::resolution_said_all: return all("r.resolved <> 'unsaid'");
        case Fact::resolution_yes_all: return all("r.resolved = 'yes'");
        case Fact::satisfaction_said_all: return all("r.satisfaction IS NOT NULL");
        case Fact::satisfaction_good_all: return all(kGood);
        default: throw std::logic_error("no fact of rounds");
    }
}

FactSql task_fact(Fact fact) {
    switch (fact) {
        case Fact::callbacks_opened:
        case Fact::messages_left:
        case Fact::recordings_made: return counted("1 = 1");
        case Fact::callbacks_reached: return counted("reached_at IS NOT NULL");
        case Fact::callbacks_got_through: return counted("closed_as = 'got_through'");
        case Fact::callbacks_open: return counted("state <> 'closed'");
        case Fact::callback_time: return {"reached_at IS NOT NULL", "(reached_at - opened_at) / 1000"};
        case Fact::messages_done: return counted("done_at IS NOT NULL");
        case Fact::messages_in_time: return counted("done_at <= due_at");
        case Fact::recordings_failed: return counted("failure <> ''");
        case Fact::recordings_faulty: return counted("fault IS NOT NULL");
        case Fact::recording_length: return {"length_ms IS NOT NULL", "length_ms"};
        default: throw std::logic_error("no fact of tasks");
    }
}

FactSql time_fact(Fact fact) {
    const auto in = [](std::string_view condition) { return FactSql{std::string(condition), "(until - since) / 1000"}; };
    switch (fact) {
        case Fact::time_signed_in: return in("1 = 1");
        case Fact::time_ready: return in("work = 'ready'");
        case Fact::time_offered: return in("work = 'reserved'");
        case Fact::time_talking: return in("work = 'talking'");
        case Fact::time_holding: return in("work = 'holding'");
        case Fact::time_wrap_up: return in("work = 'wrap_up'");
        case Fact::time_away: return in("work = 'away'");
        case Fact::time_supervising: return in("work = 'supervising'");
        case Fact::time_busy: return in("work IN ('talking', 'holding', 'wrap_up')");
        case Fact::time_reachable: return in("work IN ('talking', 'holding', 'wrap_up', 'ready')");
        default: throw std::logic_error("no fact of agents' time");
    }
}

/// Where the case lay when it was done: of a dispatch where it went.
constexpr std::string_view kActUnit =
    "CASE WHEN e.action = 'dispatch' THEN e.department_code ELSE COALESCE((SELECT d.department_code FROM case_events d WHERE "
    "d.case_id = e.case_id AND d.seq < e.seq AND d.department_code <> '' ORDER BY d.seq DESC LIMIT 1), '') END";

SubjectSql sql_of(Subject subject) {
    constexpr const char* kCase =
        "0 AS call, c.id AS of_case, c.number AS number, c.title AS title, c.stage AS state, '' AS queue, c.department_code AS "
        "unit, 0 AS agent";
    switch (subject) {
        case Subject::calls:
            return {"calls", "offered_at", "id", "0",
                    "id AS call, 0 AS of_case, '' AS number, '' AS title, COALESCE(outcome, '') AS state, queue_code AS queue, "
                    "'' AS unit, agent_id AS agent"};
        case Subject::cases: return {"cases c", "c.recorded_at", "c.id", "0", kCase};
        case Subject::cases_due: return {"cases c", "c.due_at", "c.id", "0", kCase};
        case Subject::cases_handled: return {"cases c", "c.handled_at", "c.id", "0", kCase};
        case Subject::case_acts:
            return {"case_events e JOIN cases c ON c.id = e.case_id", "e.at", "e.case_id", "e.seq",
                    fmt::format(
                        "0 AS call, c.id AS of_case, c.number AS number, c.title AS title, e.action AS state, '' AS queue, {} "
                        "AS unit, 0 AS agent",
                        kActUnit)};
        case Subject::rounds:
            return {"case_rounds r JOIN cases c ON c.id = r.case_id", "r.closed_at", "r.case_id", "r.round",
                    "0 AS call, c.id AS of_case, c.number AS number, c.title AS title, COALESCE(r.satisfaction, r.follow_up) AS "
                    "state, '' AS queue, r.unit_code AS unit, 0 AS agent"};
        case Subject::callbacks:
            return {"callback_tasks", "opened_at", "id", "0",
                    "call_id AS call, 0 AS of_case, '' AS number, '' AS title, state AS state, queue_code AS queue, '' AS unit, "
                    "owner_id AS agent"};
        case Subject::messages:
            return {"voice_messages", "left_at", "id", "0",
                    "call_id AS call, case_id AS of_case, '' AS number, '' AS title, state AS state, queue_code AS queue, '' AS "
                    "unit, owner_id AS agent"};
        case Subject::recordings:
            return {"recordings", "started_at", "id", "0",
                    "call_id AS call, 0 AS of_case, '' AS number, '' AS title, COALESCE(fault, kind) AS state, '' AS queue, '' "
                    "AS unit, 0 AS agent"};
        case Subject::agent_time:
            return {
                "", "since", "id", "0",
                "0 AS call, 0 AS of_case, '' AS number, '' AS title, work AS state, '' AS queue, '' AS unit, agent_id AS agent"};
    }
    throw std::logic_error("no such subject");
}

bool is_of_case(Subject subject) { return subject >= Subject::cases && subject <= Subject::rounds; }

}  // namespace

FactSelection::FactSelection(Subject subject, const app::FactFilter& filter)
    : subject_(subject), filter_(filter), sql_(sql_of(subject)) {
    if (subject == Subject::agent_time)
        sql_.source = agent_time();
    else
        restrict_period();
    for (const auto& keep : filter.keeps) restrict_to(keep);
    restrict_scope();
}

/// States begin where an agent's event says, and end with his next one, now, or when their end must have been lost.
std::string FactSelection::agent_time() {
    const auto mark = [&](Instant at) { return where_.mark(at.time_since_epoch().count()); };
    const std::string from = mark(filter_.from);
    const std::string to = mark(filter_.to);
    const std::string now = mark(filter_.now);
    const std::string earliest = mark(filter_.from - kLongestShift);
    const std::string longest = where_.mark(kLongestShift.count());
    const auto least = [](std::string_view one, std::string_view other) {
        return fmt::format("CASE WHEN {0} < {1} THEN {0} ELSE {1} END", one, other);
    };
    const std::string next = fmt::format("COALESCE(LEAD(at) OVER (PARTITION BY agent_id ORDER BY at, id), {})", now);
    return fmt::format(
        "(SELECT id, agent_id, work, CASE WHEN at < {0} THEN {0} ELSE at END AS since, {1} AS until FROM "
        "(SELECT id, agent_id, presence, work, at, {2} AS ends FROM "
        "(SELECT id, agent_id, presence, work, at, {3} AS later FROM agent_state_events WHERE at < {4} AND at >= {5}) t) u "
        "WHERE presence = 'signed_in' AND ends > {0} AND ends > at AND at < {4}) v",
        from, least("ends", to), least(fmt::format("({})", least("later", now)), fmt::format("(at + {})", longest)), next, to,
        earliest);
}

/// A parameter only where it is used: one that no statement has cannot be bound.
const std::string& FactSelection::now() {
    if (now_.empty()) now_ = where_.mark(filter_.now.time_since_epoch().count());
    return now_;
}

void FactSelection::restrict_period() {
    where_.add(fmt::format("{} >= ?", sql_.at), {filter_.from.time_since_epoch().count()});
    where_.add(fmt::format("{} < ?", sql_.at), {filter_.to.time_since_epoch().count()});
    if (subject_ == Subject::calls) where_.add("direction IN ('inbound', 'outbound')", {});
}

void FactSelection::restrict_to(const app::FactFilter::Keep& keep) {
    std::vector<Where::Value> values(keep.values.begin(), keep.values.end());
    where_.add_any(value_of(keep.by), std::move(values));
}

void FactSelection::restrict_scope() {
    if (filter_.scope.empty() || !is_of_case(subject_)) return;
    std::vector<Where::Value> districts{std::string{}};
    for (const DistrictCode& district : filter_.scope) districts.emplace_back(district.value);
    where_.add_any("c.district_code", std::move(districts));
}

FactSql FactSelection::fact(Fact fact) {
    switch (info_of(fact).subject) {
        case Subject::calls: return call_fact(fact);
        case Subject::cases:
        case Subject::cases_due:
        case Subject::cases_handled: return case_fact(fact, [this] { return now(); });
        case Subject::case_acts: return counted(fmt::format("e.action = '{}'", action_of(fact)));
        case Subject::rounds: return round_fact(fact);
        case Subject::callbacks:
        case Subject::messages:
        case Subject::recordings: return task_fact(fact);
        case Subject::agent_time: return time_fact(fact);
    }
    throw std::logic_error("no such fact");
}

std::string FactSelection::value_of(Dimension dimension) {
    const std::string_view of_case = is_of_case(subject_) ? "c." : "";
    const auto offset = Duration{filter_.utc_offset}.count();  // of the city: one text for each statement
    switch (dimension) {
        case Dimension::time: return fmt::format("CAST(({} + {}) / 86400000000 AS TEXT)", sql_.at, offset);
        case Dimension::slot: return fmt::format("CAST(({} + {}) % 86400000000 / 900000000 AS TEXT)", sql_.at, offset);
        case Dimension::queue: return "queue_code";
        case Dimension::channel: return fmt::format("{}channel", of_case);
        case Dimension::outcome: return "COALESCE(outcome, '')";
        case Dimension::agent: return "CAST(agent_id AS TEXT)";
        case Dimension::kind: return "c.kind";
        case Dimension::category: return "c.category_code";
        case Dimension::district: return "c.district_code";
        case Dimension::street: return "c.street_code";
        case Dimension::department: break;
    }
    if (subject_ == Subject::case_acts) return std::string(kActUnit);
    return subject_ == Subject::rounds ? "r.unit_code" : "c.department_code";
}

}  // namespace hotline::store
