#pragma once
#include <chrono>
#include <string>

#include "domain/ids.hpp"

namespace hotline {

/// A box that callers leave messages in (seed 3.4.3). Times are whole seconds and minutes because an administrator types them.
struct Mailbox {
    MailboxCode code;
    std::string name_zh;
    std::string name_en;
    PromptName greeting;  ///< says what to leave and that # ends it
    int max_length_s{180};
    int min_length_s{2};         ///< what is shorter is no message
    int silence_s{6};            ///< the caller has finished
    int remind_after_min{30};    ///< nobody has listened or called: those who take calls are reminded
    int escalate_after_min{60};  ///< the supervisor is alarmed
    int due_after_min{1440};     ///< the longest time to an answer (GB/T 33358: within 24 hours)
};

}  // namespace hotline
