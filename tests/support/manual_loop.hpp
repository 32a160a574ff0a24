#pragma once
#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "app/ports/timers.hpp"
#include "base/executor.hpp"
#include "base/time.hpp"

namespace hotline::test {

/// The switch thread of a test, which is the thread that made it: its tasks, timers and clock move only when the test says so.
class ManualLoop final : public Executor, public app::Timers, public Clock {
public:
    void post(Task task) override {
        const std::lock_guard lock(gate_);
        tasks_.push_back(std::move(task));
    }
    [[nodiscard]] bool is_mine() const override { return std::this_thread::get_id() == owner_; }
    [[nodiscard]] Instant now() const override { return now_; }

    app::TimerId after(Duration delay, Task task) override {
        const std::uint64_t id = ++last_timer_;
        timers_.emplace(std::pair{now_ + delay, id}, std::move(task));
        due_[id] = now_ + delay;
        return {id};
    }
    void cancel(app::TimerId timer) override {
        const auto due = due_.extract(timer.value);
        if (!due.empty()) timers_.erase({due.mapped(), timer.value});
    }

    /// Runs posted tasks, and those they post, until none is left.
    void settle() {
        while (run_one()) {
        }
    }
    /// One posted task; false when there is none.
    bool run_one() {
        std::optional<Task> task = take();
        if (task) (*task)();
        return task.has_value();
    }
    /// Lets time pass; everything that falls due happens at its moment.
    void pass(Duration time) {
        settle();
        const Instant end = now_ + time;
        while (!timers_.empty() && timers_.begin()->first.first <= end) {
            auto timer = timers_.extract(timers_.begin());
            now_ = std::max(now_, timer.key().first);
            due_.erase(timer.key().second);
            timer.mapped()();
            settle();
        }
        now_ = end;
    }
    [[nodiscard]] std::size_t pending_timers() const { return timers_.size(); }

private:
    std::optional<Task> take() {
        const std::lock_guard lock(gate_);
        if (tasks_.empty()) return std::nullopt;
        std::optional<Task> first = std::move(tasks_.front());
        tasks_.pop_front();
        return first;
    }

    std::thread::id owner_ = std::this_thread::get_id();
    std::mutex gate_;
    std::deque<Task> tasks_;  // under gate_
    std::map<std::pair<Instant, std::uint64_t>, Task> timers_;
    std::map<std::uint64_t, Instant> due_;
    std::uint64_t last_timer_{0};
    Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{2}};
};

}  // namespace hotline::test
