#pragma once
// Private to the adapter.
namespace hotline::sip {

/// Calling it links numeric_only.cpp into the program; its effect is there from the start.
void resolve_numbers_only();

}  // namespace hotline::sip
