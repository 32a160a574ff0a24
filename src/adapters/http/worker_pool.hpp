#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "adapters/http/await.hpp"

namespace hotline::http {

/// A few threads for work that takes tens of milliseconds (password hashes), so that the loop never waits for it.
/// Jobs run in the order of their coming; the destructor finishes those that are waiting.
class WorkerPool {
public:
    explicit WorkerPool(int threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    void post(std::move_only_function<void()> job);

    template <class Work, class T = std::invoke_result_t<Work&>>
    Awaitable<T> run(Work work) {
        auto shared = std::make_shared<std::optional<T>>();
        std::move_only_function<void(Resume)> start = [this, shared, work = std::move(work)](Resume resume) mutable {
            post([shared, work = std::move(work), resume = std::move(resume)]() mutable {
                shared->emplace(work());
                resume();
            });
        };
        co_await suspended(std::move(start));
        co_return std::move(**shared);
    }

private:
    void serve();

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::move_only_function<void()>> jobs_;
    bool ending_{false};
    std::vector<std::jthread> threads_;
};

}  // namespace hotline::http
