#include "domain/statistics/measure.hpp"

#include <algorithm>

namespace hotline {
namespace {

using enum FigureUnit;
using F = Fact;

// clang-format off
constexpr std::array kMeasures{
    Measure{"calls_in", "呼入量", "Calls in", count, F::calls_in, {}, "B.9-1"},
    Measure{"self_served", "自助办结量", "Served by the menus", count, F::calls_self_served, {}, "B.9-1"},
    Measure{"abandoned_ivr", "导航中放弃量", "Given up in the menus", count, F::calls_abandoned_ivr, {}, "B.9-1"},
    Measure{"blocked", "拦截量", "Kept out", count, F::calls_blocked, {}, "own"},
    Measure{"queued", "进入队列量", "Queued", count, F::calls_queued, {}, "F.3 O"},
    Measure{"answered", "接通量", "Answered", count, F::calls_answered, {}, "F.3 A"},
    Measure{"abandoned", "放弃量", "Given up", count, F::calls_abandoned, {}, "F.3 B"},
    Measure{"overflowed", "全忙结束量", "Told that all are busy", count, F::calls_overflowed, {}, "F.3"},
    Measure{"to_mailbox", "转留言量", "Left a message", count, F::calls_to_mailbox, {}, "F.3"},
    Measure{"asked_callback", "请求回拨量", "Asked to be rung back", count, F::calls_asked_callback, {}, "F.3"},
    Measure{"after_hours", "非服务时间结束量", "Told that nobody is there", count, F::calls_after_hours, {}, "own"},
    Measure{"failed", "故障中断量", "Failed", count, F::calls_failed, {}, "own"},
    Measure{"waiting", "仍在等待量", "Still waiting", count, F::calls_waiting, {}, "F.3"},
    Measure{"queue_other", "其他方式结束量", "Ended otherwise", count, F::calls_queue_other, {}, "own"},
    Measure{"answer_rate", "接通率", "Answer rate", percent, F::calls_answered, F::calls_queued, "GB/T 33358; F.3"},
    Measure{"sl15_of_queued", "15秒接通率（占进入队列）", "Answered in 15 s, of the queued", percent, F::calls_answered_15s, F::calls_queued, "GB/T 33358; C2; F.3"},
    Measure{"sl15_of_answered", "15秒接通率（占接通）", "Answered in 15 s, of the answered", percent, F::calls_answered_15s, F::calls_answered, "F.3 (SL)"},
    Measure{"sl15_of_decided", "15秒了结率（占接通与放弃）", "Answered or given up in 15 s, of both", percent, F::calls_met_15s, F::calls_decided, "F.3 (SL2)"},
    Measure{"sl20_of_queued", "20秒接通率（占进入队列）", "Answered in 20 s, of the queued", percent, F::calls_answered_20s, F::calls_queued, "B.9-1; F.3"},
    Measure{"abandonment", "放弃率", "Abandonment", percent, F::calls_abandoned, F::calls_queued, "F.3"},
    Measure{"abandonment_long", "放弃率（不含5秒内放弃）", "Abandonment without the first 5 s", percent, F::calls_abandoned_long, F::calls_queued_long, "F.3"},
    Measure{"average_wait", "平均应答速度", "Average speed of answer", seconds, F::wait_answered, F::calls_answered, "F.3 ASA"},
    Measure{"longest_wait", "最长等待", "Longest wait", seconds, F::wait_longest, F::calls_queued, "B.9-1"},
    Measure{"average_talk", "平均通话时长", "Average talk", seconds, F::talk_answered, F::calls_answered, "B.9-1"},
    Measure{"longest_talk", "最长通话", "Longest talk", seconds, F::talk_longest, F::calls_answered, "B.9-1"},
    Measure{"recorded_rate", "录音率", "Recorded", percent, F::calls_recorded, F::calls_picked_up, "own"},
    Measure{"calls_out", "呼出量", "Calls out", count, F::calls_out, {}, "B.9-1"},
    Measure{"calls_out_rate", "呼出接通率", "Calls out answered", percent, F::calls_out_connected, F::calls_out, "B.9-1"},
    Measure{"recorded", "受理量", "Recorded", count, F::cases_recorded, {}, "B.9-8"},
    Measure{"direct", "直接答复量", "Answered directly", count, F::cases_direct, {}, "B.9-8"},
    Measure{"with_unit", "在承办单位量", "With a unit", count, F::cases_with_unit, {}, "F.3"},
    Measure{"unplaced", "未分派量", "Not with a unit", count, F::cases_unplaced, {}, "F.3"},
    Measure{"direct_rate", "直接答复率", "Answered directly, of the recorded", percent, F::cases_direct, F::cases_recorded, "F.3"},
    Measure{"dispatched_rate", "转办率（按受理）", "Dispatched, of the recorded", percent, F::cases_dispatched, F::cases_recorded, "B.9-8"},
    Measure{"finished_of_recorded", "办结率（按受理批次）", "Finished, of the recorded (cohort)", percent, F::cases_finished, F::cases_recorded, "F.3"},
    Measure{"approved_of_recorded", "审核通过率（按受理批次）", "Approved, of the recorded (cohort)", percent, F::cases_closed, F::cases_recorded, "F.3"},
    Measure{"overdue_now", "现已超期量", "Overdue now", count, F::cases_overdue_now, {}, "B.9-11"},
    Measure{"rehandled_rate", "重办率（按受理批次）", "Sent back by review, of the recorded (cohort)", percent, F::cases_rehandled, F::cases_recorded, "F.3"},
    Measure{"repeat_rate", "重复诉求率", "Repeated requests", percent, F::cases_merged, F::cases_recorded, "F.3"},
    Measure{"due", "到期量", "Due in the period", count, F::due_cases, {}, "F.3"},
    Measure{"on_time", "按时办结量", "Finished in time", count, F::due_on_time, {}, "F.3"},
    Measure{"late", "超期量", "Overdue", count, F::due_late, {}, "B.9-11"},
    Measure{"on_time_rate", "按时办结率（含批准的延期）", "Finished in time, granted extensions counted", percent, F::due_on_time, F::due_cases, "F.3"},
    Measure{"late_rate", "超期率（含批准的延期）", "Overdue, granted extensions counted", percent, F::due_late, F::due_cases, "F.3"},
    Measure{"handled", "办结量（按办结时间）", "Finished in the period", count, F::handled_cases, {}, "B.9-11"},
    Measure{"average_handling", "平均办理时长", "Average handling", seconds, F::handling_time, F::handled_dispatched, "B.9-11"},
    Measure{"dispatches", "派单量", "Dispatches", count, F::dispatches, {}, "B.9-11"},
    Measure{"signings", "签收量", "Signed for", count, F::signings, {}, "B.9-11"},
    Measure{"late_signings", "超时自动签收量", "Signed for by the clock", count, F::late_signings, {}, "F.3"},
    Measure{"returns_asked", "申请退单量", "Returns asked", count, F::returns_asked, {}, "F.3"},
    Measure{"returns_upheld", "同意退单量", "Returns upheld", count, F::returns_upheld, {}, "F.3"},
    Measure{"returns_overruled", "驳回退单量", "Returns overruled", count, F::returns_overruled, {}, "F.3"},
    Measure{"return_rate", "退单率", "Returned", percent, F::returns_upheld, F::dispatches, "F.3"},
    Measure{"extensions", "延期量", "Extensions", count, F::extensions, {}, "B.9-11"},
    Measure{"rehandlings", "审核退回量", "Sent back by review", count, F::rehandlings, {}, "B.9-11"},
    Measure{"reopenings", "回访重办量", "Reopened after follow-up", count, F::reopenings, {}, "C32"},
    Measure{"reminders", "催办量", "Reminders", count, F::reminders, {}, "B.9-12"},
    Measure{"supervisions", "督办量", "Supervisions", count, F::supervisions, {}, "B.9-12"},
    Measure{"escalations", "提级量", "Escalations", count, F::escalations, {}, "B.9-12"},
    Measure{"rounds", "办结轮次", "Rounds closed", count, F::rounds_closed, {}, "C33"},
    Measure{"rounds_excluded", "剔除轮次", "Excluded", count, F::rounds_excluded, {}, "C28"},
    Measure{"reached_rate", "回访成功率", "Follow-ups answered", percent, F::follow_ups_reached, F::follow_ups_over, "F.3"},
    Measure{"contact_rate", "响应率（剔除后）", "Contact rate, without excluded", percent, F::contact_yes, F::contact_said, "C33; F.3"},
    Measure{"contact_rate_all", "响应率（含剔除）", "Contact rate, with excluded", percent, F::contact_yes_all, F::contact_said_all, "C33; C28"},
    Measure{"resolution_rate", "解决率（剔除后）", "Resolution rate, without excluded", percent, F::resolution_yes, F::resolution_said, "C33; F.3"},
    Measure{"resolution_rate_all", "解决率（含剔除）", "Resolution rate, with excluded", percent, F::resolution_yes_all, F::resolution_said_all, "C33; C28"},
    Measure{"satisfaction_rate", "满意率（剔除后）", "Satisfaction rate, without excluded", percent, F::satisfaction_good, F::satisfaction_said, "C33; C34; F.3"},
    Measure{"satisfaction_rate_all", "满意率（含剔除）", "Satisfaction rate, with excluded", percent, F::satisfaction_good_all, F::satisfaction_said_all, "C33; C28"},
    Measure{"callbacks", "待回拨号码", "Numbers to ring back", count, F::callbacks_opened, {}, "B.9-6"},
    Measure{"callbacks_reached", "回拨接通", "Reached", count, F::callbacks_reached, {}, "B.9-6"},
    Measure{"callbacks_got_through", "自行接通", "Got through by themselves", count, F::callbacks_got_through, {}, "B.9-6"},
    Measure{"callbacks_open", "未了结", "Not over", count, F::callbacks_open, {}, "B.9-6"},
    Measure{"callback_rate", "回拨率", "Call-back rate", percent, F::callbacks_reached, F::callbacks_opened, "F.3"},
    Measure{"callback_time", "平均回拨时长", "Average time to reach", seconds, F::callback_time, F::callbacks_reached, "F.3"},
    Measure{"messages", "留言量", "Voice messages", count, F::messages_left, {}, "B.9-7"},
    Measure{"messages_done", "已处理留言", "Seen to", count, F::messages_done, {}, "B.9-7"},
    Measure{"messages_in_time_rate", "留言按时处理率", "Messages seen to in time", percent, F::messages_in_time, F::messages_left, "C3"},
    Measure{"recordings", "录音数", "Recordings", count, F::recordings_made, {}, "own"},
    Measure{"recordings_failed", "中断录音", "Ended early", count, F::recordings_failed, {}, "own"},
    Measure{"recordings_faulty", "核对有误", "At fault", count, F::recordings_faulty, {}, "own"},
    Measure{"average_recording", "平均录音时长", "Average length", seconds, F::recording_length, F::recordings_made, "own"},
    Measure{"signed_in", "签入时长", "Signed in", seconds, F::time_signed_in, {}, "B.9-3"},
    Measure{"ready", "示闲", "Ready", seconds, F::time_ready, {}, "B.9-3"},
    Measure{"offered", "振铃", "Being offered", seconds, F::time_offered, {}, "B.9-3"},
    Measure{"talking", "通话", "Talking", seconds, F::time_talking, {}, "B.9-3"},
    Measure{"holding", "保持", "Holding", seconds, F::time_holding, {}, "B.9-3"},
    Measure{"wrapping_up", "话后整理", "Wrapping up", seconds, F::time_wrap_up, {}, "B.9-3"},
    Measure{"away", "示忙", "Away", seconds, F::time_away, {}, "B.9-3"},
    Measure{"supervising", "监听", "Supervising", seconds, F::time_supervising, {}, "B.9-3"},
    Measure{"occupancy", "工时利用率", "Occupancy", percent, F::time_busy, F::time_reachable, "F.3"},
    Measure{"handle_time", "平均处理时长", "Average handle time", seconds, F::time_busy, F::calls_answered, "F.3 AHT"},
};
// clang-format on

void put(std::string& out, std::string_view before, std::string_view name, std::string_view after) {
    out.append(before).append(name).append(after);
}

bool is_longest(const Measure& measure) { return info_of(measure.numerator).gather == Gather::longest; }

constexpr double kMillisecondsInSecond = 1000.0;

}  // namespace

std::span<const Measure> all_measures() { return kMeasures; }

const Measure* find_measure(std::string_view code) {
    const auto* found = std::ranges::find(kMeasures, code, &Measure::code);
    return found == kMeasures.end() ? nullptr : &*found;
}

std::string formula_zh(const Measure& measure) {
    std::string text(info_of(measure.numerator).name_zh);
    if (!measure.denominator || is_longest(measure)) return text;
    put(text, " ÷ ", info_of(*measure.denominator).name_zh, measure.unit == FigureUnit::percent ? " × 100%" : "");
    return text;
}

std::string formula_en(const Measure& measure) {
    std::string text(info_of(measure.numerator).name_en);
    if (!measure.denominator || is_longest(measure)) return text;
    put(text, " ÷ ", info_of(*measure.denominator).name_en, measure.unit == FigureUnit::percent ? " × 100 %" : "");
    return text;
}

void FactCounts::gather(Fact fact, std::int64_t amount) {
    std::int64_t& value = values_.at(static_cast<std::size_t>(fact));
    value = info_of(fact).gather == Gather::longest ? std::max(value, amount) : value + amount;
}

void FactCounts::gather(const FactCounts& others) {
    for (std::size_t i = 0; i < kFacts; ++i) gather(static_cast<Fact>(i), others.values_[i]);
}

std::optional<double> figure(const Measure& measure, const FactCounts& counts) {
    if (measure.denominator && counts[*measure.denominator] <= 0) return std::nullopt;
    const auto value = static_cast<double>(counts[measure.numerator]);
    const bool divides = measure.denominator && !is_longest(measure);
    const double quotient = divides ? value / static_cast<double>(counts[*measure.denominator]) : value;
    switch (measure.unit) {
        case FigureUnit::count: break;
        case FigureUnit::percent: return quotient * 100;
        case FigureUnit::seconds: return quotient / kMillisecondsInSecond;
    }
    return quotient;
}

}  // namespace hotline
