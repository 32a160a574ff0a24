#pragma once
#include <boost/describe/enum.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/ivr/flow.hpp"

namespace hotline::ivr {

inline constexpr std::size_t kMostActs = 200;

/// What the world answers where a node waits for it.
struct RehearsedAnswer {
    bool available{true};
    bool found{true};
    Variables values;
};

/// What the imagined caller does next: presses a key, says nothing until what is said (and the wait behind it) is over, hangs up;
/// or what the world answers. `talked`: the agent to whom the flow led him has spoken with him and hung up first.
struct Act {
    std::string key;
    bool silence{false};
    bool hang_up{false};
    std::optional<RehearsedAnswer> answer;
    bool talked{false};
};

/// A call without a telephone: when, from where, how busy the queues are, and what the caller does.
struct Rehearsal {
    Instant at;
    std::string caller;
    std::map<QueueCode, QueueState> queues;
    std::vector<Act> acts;
};

/// speech: he is listened to; # says that he has spoken, silence that he has not.
BOOST_DEFINE_ENUM_CLASS(WaitsFor, key, sound_end, world, nothing, speech)
/// queue_plan: the queue has nobody at that hour, and its own plan decides. call_back: he hangs up and keeps a place in the
/// queue.
BOOST_DEFINE_ENUM_CLASS(RehearsalEnd, queue, queue_plan, mailbox, forward, hang_up, caller_hung_up, call_back)

struct RehearsedStep {
    std::string node;
    std::string kind;
    std::vector<PromptName> said;
    WaitsFor waits_for{WaitsFor::nothing};
    std::int64_t passed_ms{0};  ///< since the call began
};

struct Rehearsed {
    std::vector<RehearsedStep> steps;
    std::optional<RehearsalEnd> ended;  ///< absent: it still waits
    std::optional<QueueCode> queue;
    bool goes_on_after_talk{false};  ///< it ended at a queue behind which the flow goes on
    Variables variables;
};

/// What a test of a flow compares.
struct RehearsedPath {
    std::vector<std::string> path;
    std::optional<RehearsalEnd> ended;
    std::optional<QueueCode> queue;
    bool operator==(const RehearsedPath&) const = default;
};

/// The city in which it is rehearsed.
struct Stage {
    const std::map<CalendarCode, Calendar>& calendars;
    const std::map<QueueCode, Queue>& queues;
    std::function<double(const PromptName&)> seconds_of;  ///< how long a prompt lasts
};

/// Walks the expanded flow as a call would. Time goes on with what is heard in full and with the waits behind it.
[[nodiscard]] Rehearsed rehearse(const Flow& flow, const Stage& stage, const Rehearsal& rehearsal);

/// The nodes in the order they were entered, and the end.
[[nodiscard]] RehearsedPath path_of(const Rehearsed& rehearsed);

}  // namespace hotline::ivr
