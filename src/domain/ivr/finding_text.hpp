#pragma once
#include <string>

#include "domain/ivr/finding.hpp"
#include "domain/ivr/language.hpp"

namespace hotline {

/// The finding in words, without the node's name: the reader sees that beside it.
[[nodiscard]] std::string text_of(const FlowFinding& finding, ivr::Language language);

}  // namespace hotline
