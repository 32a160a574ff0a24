#include "domain/statistics/report.hpp"

#include <algorithm>

namespace hotline {
namespace {

using enum Dimension;
using Codes = std::string_view;

constexpr Codes kCalls[] = {"calls_in",     "self_served",  "abandoned_ivr",  "blocked",        "queued",       "answered",
                            "abandoned",    "answer_rate",  "sl15_of_queued", "sl20_of_queued", "average_wait", "longest_wait",
                            "average_talk", "longest_talk", "calls_out",      "calls_out_rate"};
constexpr Codes kHours[] = {"calls_in", "queued", "answered", "abandoned", "answer_rate", "sl15_of_queued", "average_wait"};
constexpr Codes kAgents[] = {"signed_in", "ready",       "offered",   "talking",  "holding",     "wrapping_up",
                             "away",      "supervising", "occupancy", "answered", "handle_time", "average_talk"};
constexpr Codes kQueues[] = {"queued",           "answered",       "abandoned",        "overflowed",      "to_mailbox",
                             "asked_callback",   "after_hours",    "failed",           "queue_other",     "waiting",
                             "answer_rate",      "sl15_of_queued", "sl15_of_answered", "sl15_of_decided", "abandonment",
                             "abandonment_long", "average_wait",   "longest_wait"};
constexpr Codes kCallbacks[] = {"callbacks",      "callbacks_reached", "callbacks_got_through",
                                "callbacks_open", "callback_rate",     "callback_time"};
constexpr Codes kMessages[] = {"messages", "messages_done", "messages_in_time_rate"};
constexpr Codes kAccepted[] = {"recorded",
                               "direct",
                               "with_unit",
                               "unplaced",
                               "direct_rate",
                               "dispatched_rate",
                               "finished_of_recorded",
                               "approved_of_recorded",
                               "overdue_now",
                               "rehandled_rate",
                               "repeat_rate"};
constexpr Codes kDepartments[] = {"dispatches",
                                  "signings",
                                  "late_signings",
                                  "returns_asked",
                                  "returns_upheld",
                                  "returns_overruled",
                                  "return_rate",
                                  "extensions",
                                  "handled",
                                  "average_handling",
                                  "due",
                                  "on_time",
                                  "late",
                                  "on_time_rate",
                                  "late_rate",
                                  "overdue_now",
                                  "rehandlings",
                                  "contact_rate",
                                  "contact_rate_all",
                                  "resolution_rate",
                                  "resolution_rate_all",
                                  "satisfaction_rate",
                                  "satisfaction_rate_all"};
constexpr Codes kDue[] = {"due", "on_time", "late", "on_time_rate", "late_rate", "handled", "average_handling"};
constexpr Codes kSupervision[] = {"reminders", "supervisions", "escalations", "dispatches", "late_signings", "late"};
constexpr Codes kJudgement[] = {
    "rounds",          "rounds_excluded",     "reached_rate",      "contact_rate",          "contact_rate_all",
    "resolution_rate", "resolution_rate_all", "satisfaction_rate", "satisfaction_rate_all", "reopenings"};
constexpr Codes kRecordings[] = {"recordings", "recordings_failed", "recordings_faulty", "average_recording", "recorded_rate"};

// clang-format off
constexpr std::array kReports{
    StandardReport{"calls", "话务量统计", "Calls", time, kCalls},
    StandardReport{"hours", "时段统计", "Calls by the hour of the day", slot, kHours},
    StandardReport{"agents", "座席工作量统计", "Agents' work", agent, kAgents},
    StandardReport{"queues", "队列统计", "Queues", queue, kQueues},
    StandardReport{"missed_calls", "未接来电及回拨统计", "Missed calls and call-backs", time, kCallbacks},
    StandardReport{"messages", "语音留言统计", "Voice messages", time, kMessages},
    StandardReport{"cases", "受理量统计", "Cases over time", time, kAccepted},
    StandardReport{"cases_by_channel", "受理渠道统计", "Cases by channel", channel, kAccepted},
    StandardReport{"cases_by_kind", "诉求类型统计", "Cases by kind", kind, kAccepted},
    StandardReport{"categories", "诉求分类统计", "Cases by category", category, kAccepted},
    StandardReport{"districts", "区域统计", "Cases by district", district, kAccepted},
    StandardReport{"streets", "街道统计", "Cases by street", street, kAccepted},
    StandardReport{"departments", "部门办理统计", "Departments' handling", department, kDepartments},
    StandardReport{"due", "办理时限统计", "Time limits", time, kDue},
    StandardReport{"supervision", "督办统计", "Supervision", department, kSupervision},
    StandardReport{"judgement", "回访满意度统计", "Follow-ups and satisfaction", time, kJudgement},
    StandardReport{"recordings", "录音统计", "Recordings", time, kRecordings},
};
// clang-format on

void add_once(auto& all, const auto& one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

std::vector<Fact> facts_of(const StandardReport& report) {
    std::vector<Fact> facts;
    for (const std::string_view code : report.measures) {
        const Measure* measure = find_measure(code);
        if (measure == nullptr) continue;
        add_once(facts, measure->numerator);
        if (measure->denominator) add_once(facts, *measure->denominator);
    }
    return facts;
}

}  // namespace

std::span<const StandardReport> all_reports() { return kReports; }

const StandardReport* find_report(std::string_view code) {
    const auto* found = std::ranges::find(kReports, code, &StandardReport::code);
    return found == kReports.end() ? nullptr : &*found;
}

std::vector<Subject> subjects_of(const StandardReport& report) {
    std::vector<Subject> subjects;
    for (const Fact fact : facts_of(report)) add_once(subjects, info_of(fact).subject);
    return subjects;
}

std::vector<Fact> facts_of(const StandardReport& report, Subject subject) {
    std::vector<Fact> facts = facts_of(report);
    std::erase_if(facts, [&](Fact fact) { return info_of(fact).subject != subject; });
    return facts;
}

std::vector<Dimension> filters_of(const StandardReport& report) {
    std::vector<Dimension> filters;
    for (const Dimension one : {queue, channel, agent, kind, category, district, street, department}) {
        const auto knows = [&](Subject subject) { return has(subject, one); };
        if (std::ranges::all_of(subjects_of(report), knows)) filters.push_back(one);
    }
    return filters;
}

std::vector<Granularity> granularities_of(const StandardReport& report) {
    if (report.by == slot) return {Granularity::hour, Granularity::half_hour, Granularity::quarter_hour};
    if (report.by != time) return {};
    return {Granularity::day, Granularity::week, Granularity::month, Granularity::quarter, Granularity::year};
}

}  // namespace hotline
