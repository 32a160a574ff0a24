#pragma once
// Private to the adapter.
#include <cstdint>

#include "adapters/sip/policy/address.hpp"

namespace hotline::sip {

/// Lets the kernel drop what comes to a port of ours (UDP, and new TCP connections) from any address outside of the list, so that
/// strangers hear nothing at all and cost nothing. Linux socket filters (SO_ATTACH_FILTER).
/// False: not possible here; then only well-formed messages of strangers are met with silence.
bool drop_others(std::uint16_t local_port, const AddressList& allowed);

}  // namespace hotline::sip
