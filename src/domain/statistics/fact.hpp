#pragma once
#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hotline {

/// What is counted, and by which of its moments it belongs to a period: calls by their coming, cases by their recording (the
/// cohort), by their due time or by the end of handling, acts when they were done, rounds when they were closed, call-backs when
/// the task began, messages and recordings when they began, agents' time as far as it lies in the period.
BOOST_DEFINE_ENUM_CLASS(Subject, calls, cases, cases_due, cases_handled, case_acts, rounds, callbacks, messages, recordings,
                        agent_time)

/// By what figures are grouped and restricted. `time` is the local day, `slot` the quarter of an hour of the local day.
BOOST_DEFINE_ENUM_CLASS(Dimension, time, slot, queue, channel, outcome, agent, kind, category, district, street, department)

/// Whether things of this subject can be told apart by that.
[[nodiscard]] bool has(Subject subject, Dimension dimension);

/// How single amounts become the fact of many: each counts one, or their milliseconds are added, or the longest is kept.
enum class Gather : std::uint8_t { count, sum, longest };

/// A named countable thing: every figure is made of one or two of these.
enum class Fact : std::uint8_t {
    calls_in,
    calls_self_served,
    calls_abandoned_ivr,
    calls_blocked,
    calls_queued,
    calls_answered,
    calls_answered_15s,
    calls_answered_20s,
    calls_abandoned,
    calls_abandoned_short,
    calls_abandoned_long,
    calls_queued_long,
    calls_met_15s,
    calls_decided,
    calls_overflowed,
    calls_to_mailbox,
    calls_asked_callback,
    calls_after_hours,
    calls_failed,
    calls_waiting,
    calls_queue_other,
    wait_answered,
    wait_longest,
    talk_answered,
    talk_longest,
    calls_picked_up,
    calls_recorded,
    calls_out,
    calls_out_connected,
    cases_recorded,
    cases_direct,
    cases_with_unit,
    cases_unplaced,
    cases_dispatched,
    cases_finished,
    cases_closed,
    cases_overdue_now,
    cases_rehandled,
    cases_merged,
    due_cases,
    due_on_time,
    due_late,
    due_running,
    handled_cases,
    handled_dispatched,
    handling_time,
    dispatches,
    signings,
    late_signings,
    returns_asked,
    returns_upheld,
    returns_overruled,
    extensions,
    rehandlings,
    reopenings,
    reminders,
    supervisions,
    escalations,
    rounds_closed,
    rounds_excluded,
    follow_ups_over,
    follow_ups_reached,
    contact_said,
    contact_yes,
    resolution_said,
    resolution_yes,
    satisfaction_said,
    satisfaction_good,
    contact_said_all,
    contact_yes_all,
    resolution_said_all,
    resolution_yes_all,
    satisfaction_said_all,
    satisfaction_good_all,
    callbacks_opened,
    callbacks_reached,
    callbacks_got_through,
    callbacks_open,
    callback_time,
    messages_left,
    messages_done,
    messages_in_time,
    recordings_made,
    recordings_failed,
    recordings_faulty,
    recording_length,
    time_signed_in,
    time_ready,
    time_offered,
    time_talking,
    time_holding,
    time_wrap_up,
    time_away,
    time_supervising,
    time_busy,
    time_reachable,
};
inline constexpr std::size_t kFacts = static_cast<std::size_t>(Fact::time_reachable) + 1;

struct FactInfo {
    Fact fact{};
    std::string_view code;
    Subject subject{};
    Gather gather{};
    std::string_view name_zh;  ///< so that a formula reads as a sentence
    std::string_view name_en;
};

[[nodiscard]] const FactInfo& info_of(Fact fact);
[[nodiscard]] const std::array<FactInfo, kFacts>& all_facts();

}  // namespace hotline
