#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "domain/acd/queue.hpp"
#include "domain/calendar/calendar.hpp"
#include "domain/casework/case_words.hpp"
#include "domain/ivr/language.hpp"

namespace hotline::ivr {

/// What a flow knows of its caller beside its fixed words: what he dialled, what was looked up, what the flow itself noted.
using Variables = std::map<std::string, std::string>;

/// How far somebody is who speaks a complaint.
enum class Phase { asking, listening, filing, told };

/// Where one caller stands in the flow. A value: resume() gives back the next one.
struct Session {
    std::string node;
    std::string digits;  ///< of a key sequence not yet complete
    int asked{0};        ///< how often the present menu was said
    int mistakes{0};     ///< wrong keys in the present menu
    char ahead{0};       ///< a key pressed while something could not be skipped; answers the next menu
    Phase phase{Phase::asking};
    bool self_served{false};
    std::optional<Unserved> unserved;  ///< asked for a person at a queue that had nobody
    Language language{Language::zh};
    Variables variables;
};

/// What woke the flow.
namespace heard {
struct Nothing {};  ///< the flow begins
struct Key {
    char key;
};
struct Silence {};  ///< what was said is over, and the wait after it too
/// What became of a question to the world.
struct Answer {
    bool available{false};  ///< it could be asked at all, in time
    bool found{false};
    Variables values;
};
/// What Listen waited for is over.
struct Spoken {
    bool enough{false};
};
struct TalkOver {};  ///< the agent to whom the flow led him has hung up
}  // namespace heard
using Heard = std::variant<heard::Nothing, heard::Key, heard::Silence, heard::Answer, heard::Spoken, heard::TalkOver>;

/// What to do for the caller until the next resume().
namespace command {
/// Say this, then wait; a key may cut it short. No wait: Silence comes right behind the last prompt.
struct Say {
    std::vector<PromptName> prompts;
    std::chrono::milliseconds wait;
};
struct AwaitKey {
    std::chrono::milliseconds wait;
};  ///< fall silent: the caller is dialling
struct CarryOn {};  ///< as before
/// Ask how far a case is; heard::Answer comes later. The caller hears the prompts meanwhile.
struct AskProgress {
    std::string number;
    std::string code;
    std::vector<PromptName> meanwhile;
};
/// Sound the tone, then let him speak until #, a pause or the limit; heard::Spoken comes then. Who hangs up after he has said
/// enough has complained as well.
struct Listen {
    std::chrono::seconds at_least;
    std::chrono::seconds at_most;
    std::chrono::seconds pause;
};
/// Make a case of what he said; heard::Answer comes later.
struct FileComplaint {
    std::vector<PromptName> meanwhile;
};
struct JoinQueue {
    QueueCode queue;
    bool comes_back{false};  ///< heard::TalkOver is wanted when the agent hangs up first
};
/// The queue has nobody now and its own plan says where the caller goes.
struct FollowPlan {
    QueueCode queue;
    Unserved why;
};
/// He hangs up and is rung at this number in his turn.
struct KeepPlace {
    QueueCode queue;
    std::string number;
};
struct LeaveMessage {
    MailboxCode mailbox;
};
struct GoAlong {
    std::vector<Destination> to;
};
struct EndCall {};
}  // namespace command
using Command = std::variant<command::Say, command::AwaitKey, command::CarryOn, command::AskProgress, command::Listen,
                             command::FileComplaint, command::JoinQueue, command::FollowPlan, command::KeepPlace,
                             command::LeaveMessage, command::GoAlong, command::EndCall>;

struct NodePassed {
    std::string node;
};
struct ChoiceTaken {
    std::string label_zh;
    std::string label_en;
};
/// The citizen has judged the service.
struct Judged {
    Satisfaction level;
};
using Footprint = std::variant<NodePassed, ChoiceTaken, Judged>;

struct Step {
    Session session;
    Command then;
    std::vector<Footprint> passed;  ///< in order, for the call's history
};

/// How busy a queue is at this moment.
struct QueueState {
    int waiting{0};
    int staffed{0};  ///< agents who are signed in for it
};

/// What a flow asks of the world around it.
struct Surroundings {
    const std::map<CalendarCode, Calendar>& calendars;
    const std::map<QueueCode, Queue>& queues;
    std::string caller;                                    ///< his number; empty when it is withheld
    std::chrono::minutes utc_offset{480};                  ///< of the city: what hour and weekday it is
    std::function<QueueState(const QueueCode&)> state_of;  ///< absent: nothing is known of queues
    /// Whether the hotline may ring this number for a place in this queue; absent: whatever can be dialled.
    std::function<bool(const QueueCode&, const std::string&)> may_ring{};
    std::function<bool()> records{};  ///< whether the call is being recorded; absent: it is
};

}  // namespace hotline::ivr
