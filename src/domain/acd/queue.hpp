#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <vector>

#include "domain/acd/fallback.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// B: least talk time in the shift; C: idle longest (seed 3.6.5). The others come with their own issue.
BOOST_DEFINE_ENUM_CLASS(Strategy, least_talk_time, longest_idle)

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
    int most_waiting{0};       ///< whoever would be one more is not taken in; 0: no limit
    int longest_wait_s{0};     ///< who has waited so long goes where `fallbacks` says; 0: no limit
    std::vector<Fallback> fallbacks;
};

/// What routing must know of an agent; not a person's record.
struct AgentProfile {
    UserId id;
    std::string name;
    std::string extension;            ///< of the SIP phone, e.g. "8001"
    std::map<SkillCode, int> skills;  ///< skill -> level
    std::vector<QueueCode> queues;
};

}  // namespace hotline
