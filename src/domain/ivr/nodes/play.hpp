#pragma once
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// Says something the caller cannot skip (the recording notice, the closing words), then goes on.
struct Play {
    std::vector<PromptName> prompts;
    std::string next;
};

}  // namespace hotline::ivr
