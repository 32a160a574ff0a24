#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "app/ports/timers.hpp"
#include "base/executor.hpp"

struct su_root_s;

namespace hotline::sip {

/// The switch thread: Sofia-SIP's event loop, our tasks and our timers on one thread.
/// post() and stop() may be called from any thread, everything else only from the loop's own.
class SwitchLoop final : public Executor, public app::Timers {
public:
    SwitchLoop();
    ~SwitchLoop() override;
    SwitchLoop(const SwitchLoop&) = delete;
    SwitchLoop& operator=(const SwitchLoop&) = delete;

    /// Serves on the calling thread until stop(); tasks posted before are run first. Throws std::system_error without
    /// descriptors.
    void run();
    /// Serves on a thread of its own; returns when that thread runs.
    void start();
    /// Ends run() after the tasks posted before it; joins the thread of start() unless called on it.
    void stop();

    void post(Task task) override;
    [[nodiscard]] bool is_mine() const override;
    app::TimerId after(Duration delay, Task task) override;
    void cancel(app::TimerId timer) override;

    /// Sofia's loop, for adapters that live on it; null while not running.
    [[nodiscard]] su_root_s* root() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::thread thread_;
};

}  // namespace hotline::sip
