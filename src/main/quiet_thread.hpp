#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/executor.hpp"

namespace hotline {

/// A thread of the lowest priority for work that may wait: it gets the processor and the disk when nobody else wants them.
class QuietThread final : public Executor {
public:
    /// `name` is shown by ps, at most 15 letters.
    explicit QuietThread(const char* name) : name_(name) {}
    /// As stop().
    ~QuietThread() override { stop(); }
    QuietThread(const QuietThread&) = delete;
    QuietThread& operator=(const QuietThread&) = delete;

    /// `each_minute` runs on the thread, the first time at once.
    void start(std::function<void()> each_minute);
    /// What is posted already is done first.
    void stop();
    /// After stop() the task runs on the caller's thread, at once: who waits for its answer is not left waiting.
    void post(Task task) override;
    [[nodiscard]] bool is_mine() const override { return std::this_thread::get_id() == thread_.get_id(); }

private:
    void run(const std::function<void()>& each_minute);

    const char* name_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    bool stopping_{false};
    bool ended_{false};
    std::thread thread_;
};

}  // namespace hotline
