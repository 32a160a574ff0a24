#include "domain/voicemail/mailbox_dialogue.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum MailboxState;
using table::in;
using Do = MailboxAction;
using On = MailboxSignal;

constexpr int kMostTries = 2;  // who twice says nothing has nothing to say

struct Rule {
    MailboxState from;
    MailboxSignal on;
    MailboxState to;
    MailboxAction then;
};

constexpr std::array kRules{
    Rule{greeting, On::said, tone, Do::sound_tone},           Rule{greeting, On::pound, tone, Do::sound_tone},
    Rule{tone, On::said, recording, Do::start_recording},     Rule{recording, On::enough, recorded, Do::keep_and_offer_again},
    Rule{recording, On::too_little, greeting, Do::ask_again}, Rule{recording, On::star, tone, Do::discard_and_tone},
    Rule{recorded, On::star, tone, Do::discard_and_tone},     Rule{recorded, On::pound, goodbye, Do::say_goodbye},
    Rule{recorded, On::paused, goodbye, Do::say_goodbye},     Rule{goodbye, On::said, over, Do::end_call},
};

constexpr std::array kRest{
    table::Meaningless{On::said, in(recording, recorded, over)},
    table::Meaningless{On::pound, in(tone, recording, goodbye, over)},
    table::Meaningless{On::star, in(greeting, tone, goodbye, over)},
    table::Meaningless{On::paused, in(greeting, tone, recording, goodbye, over)},
    table::Meaningless{On::enough, in(greeting, tone, recorded, goodbye, over)},
    table::Meaningless{On::too_little, in(greeting, tone, recorded, goodbye, over)},
};
static_assert(table::covers_each_pair_once<MailboxState, MailboxSignal>(kRules, kRest, 6, 6));

}  // namespace

std::optional<MailboxStep> advance(MailboxState from, MailboxSignal on, int tries) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    if (rule == kRules.end()) return std::nullopt;
    if (rule->then == Do::ask_again && tries + 1 >= kMostTries) return MailboxStep{goodbye, Do::give_up};
    return MailboxStep{rule->to, rule->then};
}

}  // namespace hotline
