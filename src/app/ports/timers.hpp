#pragma once
#include <cstdint>

#include "base/executor.hpp"
#include "base/time.hpp"

namespace hotline::app {

struct TimerId {
    std::uint64_t value{};
    explicit operator bool() const { return value != 0; }
};

/// One-shot timers of the switch thread. A cancelled timer never fires, not even when it was already due.
class Timers {
public:
    virtual ~Timers() = default;
    virtual TimerId after(Duration delay, Task task) = 0;
    virtual void cancel(TimerId timer) = 0;
};

}  // namespace hotline::app
