#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <vector>

#include "domain/acd/fallback.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// Who of the free agents is asked first (seed 3.6.5): A fewest calls in the shift, B least talk time in the shift, C idle
/// longest, D highest level, E lowest seat number. Each is one file in strategies/.
BOOST_DEFINE_ENUM_CLASS(Strategy, fewest_calls, least_talk_time, longest_idle, highest_level, seat_number)

/// What a queue asks of agents falls with waiting: every `every_s` seconds by `by` levels, to `least` at most. A skill that an
/// agent does not have counts as level 0. `every_s` 0: it never falls.
struct Relaxation {
    int every_s{0};
    int by{1};
    int least{1};
    bool operator==(const Relaxation&) const = default;
};

/// Another queue whose agents help: the caller waits in both from then on, with the one place he has. Either limit is enough;
/// 0: not by this one.
struct Overflow {
    QueueCode to;
    int after_s{0};       ///< he has waited so long
    int when_waiting{0};  ///< so many wait in front of him when he joins
    bool operator==(const Overflow&) const = default;
};

/// A waiting line. Times are whole seconds because an administrator types them.
struct Queue {
    QueueCode code;
    std::string name_zh;
    std::string name_en;
    Strategy strategy{Strategy::least_talk_time};
    std::map<SkillCode, int> needs;  ///< skill -> least level (1-9) an agent must have
    CalendarCode hours;              ///< when people answer this queue
    int ring_timeout_s{20};
    int wrap_up_s{60};
    PromptName music;
    int announce_every_s{30};  ///< place in the queue is said this often
    Relaxation relaxation;
    int head_start_s{0};  ///< its callers count as having waited so much longer: what a priority is worth, see turn_of()
    std::vector<Overflow> overflow;
    int most_waiting{0};     ///< whoever would be one more is not taken in; 0: no limit
    int longest_wait_s{0};   ///< who has waited so long goes where `fallbacks` says; 0: no limit
    int same_agent_s{0};     ///< how long a caller waits for the agent he last talked to, before anybody may take him (首问)
    int keeps_place_min{5};  ///< who was cut off or gave up and calls again so soon finds his old place
    std::vector<Fallback> fallbacks;
    bool offers_callback{false};  ///< who waits may press 1, hang up, and is rung when his turn comes
    bool for_guests{false};       ///< takes callers only while a guest session of it runs (guest_session.hpp)
    bool operator==(const Queue&) const = default;
};

/// What routing must know of an agent; not a person's record.
struct AgentProfile {
    UserId id;
    std::string name;
    std::string extension;            ///< of the SIP phone, e.g. "8001"
    std::map<SkillCode, int> skills;  ///< skill -> level
    std::vector<QueueCode> queues;
    bool operator==(const AgentProfile&) const = default;
};

}  // namespace hotline
