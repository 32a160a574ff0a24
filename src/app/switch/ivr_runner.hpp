#pragma once
#include <map>

#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/player.hpp"
#include "app/switch/queue_board.hpp"
#include "domain/ivr/interpreter.hpp"

namespace hotline::app {

/// Where a flow lets go of its caller.
class FlowExits {
public:
    virtual ~FlowExits() = default;
    virtual void caller_wants_person(CallId call, const QueueCode& queue) = 0;
    virtual void queue_has_nobody(CallId call, const QueueCode& queue, Unserved why) = 0;
    virtual void caller_goes_along(CallId call, const std::vector<Destination>& to) = 0;
    virtual void caller_leaves_message(CallId call, const MailboxCode& mailbox) = 0;
    virtual void caller_keeps_place(CallId call, const QueueCode& queue, const std::string& number) = 0;
    /// Whether what the caller says is being kept.
    [[nodiscard]] virtual bool records(const Call& call) const = 0;
    [[nodiscard]] virtual bool may_keep_place(const Call& call, const QueueCode& queue, const std::string& number) const = 0;
    virtual void flow_is_over(CallId call) = 0;
};

/// Plays the flow to callers: turns sound, keys and silence into resume(), and what it says into sound.
class IvrRunner {
public:
    struct Parts {
        Calls& calls;
        Player& player;
        const QueueBoard& board;
        FlowExits& exits;
    };
    IvrRunner(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void start(Call& call);
    /// What is dialled as digits, a case's code among them, is not written down.
    void key(Call& call, char key);
    void play_finished(CallId call, PlayId playback);
    /// The agent to whom the flow led him has hung up.
    void talk_over(Call& call);
    void spoke(Call& call);
    void fell_silent(Call& call);
    /// He hangs up while he speaks: what he has said by then is a complaint, if it is enough of one.
    void keep_what_was_said(Call& call);
    void stop(CallId call) { runs_.erase(call); }
    [[nodiscard]] std::size_t size() const { return runs_.size(); }

private:
    struct Run {
        explicit Run(Timers& timers) : silence(timers) {}
        ivr::Session session;
        PlayId saying;                     ///< zero: the caller hears nothing of ours
        std::chrono::milliseconds wait{};  ///< for a key, after what is being said
        Countdown silence;
        std::uint64_t asking{0};  ///< the question whose answer is awaited; 0: none
        bool toning{false};       ///< the tone sounds, behind which he is listened to
        bool listening{false};
        ivr::command::Listen speech{};        ///< how long he may speak
        std::optional<Instant> speaks_since;  ///< absent: he has said nothing yet
        Duration spoken{};                    ///< how long it was
    };

    void hear(CallId call, const ivr::Heard& heard);
    void apply(Call& call, Run& run, ivr::Step step);
    void leave_footprints(Call& call, const std::vector<ivr::Footprint>& passed);
    void wait_for_key(CallId call, Run& run);
    void listen(CallId call, Run& run);
    void heard_out(CallId call, Duration silent_at_the_end);
    [[nodiscard]] Duration spoken_by_now(const Run& run, Duration silent_at_the_end) const;
    [[nodiscard]] bool has_said_enough(const Run& run) const;
    [[nodiscard]] SpokenComplaint complaint_of(const Call& call, const Run& run) const;
    /// Until the world answers, which it is not given long for.
    std::uint64_t await_answer(CallId call, Run& run, const std::vector<PromptName>& meanwhile);
    void take_answer(CallId call, std::uint64_t question, const ivr::heard::Answer& answer);
    [[nodiscard]] ivr::Surroundings around(const Call& call) const;

    void perform(Call& call, Run& run, const ivr::command::Say& say);
    void perform(Call& call, Run& run, const ivr::command::AwaitKey& await);
    void perform(Call& call, Run& run, const ivr::command::CarryOn&);
    void perform(Call& call, Run& run, const ivr::command::AskProgress& ask);
    void perform(Call& call, Run& run, const ivr::command::Listen& listen);
    void perform(Call& call, Run& run, const ivr::command::FileComplaint& file);
    void perform(Call& call, Run& run, const ivr::command::JoinQueue& join);
    void perform(Call& call, Run& run, const ivr::command::FollowPlan& plan);
    void perform(Call& call, Run& run, const ivr::command::KeepPlace& keep);
    void perform(Call& call, Run& run, const ivr::command::LeaveMessage& leave);
    void perform(Call& call, Run& run, const ivr::command::GoAlong& along);
    void perform(Call& call, Run& run, const ivr::command::EndCall&);

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, Run> runs_;
    std::uint64_t questions_{0};
};

}  // namespace hotline::app
