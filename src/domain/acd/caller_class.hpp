#pragma once
#include <string>
#include <vector>

#include "base/time.hpp"

namespace hotline {

/// Callers who are served sooner, known by how their number begins: a hospital's desk, a care home, the other emergency lines.
struct CallerClass {
    std::string code;
    std::string name_zh;
    std::string name_en;
    std::vector<std::string> prefixes;
    int head_start_s{0};  ///< they count as having waited so much longer
    bool operator==(const CallerClass&) const = default;
};

/// Of the class with the longest prefix that fits; zero when none does.
[[nodiscard]] Duration head_start_of(const std::string& number, const std::vector<CallerClass>& classes);

}  // namespace hotline
