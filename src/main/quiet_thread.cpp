#include "main/quiet_thread.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>

namespace hotline {
namespace {

constexpr std::chrono::minutes kEvery{1};

/// Linux: nice and the disk's priority belong to a thread. Refusals do no harm.
void become_quiet(const char* name) {
    constexpr int kWhoProcess = 1;       // IOPRIO_WHO_PROCESS
    constexpr int kIdleClass = 3 << 13;  // IOPRIO_CLASS_IDLE
    constexpr int kLeast = 19;
    pthread_setname_np(pthread_self(), name);
    const auto self = static_cast<id_t>(::syscall(SYS_gettid));
    static_cast<void>(::setpriority(PRIO_PROCESS, self, kLeast));
    static_cast<void>(::syscall(SYS_ioprio_set, kWhoProcess, 0, kIdleClass));
}

}  // namespace

void QuietThread::start(std::function<void()> each_minute) {
    thread_ = std::thread([this, each_minute = std::move(each_minute)] {
        become_quiet(name_);
        run(each_minute);
    });
}

void QuietThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    const std::lock_guard lock(mutex_);
    ended_ = true;
}

void QuietThread::post(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (!ended_) {
            tasks_.push_back(std::move(task));
            wake_.notify_all();
            return;
        }
    }
    task();
}

void QuietThread::run(const std::function<void()>& each_minute) {
    auto next = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait_until(lock, next, [this] { return stopping_ || !tasks_.empty(); });
        if (!tasks_.empty()) {
            Task task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
            lock.lock();
            continue;
        }
        if (stopping_) {
            ended_ = true;
            return;
        }
        if (std::chrono::steady_clock::now() < next) continue;
        lock.unlock();
        each_minute();
        lock.lock();
        next = std::chrono::steady_clock::now() + kEvery;
    }
}

}  // namespace hotline
