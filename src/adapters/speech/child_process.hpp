#pragma once
#include <string>
#include <vector>

namespace hotline::speech {

struct ChildResult {
    int exit_code{};     ///< 127: the program could not be started
    std::string errors;  ///< what it wrote to stderr, at most 4 kB
};

/// Runs a program without a shell and waits for its end. For start-up and administration only: it blocks.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command);

}  // namespace hotline::speech
