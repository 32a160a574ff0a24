#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

namespace hotline {

//   greeting ──► tone ──► recording ──► recorded ──► goodbye ──► over
//      ▲          ▲           │            │            ▲
//      └──────────┼───────────┤ too short  │ *          │
//                 └───────────┴────────────┘            └── too short for the second time
//
//   greeting   says what to leave; # skips to the tone
//   tone       the beep; what is said before its end is not part of the message
//   recording  the caller speaks, to silence, #, the limit or the end of his call
//   recorded   a message is kept; * records it anew, silence or # ends the call
BOOST_DEFINE_ENUM_CLASS(MailboxState, greeting, tone, recording, recorded, goodbye, over)

/// said: our words are over. paused: nobody spoke or pressed anything for the box's time. `enough` and `too_little` are the ends
/// of a recording by silence, # or the limit, told apart by is_message().
BOOST_DEFINE_ENUM_CLASS(MailboxSignal, said, pound, star, paused, enough, too_little)

enum class MailboxAction {
    nothing,
    sound_tone,
    start_recording,
    keep_and_offer_again,  ///< "recorded; to record it anew press *"
    ask_again,             ///< "too short", then the greeting once more
    give_up,               ///< "too short", then good-bye
    discard_and_tone,
    say_goodbye,
    end_call,
};

struct MailboxStep {
    MailboxState to;
    MailboxAction then;
};

/// Nothing: the signal has no meaning in this state. `tries` counts the recordings that were too short, this one not.
[[nodiscard]] std::optional<MailboxStep> advance(MailboxState from, MailboxSignal on, int tries);

}  // namespace hotline
