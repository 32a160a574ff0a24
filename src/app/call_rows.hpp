#pragma once
#include "app/formats/calls.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// The row as this person may see it: number masked, recording only for those who may hear it in principle
/// (recording_to_play decides).
[[nodiscard]] CallRow shown_call(UnitOfWork& work, CallRow row, const Actor& actor);

}  // namespace hotline::app
