#pragma once
#include <string>

#include "app/formats/calls.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// The screen pop: earlier calls and cases of a number, newest first. Written any way (+86, spaces); unknown numbers give empty
/// lists.
[[nodiscard]] ContactView contact_history(UnitOfWork& work, const Actor& actor, const std::string& number, Instant now);

}  // namespace hotline::app
