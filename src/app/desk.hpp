#pragma once
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "app/switch_config.hpp"
#include "base/result.hpp"
#include "domain/acd/agent_state.hpp"
#include "domain/call/call_event.hpp"
#include "domain/call/call_function.hpp"
#include "domain/nuisance/blacklist.hpp"
#include "domain/outbound/trunk.hpp"
#include "domain/security/role.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(DeskRefusal, not_an_agent, not_signed_in, no_such_call, not_your_call, not_possible_now, line_down,
                        bad_session_description, no_common_codec, insecure, busy, no_route, target_unknown, target_busy,
                        target_closed, own_call, not_your_team, no_call, you_have_a_call, already_intercepted, somebody_helps,
                        bad_number, number_not_allowed, outside_dial_hours, no_trunk, trunks_down, too_many_calls,
                        number_being_called)

/// Somebody else in a person's call.
struct PartyView {
    LegId id;
    PartyRole role{};
    std::string name;
    std::string number;   ///< extension or number outside
    bool joined{false};   ///< false: it rings
    bool waiting{false};  ///< hears music
    bool muted{false};
    bool operator==(const PartyView&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartyView, (), (id, role, name, number, joined, waiting, muted))

/// Why somebody whom the agent called did not come.
struct PartyFailure {
    std::string name;
    PartyEnd why{};
    Instant at;
    bool operator==(const PartyFailure&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartyFailure, (), (name, why, at))

/// How a call stands for one who takes part in it.
struct Conversation {
    CallState state{CallState::ended};
    PartyRole role{PartyRole::agent};
    UserId agent;       ///< who leads it; 0: nobody of ours
    bool aside{false};  ///< while consulting: he talks with the consulted one, not with the citizen
    bool muted{false};
    std::vector<PartyView> others;  ///< beside the citizen and himself; a silent listener is not among them
    std::vector<CallFunction> can;
    std::optional<Instant> help_since;      ///< he asked a supervisor for help
    std::optional<PartyFailure> failed;     ///< until he does the next thing
    std::optional<SupervisionMode> beside;  ///< of a supervisor: how he stands in the call
    bool operator==(const Conversation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Conversation, (), (state, role, agent, aside, muted, others, can, help_since, failed, beside))

/// A call as its agent sees it. Times are RFC 3339 in JSON.
struct DeskCall {
    CallId id;
    std::string number;  ///< the citizen's, as claimed by the network or dialled by us
    CallDirection direction{CallDirection::inbound};
    std::string area;  ///< from the number plan; empty when unknown
    QueueCode queue;
    std::string choice;         ///< what the caller chose in the flow; empty when nothing
    Work work{Work::reserved};  ///< reserved (ringing), talking, holding or wrap_up
    Instant since;              ///< of this work state
    Instant arrived_at;
    std::optional<Instant> wrap_up_until;
    std::optional<RecordingId> recording;
    Conversation talk;
};
BOOST_DESCRIBE_STRUCT(DeskCall, (),
                      (id, number, direction, area, queue, choice, work, since, arrived_at, wrap_up_until, recording, talk))

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
    std::vector<QueueCode> queues;    ///< he serves
    std::optional<UserId> forced_by;  ///< the supervisor who put him into this state
    std::string note;                 ///< and why
    int answered_in_shift{0};
    int talk_s_in_shift{0};
};
BOOST_DESCRIBE_STRUCT(AgentView, (),
                      (id, name, extension, seat, presence, work, line, reason, since, call, queues, forced_by, note,
                       answered_in_shift, talk_s_in_shift))

struct QueueView {
    QueueCode code;
    std::string name_zh;
    std::string name_en;
    int waiting{0};
    int longest_wait_s{0};
    int agents_signed_in{0};
    int agents_ready{0};
    int agents_talking{0};
    int agents_pausing{0};               ///< in wrap-up, or at rest after a refusal
    std::optional<int> expected_wait_s;  ///< of whoever would join now; absent: nobody can know
    bool open{false};
};
BOOST_DESCRIBE_STRUCT(QueueView, (),
                      (code, name_zh, name_en, waiting, longest_wait_s, agents_signed_in, agents_ready, agents_talking,
                       agents_pausing, expected_wait_s, open))

/// What a supervisor may put an agent into. Nobody is taken out of a call like this.
BOOST_DEFINE_ENUM_CLASS(ForcedWork, ready, away, signed_out)
struct ForcedState {
    ForcedWork work{};
    AwayReason reason{AwayReason::other};  ///< of being away
    UserId by;
    std::string note;  ///< why; the agent reads it
};

/// Whom to bring into a call, or where to send the citizen: an agent by his extension, a queue or department by its code, or a
/// number.
BOOST_DEFINE_ENUM_CLASS(TargetKind, agent, queue, department, number)
struct Target {
    TargetKind kind{};
    std::string to;
};
BOOST_DESCRIBE_STRUCT(Target, (), (kind, to))

/// What a person in a call does with it, beside answering, holding and hanging up.
namespace call_command {
struct Transfer {
    Target to;
};
struct Consult {
    Target to;
};
struct Add {
    Target to;
};
struct Complete {};   ///< the consulted one takes the citizen
struct Back {};       ///< to the citizen alone; whoever was called or consulted is let go
struct Alternate {};  ///< between citizen and consulted one
struct Join {};       ///< all together
struct Leave {};      ///< the others go on without him
struct Drop {
    LegId party;
};
struct Mute {
    bool muted{};
};
struct SendKeys {
    std::string keys;
};
struct AskHelp {
    bool wanted{};
};
}  // namespace call_command
using CallCommand = std::variant<call_command::Transfer, call_command::Consult, call_command::Add, call_command::Complete,
                                 call_command::Back, call_command::Alternate, call_command::Join, call_command::Leave,
                                 call_command::Drop, call_command::Mute, call_command::SendKeys, call_command::AskHelp>;

/// What a supervisor does to an agent's call.
namespace supervision_command {
struct Stand {
    SupervisionMode how{};
};  ///< beside the agent; again, to change how
struct Leave {};
struct Intercept {};
struct Release {
    std::string reason;
};
}  // namespace supervision_command
using SupervisionCommand = std::variant<supervision_command::Stand, supervision_command::Leave, supervision_command::Intercept,
                                        supervision_command::Release>;

/// Whom a call can be given to, now.
struct AgentTarget {
    std::string extension;
    std::string name;
    Work work{};
    bool free{false};
};
BOOST_DESCRIBE_STRUCT(AgentTarget, (), (extension, name, work, free))
struct QueueTarget {
    QueueCode code;
    std::string name_zh;
    std::string name_en;
    bool open{false};
    int waiting{0};
    int agents_ready{0};
};
BOOST_DESCRIBE_STRUCT(QueueTarget, (), (code, name_zh, name_en, open, waiting, agents_ready))
struct DepartmentTarget {
    DepartmentCode code;
    std::string name_zh;
    std::string name_en;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(DepartmentTarget, (), (code, name_zh, name_en, number))
struct EmergencyTarget {
    std::string code;
    std::string name_zh;
    std::string name_en;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(EmergencyTarget, (), (code, name_zh, name_en, number))
struct TargetList {
    std::vector<AgentTarget> agents;  ///< signed in, without the one who asks
    std::vector<QueueTarget> queues;
    std::vector<DepartmentTarget> departments;
    std::vector<EmergencyTarget> emergency_lines;  ///< 110, 119, 120: one key each
};
BOOST_DESCRIBE_STRUCT(TargetList, (), (agents, queues, departments, emergency_lines))

/// A trunk for calls to the outside.
struct TrunkView {
    TrunkName name;
    TrunkGroup group;
    int order{1};
    int calls{0};  ///< that we began and that last
    int calls_at_once{0};
    TrunkLine line{TrunkLine::up};
};
BOOST_DESCRIBE_STRUCT(TrunkView, (), (name, group, order, calls, calls_at_once, line))

using BlacklistSnapshot = std::shared_ptr<const Blacklist>;

/// Whom an agent wants to call.
struct DialOrder {
    std::string to;  ///< as it was typed
    Role role{};     ///< of the agent
    std::optional<CaseId> about;
};

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

