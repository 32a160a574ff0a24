#pragma once
#include <string>
#include <vector>

#include "main/config.hpp"

// The library's own list of declarations would bring half of it into every includer.
namespace toml::inline v3 {
class node;  // NOLINT(readability-identifier-naming): its own name
}

namespace hotline {

/// Reads the [[gateway]] tables; what is wrong is added with its line.
void read_gateways(const toml::node& node, std::vector<GatewaySetting>& gateways, std::vector<std::string>& problems);

/// One line a key.
[[nodiscard]] std::string describe_gateway();

}  // namespace hotline
