#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/executor.hpp"

namespace hotline::media {

/// The test's thread as the switch thread: runs what others post while the test waits for something.
class TestSwitch final : public Executor {
public:
    void post(Task task) override {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        arrived_.notify_one();
    }
    [[nodiscard]] bool is_mine() const override { return std::this_thread::get_id() == owner_; }

    /// Runs tasks and looks again each millisecond; false when it did not come true in 10 s.
    template <class Condition>
    [[nodiscard]] bool run_until(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (!condition()) {
            if (std::chrono::steady_clock::now() > deadline) return false;
            run_waiting();
        }
        return true;
    }

private:
    void run_waiting() {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, std::chrono::milliseconds{1}, [this] { return !tasks_.empty(); });
        std::deque<Task> tasks = std::exchange(tasks_, {});
        lock.unlock();
        for (Task& task : tasks) task();
    }

    std::thread::id owner_ = std::this_thread::get_id();
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Task> tasks_;
};

}  // namespace hotline::media
