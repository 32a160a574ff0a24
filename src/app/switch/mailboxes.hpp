#pragma once
#include <map>
#include <vector>

#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/player.hpp"
#include "app/switch/recordings.hpp"
#include "domain/voicemail/mailbox_dialogue.hpp"

namespace hotline::app {

/// Takes messages: asks, sounds the tone, records, keeps what is long enough. A caller who just hangs up has left his message.
class Mailboxes {
public:
    struct Parts {
        Calls& calls;
        Player& player;
        Recordings& recordings;
        CallSignals& signals;
    };
    Mailboxes(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void open(const Call& call);
    void key(CallId call, char key);
    void play_finished(CallId call, PlayId playback);
    void spoke(CallId call);
    /// The caller has said nothing for the box's time.
    void fell_silent(CallId call);
    /// The call ends. What was said so far is kept when it is long enough to be a message.
    void stop(const Call& call);
    [[nodiscard]] std::size_t size() const { return talks_.size(); }

    /// Every prompt this may say beside the boxes' own greetings.
    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Talk {
        explicit Talk(Timers& timers) : long_enough(timers), next(timers) {}
        MailboxState state{MailboxState::greeting};
        Mailbox box;
        LegId leg;
        int tries{0};
        PlayId saying;
        RecordingId recording;
        Instant began;
        bool spoken{false};
        Countdown long_enough;  ///< runs while a recording is too short to be a message
        Countdown next;         ///< the limit of a recording, the wait for a key
    };

    void hear(CallId call, MailboxSignal signal);
    void perform(Call& call, Talk& talk, MailboxAction action);
    void say(Talk& talk, std::vector<PromptName> prompts);
    void record(const Call& call, Talk& talk);
    void judge(CallId call);
    void end_recording(CallId call);
    void stop_recording(const Call& call, Talk& talk);
    void discard(Call& call, Talk& talk);
    void note_left(const Call& call, const Talk& talk);

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, Talk> talks_;
};

}  // namespace hotline::app
