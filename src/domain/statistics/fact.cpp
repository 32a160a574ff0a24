#include "domain/statistics/fact.hpp"

namespace hotline {
namespace {

using enum Gather;
using S = Subject;
using F = Fact;

// clang-format off
constexpr std::array<FactInfo, kFacts> kFactTable{{
    {F::calls_in, "calls_in", S::calls, count, "呼入电话", "calls that came in"},
    {F::calls_self_served, "calls_self_served", S::calls, count, "语音导航内自助办结的电话", "calls served by the menus alone"},
    {F::calls_abandoned_ivr, "calls_abandoned_ivr", S::calls, count, "在语音导航中挂断的电话", "calls given up in the menus"},
    {F::calls_blocked, "calls_blocked", S::calls, count, "被拦截的电话", "calls kept out by the blacklist"},
    {F::calls_queued, "calls_queued", S::calls, count, "进入队列的电话", "calls that joined a queue"},
    {F::calls_answered, "calls_answered", S::calls, count, "进入队列后由人工接通的电话", "queued calls answered by a person"},
    {F::calls_answered_15s, "calls_answered_15s", S::calls, count, "进入队列后15秒内接通的电话", "queued calls answered within 15 s"},
    {F::calls_answered_20s, "calls_answered_20s", S::calls, count, "进入队列后20秒内接通的电话", "queued calls answered within 20 s"},
    {F::calls_abandoned, "calls_abandoned", S::calls, count, "在队列中或振铃时放弃的电话", "queued calls given up before a person answered"},
    {F::calls_abandoned_short, "calls_abandoned_short", S::calls, count, "5秒内放弃的电话", "queued calls given up within 5 s"},
    {F::calls_abandoned_long, "calls_abandoned_long", S::calls, count, "5秒后放弃的电话", "queued calls given up after more than 5 s"},
    {F::calls_queued_long, "calls_queued_long", S::calls, count, "进入队列且未在5秒内放弃的电话", "queued calls but those given up within 5 s"},
    {F::calls_met_15s, "calls_met_15s", S::calls, count, "15秒内接通或放弃的电话", "queued calls answered or given up within 15 s"},
    {F::calls_decided, "calls_decided", S::calls, count, "接通或放弃的电话", "queued calls answered or given up"},
    {F::calls_overflowed, "calls_overflowed", S::calls, count, "因全忙结束的电话", "queued calls that were told that all are busy"},
    {F::calls_to_mailbox, "calls_to_mailbox", S::calls, count, "转为留言的电话", "queued calls that left a message"},
    {F::calls_asked_callback, "calls_asked_callback", S::calls, count, "改为请求回拨的电话", "queued calls that asked to be rung back"},
    {F::calls_after_hours, "calls_after_hours", S::calls, count, "因非服务时间结束的电话", "queued calls that were told that nobody is there"},
    {F::calls_failed, "calls_failed", S::calls, count, "因故障中断、未接通的电话", "queued calls that failed before a person answered"},
    {F::calls_waiting, "calls_waiting", S::calls, count, "仍在等待的电话", "queued calls that still wait"},
    {F::calls_queue_other, "calls_queue_other", S::calls, count, "以其他方式结束的排队电话", "queued calls that ended otherwise"},
    {F::wait_answered, "wait_answered", S::calls, sum, "接通电话的等待时长之和", "sum of the answered calls' waits"},
    {F::wait_longest, "wait_longest", S::calls, longest, "进入队列的电话中最长的等待", "longest wait of a queued call"},
    {F::talk_answered, "talk_answered", S::calls, sum, "接通电话的通话时长之和", "sum of the answered calls' talk"},
    {F::talk_longest, "talk_longest", S::calls, longest, "接通电话中最长的通话", "longest talk of an answered call"},
    {F::calls_picked_up, "calls_picked_up", S::calls, count, "系统应答的呼入电话", "incoming calls that the system picked up"},
    {F::calls_recorded, "calls_recorded", S::calls, count, "有录音的呼入电话", "of those, calls with a recording"},
    {F::calls_out, "calls_out", S::calls, count, "呼出电话", "calls that we began"},
    {F::calls_out_connected, "calls_out_connected", S::calls, count, "对方应答的呼出电话", "calls that we began and that were answered"},
    {F::cases_recorded, "cases_recorded", S::cases, count, "受理的工单", "cases recorded"},
    {F::cases_direct, "cases_direct", S::cases, count, "直接答复的工单", "cases answered directly"},
    {F::cases_with_unit, "cases_with_unit", S::cases, count, "在承办单位的工单", "cases that lie with a unit"},
    {F::cases_unplaced, "cases_unplaced", S::cases, count, "未直接答复也不在承办单位的工单", "cases neither answered directly nor with a unit"},
    {F::cases_dispatched, "cases_dispatched", S::cases, count, "已派单的工单", "cases that were dispatched"},
    {F::cases_finished, "cases_finished", S::cases, count, "已办结的工单", "cases whose handling is over"},
    {F::cases_closed, "cases_closed", S::cases, count, "审核通过的工单", "cases approved"},
    {F::cases_overdue_now, "cases_overdue_now", S::cases, count, "现已超期未办结的工单", "cases that are overdue now"},
    {F::cases_rehandled, "cases_rehandled", S::cases, count, "曾重新办理的工单", "cases that review sent back at least once"},
    {F::cases_merged, "cases_merged", S::cases, count, "并入其他工单的重复诉求", "cases merged into another"},
    {F::due_cases, "due_cases", S::cases_due, count, "期内到期的工单", "cases due in the period"},
    {F::due_on_time, "due_on_time", S::cases_due, count, "期内到期并按时办结的工单", "cases due in the period, finished in time"},
    {F::due_late, "due_late", S::cases_due, count, "期内到期而超期的工单", "cases due in the period, overdue"},
    {F::due_running, "due_running", S::cases_due, count, "期内到期、尚未到时或已挂起的工单", "cases due in the period, still running or suspended"},
    {F::handled_cases, "handled_cases", S::cases_handled, count, "期内办结的工单", "cases whose handling ended in the period"},
    {F::handled_dispatched, "handled_dispatched", S::cases_handled, count, "期内办结且派过单的工单", "of those, cases that were dispatched"},
    {F::handling_time, "handling_time", S::cases_handled, sum, "从最近一次派单到办结的时长之和", "sum of the times from the last dispatch to the end of handling"},
    {F::dispatches, "dispatches", S::case_acts, count, "派单次数", "dispatches"},
    {F::signings, "signings", S::case_acts, count, "签收次数", "signings by a unit"},
    {F::late_signings, "late_signings", S::case_acts, count, "超时自动签收次数", "signings by the clock, the unit being late"},
    {F::returns_asked, "returns_asked", S::case_acts, count, "申请退单次数", "returns asked for"},
    {F::returns_upheld, "returns_upheld", S::case_acts, count, "同意退单次数", "returns upheld"},
    {F::returns_overruled, "returns_overruled", S::case_acts, count, "驳回退单次数", "returns overruled"},
    {F::extensions, "extensions", S::case_acts, count, "批准延期次数", "extensions granted"},
    {F::rehandlings, "rehandlings", S::case_acts, count, "审核退回重办次数", "times that review sent a case back"},
    {F::reopenings, "reopenings", S::case_acts, count, "回访后重办次数", "times that a case was reopened after follow-up"},
    {F::reminders, "reminders", S::case_acts, count, "催办次数", "reminders"},
    {F::supervisions, "supervisions", S::case_acts, count, "督办次数", "supervisions"},
    {F::escalations, "escalations", S::case_acts, count, "提级次数", "escalations"},
    {F::rounds_closed, "rounds_closed", S::rounds, count, "期内办结轮次", "rounds closed"},
    {F::rounds_excluded, "rounds_excluded", S::rounds, count, "被剔除的轮次", "rounds excluded"},
    {F::follow_ups_over, "follow_ups_over", S::rounds, count, "已结束的回访（剔除后）", "follow-ups that are over (without excluded)"},
    {F::follow_ups_reached, "follow_ups_reached", S::rounds, count, "回访成功（剔除后）", "follow-ups answered (without excluded)"},
    {F::contact_said, "contact_said", S::rounds, count, "说明是否被联系的诉求人（剔除后）", "citizens who said whether they were contacted (without excluded)"},
    {F::contact_yes, "contact_yes", S::rounds, count, "说单位联系过的诉求人（剔除后）", "citizens who said that the unit contacted them (without excluded)"},
    {F::resolution_said, "resolution_said", S::rounds, count, "说明是否解决的诉求人（剔除后）", "citizens who said whether it is settled (without excluded)"},
    {F::resolution_yes, "resolution_yes", S::rounds, count, "说已经解决的诉求人（剔除后）", "citizens who said that it is settled (without excluded)"},
    {F::satisfaction_said, "satisfaction_said", S::rounds, count, "作出评价的诉求人（剔除后）", "citizens who evaluated (without excluded)"},
    {F::satisfaction_good, "satisfaction_good", S::rounds, count, "评价为前三级的诉求人（剔除后）", "citizens who chose one of the best three levels (without excluded)"},
    {F::contact_said_all, "contact_said_all", S::rounds, count, "说明是否被联系的诉求人（含剔除）", "citizens who said whether they were contacted (with excluded)"},
    {F::contact_yes_all, "contact_yes_all", S::rounds, count, "说单位联系过的诉求人（含剔除）", "citizens who said that the unit contacted them (with excluded)"},
    {F::resolution_said_all, "resolution_said_all", S::rounds, count, "说明是否解决的诉求人（含剔除）", "citizens who said whether it is settled (with excluded)"},
    {F::resolution_yes_all, "resolution_yes_all", S::rounds, count, "说已经解决的诉求人（含剔除）", "citizens who said that it is settled (with excluded)"},
    {F::satisfaction_said_all, "satisfaction_said_all", S::rounds, count, "作出评价的诉求人（含剔除）", "citizens who evaluated (with excluded)"},
    {F::satisfaction_good_all, "satisfaction_good_all", S::rounds, count, "评价为前三级的诉求人（含剔除）", "citizens who chose one of the best three levels (with excluded)"},
    {F::callbacks_opened, "callbacks_opened", S::callbacks, count, "待回拨的号码（去重）", "numbers to be rung back, each once"},
    {F::callbacks_reached, "callbacks_reached", S::callbacks, count, "回拨接通的号码", "numbers reached by ringing back"},
    {F::callbacks_got_through, "callbacks_got_through", S::callbacks, count, "诉求人再次来电接通的号码", "numbers that got through by themselves"},
    {F::callbacks_open, "callbacks_open", S::callbacks, count, "尚未了结的回拨", "call-backs that are not over"},
    {F::callback_time, "callback_time", S::callbacks, sum, "从未接到回拨接通的时长之和", "sum of the times from the task's beginning to the answer"},
    {F::messages_left, "messages_left", S::messages, count, "语音留言", "voice messages left"},
    {F::messages_done, "messages_done", S::messages, count, "已处理的留言", "voice messages seen to"},
    {F::messages_in_time, "messages_in_time", S::messages, count, "按时处理的留言", "voice messages seen to in time"},
    {F::recordings_made, "recordings_made", S::recordings, count, "录音", "recordings"},
    {F::recordings_failed, "recordings_failed", S::recordings, count, "写入中断的录音", "recordings whose writing ended early"},
    {F::recordings_faulty, "recordings_faulty", S::recordings, count, "核对有误的录音", "recordings that the comparison found at fault"},
    {F::recording_length, "recording_length", S::recordings, sum, "录音时长之和", "sum of the recordings' lengths"},
    {F::time_signed_in, "time_signed_in", S::agent_time, sum, "签入时长", "time signed in"},
    {F::time_ready, "time_ready", S::agent_time, sum, "示闲时长", "time ready"},
    {F::time_offered, "time_offered", S::agent_time, sum, "振铃时长", "time being offered a call"},
    {F::time_talking, "time_talking", S::agent_time, sum, "通话时长", "time talking"},
    {F::time_holding, "time_holding", S::agent_time, sum, "保持时长", "time with the citizen on hold"},
    {F::time_wrap_up, "time_wrap_up", S::agent_time, sum, "话后整理时长", "time wrapping up"},
    {F::time_away, "time_away", S::agent_time, sum, "示忙时长", "time away"},
    {F::time_supervising, "time_supervising", S::agent_time, sum, "监听时长", "time supervising"},
    {F::time_busy, "time_busy", S::agent_time, sum, "通话、保持与整理时长", "time talking, holding and wrapping up"},
    {F::time_reachable, "time_reachable", S::agent_time, sum, "通话、保持、整理与示闲时长", "time talking, holding, wrapping up and ready"},
}};
// clang-format on

constexpr bool stands_in_order() {
    for (std::size_t i = 0; i < kFacts; ++i)
        if (kFactTable[i].fact != static_cast<Fact>(i) || kFactTable[i].name_en.empty()) return false;
    return true;
}
static_assert(stands_in_order());

bool is_of_case(Subject subject) { return subject >= Subject::cases && subject <= Subject::rounds; }

}  // namespace

const FactInfo& info_of(Fact fact) { return kFactTable.at(static_cast<std::size_t>(fact)); }

const std::array<FactInfo, kFacts>& all_facts() { return kFactTable; }

bool has(Subject subject, Dimension dimension) {
    using enum Dimension;
    switch (dimension) {
        case time: return subject != Subject::agent_time;  // a state may last over midnight
        case slot: return subject == Subject::calls || subject == Subject::cases;
        case queue: return subject == Subject::calls || subject == Subject::callbacks || subject == Subject::messages;
        case outcome: return subject == Subject::calls;
        case agent: return subject == Subject::calls || subject == Subject::agent_time;
        case channel: return subject == Subject::calls || is_of_case(subject);
        case kind:
        case category:
        case district:
        case street:
        case department: return is_of_case(subject);
    }
    return false;
}

}  // namespace hotline
