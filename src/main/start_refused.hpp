#pragma once
#include <stdexcept>

namespace hotline {

/// The program cannot start as it is set up; the text tells an operator what to change. Exit code 2.
class StartRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace hotline
