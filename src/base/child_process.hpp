#pragma once
#include <string>
#include <vector>

namespace hotline {

inline constexpr int kProgramMissing = 127;  ///< also what `timeout` and `prlimit` end with when there is no such program

struct ChildResult {
    int exit_code{};     ///< kProgramMissing: it could not be started
    std::string errors;  ///< what it wrote to stderr, at most 4 kB
};

/// Runs a program without a shell and waits for its end. For start-up and administration only: it blocks.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command);

}  // namespace hotline
