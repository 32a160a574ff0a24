#pragma once
#include <toml++/impl/forward_declarations.h>
#include <string>
#include <vector>

#include "main/config.hpp"

namespace hotline {

/// Reads the [[trunk]] tables; what is wrong is added with its line.
void read_trunks(const toml::node& node, std::vector<TrunkSetting>& trunks, std::vector<std::string>& problems);

/// One line a key.
[[nodiscard]] std::string describe_trunk();

}  // namespace hotline
