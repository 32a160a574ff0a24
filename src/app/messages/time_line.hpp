#pragma once
#include "app/formats/messages.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Everything between the hotline and one number, newest first: calls, letters, messages, voice messages, cases. Confidential
/// cases, and what was written about them, are not in it for who may not know whose they are.
[[nodiscard]] TimeLine time_line(UnitOfWork& work, const Actor& actor, const std::string& number, Instant now);

}  // namespace hotline::app
