#pragma once
#include <vector>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// Says goodbye and ends the call.
struct HangUp {
    std::vector<PromptName> prompts;
};

}  // namespace hotline::ivr