    /// A call to himself before work: the line gives his voice back for half a minute, or until he is ready. He must be away.
    virtual void test_line(UserId agent, bool on, Reply<AgentView> reply) = 0;

    virtual void answer(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void reject(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void hold(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void retrieve(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void hang_up(UserId agent, CallId call, Reply<AgentView> reply) = 0;
    virtual void finish_wrap_up(UserId agent, Reply<AgentView> reply) = 0;
    /// Calls a number outside for him: his seat first, then the number.
    virtual void dial(UserId agent, DialOrder order, Reply<AgentView> reply) = 0;
    /// Transfer, consult, conference, mute, keys, help: by who leads the call or, where it makes sense, by another in it.
    virtual void act(UserId agent, CallId call, CallCommand command, Reply<AgentView> reply) = 0;
    virtual void targets(UserId agent, Reply<TargetList> reply) = 0;
    /// What a supervisor does to the present call of `agent`; the reply is the supervisor's own view.
    virtual void supervise(UserId supervisor, UserId agent, SupervisionCommand command, Reply<AgentView> reply) = 0;

    /// By a supervisor. Refused while the agent has a call: not_possible_now.
    virtual void force_state(UserId agent, ForcedState to, Reply<AgentView> reply) = 0;

    virtual void agents(Reply<std::vector<AgentView>> reply) = 0;
    virtual void queues(Reply<std::vector<QueueView>> reply) = 0;
    virtual void trunks(Reply<std::vector<TrunkView>> reply) = 0;

    /// A call from the public page; the reply carries the call and our SDP answer.
    struct CitizenCall {
        CallId call;
        std::string sdp_answer;
    };
    virtual void citizen_call(std::string to, std::string from, std::string sdp_offer, CitizenCallSink sink,
                              Reply<CitizenCall> reply) = 0;
    /// A call from the page of somebody who works on this flow: he hears it, his keys come as telephone events, and where it
    /// would lead to people it ends. Nothing of it is recorded.
    virtual void try_flow(Flow flow, std::string sdp_offer, Reply<CitizenCall> reply) = 0;
    virtual void citizen_key(CallId call, char key) = 0;
    virtual void citizen_hang_up(CallId call) = 0;

    virtual void configure(SwitchSnapshot snapshot) = 0;
    /// Holds from the next call on.
    virtual void use_blacklist(BlacklistSnapshot blacklist) = 0;
};

}  // namespace hotline::app
