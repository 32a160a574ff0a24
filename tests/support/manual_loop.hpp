#pragma once
#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <utility>

#include "app/ports/timers.hpp"
#include "base/executor.hpp"
#include "base/time.hpp"

namespace hotline::test {

/// The switch thread of a test: its tasks, timers and clock move only when the test says so.
class ManualLoop final : public Executor, public app::Timers, public Clock {
public:
    void post(Task task) override { tasks_.push_back(std::move(task)); }
    [[nodiscard]] bool is_mine() const override { return true; }
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
        if (tasks_.empty()) return false;
        Task task = take(tasks_);
        task();
        return true;
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
    static Task take(std::deque<Task>& tasks) {
        Task first = std::move(tasks.front());
        tasks.pop_front();
        return first;
    }

    std::deque<Task> tasks_;
    std::map<std::pair<Instant, std::uint64_t>, Task> timers_;
    std::map<std::uint64_t, Instant> due_;
    std::uint64_t last_timer_{0};
    Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{2}};
};

}  // namespace hotline::test
