#pragma once
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "adapters/http/await.hpp"

namespace hotline::http {

/// Lets one coroutine wait until somebody has something for it.
class Signal {
public:
    /// Belongs to the thread of the coroutine that makes it.
    [[nodiscard]] static Awaitable<std::shared_ptr<Signal>> make();
    virtual ~Signal() = default;

    /// Wakes the waiting coroutine, or lets its next wait return at once. Any thread may call.
    virtual void raise() = 0;
    /// Returns when raised, or when the time is over.
    [[nodiscard]] virtual Awaitable<void> wait_for(std::chrono::milliseconds time) = 0;
};

/// Runs both to their end.
[[nodiscard]] Awaitable<void> both(Awaitable<void> one, Awaitable<void> other);

/// Texts from any thread for one coroutine; bounded, because the reader may be slow.
class Mailbox {
public:
    explicit Mailbox(std::shared_ptr<Signal> signal) : signal_(std::move(signal)) {}

    void put(std::string text);
    /// No more will be read; the reader's next() says so.
    void close();
    /// To be called by the reader before it goes: writers may keep the mailbox for longer than its thread's loop lives.
    void detach();
    /// The next text; nothing once closed and emptied.
    [[nodiscard]] Awaitable<std::optional<std::string>> next();

private:
    static constexpr std::size_t kMost = 256;

    std::shared_ptr<Signal> signal_;
    std::mutex mutex_;
    std::deque<std::string> texts_;
    bool closed_{false};
};

}  // namespace hotline::http
