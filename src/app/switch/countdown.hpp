#pragma once
#include <utility>

#include "app/ports/timers.hpp"

namespace hotline::app {

/// One timer of one thing; it dies with its owner and never fires afterwards.
class Countdown {
public:
    explicit Countdown(Timers& timers) : timers_(timers) {}
    ~Countdown() { cancel(); }
    Countdown(const Countdown&) = delete;
    Countdown& operator=(const Countdown&) = delete;

    /// Replaces a running one. The task may destroy the countdown.
    void start(Duration delay, Task task) {
        cancel();
        timer_ = timers_.after(delay, [this, run = std::move(task)]() mutable {
            timer_ = {};
            Task last = std::move(run);
            last();
        });
    }
    void cancel() {
        if (timer_) timers_.cancel(std::exchange(timer_, {}));
    }
    [[nodiscard]] bool is_running() const { return static_cast<bool>(timer_); }

private:
    Timers& timers_;
    TimerId timer_;
};

}  // namespace hotline::app
