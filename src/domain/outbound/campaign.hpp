#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

using CampaignId = Id<struct CampaignTag>;
using TargetId = Id<struct TargetTag>;

//   draft ──start──► running ◄──► paused        running ──finish──► finished       any of the first three ──stop──► stopped
//
//   draft     its list may still be replaced; nobody is called
//   running   numbers are called, at its hours and pace
//   paused    calls that last go on; none is begun
BOOST_DEFINE_ENUM_CLASS(CampaignState, draft, running, paused, finished, stopped)
BOOST_DEFINE_ENUM_CLASS(CampaignAction, start, pause, resume, finish, stop)

/// Nothing: not possible in this state. `finish` is the program's own, when nobody is left to call.
[[nodiscard]] std::optional<CampaignState> advance(CampaignState from, CampaignAction on);

/// How fast a campaign calls.
struct CampaignPace {
    int calls_at_once{5};
    int calls_a_minute{30};
};

/// When a number that was not reached is called again.
struct RetryRule {
    int tries{3};  ///< the first included
    std::chrono::minutes delay{30};
};

/// An automatic group call (自动群呼): what everybody hears, and which keys answer.
struct CampaignPlan {
    std::string name;
    PromptName prompt;
    std::map<std::string, std::string> answers;  ///< key 0-9 -> what it means
    std::string opt_out_key;                     ///< empty: none; pressed: never called by any campaign again
    int times_said{2};                           ///< how often the prompt is said while no key comes
    int answer_within_s{8};                      ///< after each time
    int ring_s{30};
    CampaignPace pace;
    RetryRule retries;
    CalendarCode hours;
};

BOOST_DEFINE_ENUM_CLASS(TargetState, waiting, calling, done)

/// What became of one number. interrupted: the program ended during its call; it is not called again, because it may have heard.
BOOST_DEFINE_ENUM_CLASS(TargetResult, none, answered, heard, opted_out, no_answer, busy, invalid, refused, failed, do_not_call,
                        interrupted, not_called)

/// One number of a campaign's list.
struct CampaignTarget {
    TargetId id;
    CampaignId campaign;
    std::string number;
    std::string note;  ///< from the list: whose number it is
    TargetState state{TargetState::waiting};
    int tries{0};
    Instant next_at;  ///< not called before
    TargetResult result{TargetResult::none};
    std::string answer;  ///< the key that was pressed
    CallId last_call{};
};

/// How one call of a target ended.
struct TargetCall {
    CallId call;
    TargetResult result{};
    std::string answer;
};

/// The target is taken for a call: never before its time, never twice at once.
[[nodiscard]] std::optional<CampaignTarget> begin_call(const CampaignTarget& target, Instant now);
/// After the call: done, or waiting for the next try.
[[nodiscard]] CampaignTarget after_call(CampaignTarget target, const TargetCall& call, const RetryRule& retries, Instant now);

/// How many calls may begin now; remembers what it allowed. Not faster than the pace even after a pause.
class Pacer {
public:
    Pacer(CampaignPace pace, Instant now) : pace_(pace), filled_at_(now) {}
    [[nodiscard]] int take(int live, Instant now);

private:
    CampaignPace pace_;
    Instant filled_at_;
    double tokens_{1};
};

}  // namespace hotline
