#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "app/switch_config.hpp"
#include "base/result.hpp"
#include "domain/acd/agent_state.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(DeskRefusal, not_an_agent, not_signed_in, no_such_call, not_your_call, not_possible_now, line_down,
                        bad_session_description, no_common_codec, insecure, busy, no_route)

/// A call as its agent sees it. Times are RFC 3339 in JSON.
struct DeskCall {
    CallId id;
    std::string number;  ///< the caller's, as claimed by the network
    std::string area;    ///< from the number plan; empty when unknown
    QueueCode queue;
    std::string choice;         ///< what the caller chose in the flow; empty when nothing
    Work work{Work::reserved};  ///< reserved (ringing), talking, holding or wrap_up
    Instant since;              ///< of this work state
    Instant arrived_at;
    std::optional<Instant> wrap_up_until;
    std::optional<RecordingId> recording;
};
BOOST_DESCRIBE_STRUCT(DeskCall, (), (id, number, area, queue, choice, work, since, arrived_at, wrap_up_until, recording))

struct AgentView {
    UserId id;
    std::string name;
    std::string extension;
    SeatKind seat{SeatKind::browser};
    Presence presence{Presence::signed_out};
    Work work{Work::away};
    Line line{Line::down};
    AwayReason reason{AwayReason::just_signed_in};
    Instant since;
    std::optional<DeskCall> call;
    int answered_in_shift{0};
    int talk_s_in_shift{0};
};
BOOST_DESCRIBE_STRUCT(AgentView, (),
                      (id, name, extension, seat, presence, work, line, reason, since, call, answered_in_shift, talk_s_in_shift))

struct QueueView {
    QueueCode code;
    std::string name_zh;
    std::string name_en;
    int waiting{0};
    int longest_wait_s{0};
    int agents_signed_in{0};
    int agents_ready{0};
    int agents_talking{0};
    bool open{false};
};
BOOST_DESCRIBE_STRUCT(QueueView, (),
                      (code, name_zh, name_en, waiting, longest_wait_s, agents_signed_in, agents_ready, agents_talking, open))

template <class T>
using Reply = std::move_only_function<void(Result<T, DeskRefusal>)>;

/// What happens to a citizen's call made from the public page.
BOOST_DEFINE_ENUM_CLASS(CitizenCallState, connecting, in_flow, queued, talking, held, ended)
using CitizenCallSink = std::function<void(CitizenCallState)>;  ///< called on the switch thread

/// The desk: everything a page can do with calls. Any thread may call; work is done on the switch thread and
/// the reply is called there. Changes of an agent are published live as agent.state_changed / call.* (docs/api).
class Desk {
public:
    virtual ~Desk() = default;

    virtual void sign_in(UserId agent, SeatKind seat, Reply<AgentView> reply) = 0;
    virtual void sign_out(UserId agent, Reply<AgentView> reply) = 0;
    virtual void set_ready(UserId agent, Reply<AgentView> reply) = 0;
    virtual void set_away(UserId agent, AwayReason reason, Reply<AgentView> reply) = 0;
    virtual void view(UserId agent, Reply<AgentView> reply) = 0;
    /// The page's WebRTC offer for its long-lived line; the answer is SDP. Repeated after a reload.
    virtual void open_line(UserId agent, std::string sdp_offer, Reply<std::string> reply) = 0;

    virtual void answer(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void reject(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void hold(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void retrieve(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void hang_up(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void finish_wrap_up(UserId agent, Reply<AgentView> reply) = 0;

    virtual void agents(Reply<std::vector<AgentView>> reply) = 0;
    virtual void queues(Reply<std::vector<QueueView>> reply) = 0;

    /// A call from the public page; the reply carries the call and our SDP answer.
    struct CitizenCall {
        CallId call;
        std::string sdp_answer;
    };
    virtual void citizen_call(std::string to, std::string from, std::string sdp_offer, CitizenCallSink sink,
                              Reply<CitizenCall> reply) = 0;
    virtual void citizen_key(CallId call, char key) = 0;
    virtual void citizen_hang_up(CallId call) = 0;

    virtual void configure(SwitchSnapshot snapshot) = 0;
};

}  // namespace hotline::app
