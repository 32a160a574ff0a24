#pragma once
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "app/desk.hpp"
#include "app/ports/live.hpp"
#include "main/storage.hpp"

namespace hotline {

/// Looks from time to time for voice messages that nobody sees to, and tells those who should; for cases whose time has come, and
/// for flows that are to be published now. A thread of its own, mostly
/// asleep.
class Reminders {
public:
    Reminders(Storage& storage, app::LiveEvents& live, app::Desk& desk);
    ~Reminders();
    Reminders(const Reminders&) = delete;
    Reminders& operator=(const Reminders&) = delete;

private:
    void run();
    void look();
    void look_at_cases(Instant now);
    void look_at_flows(Instant now);
    void look_at_figures(Instant now);
    void look_at_letters(Instant now);
    [[nodiscard]] bool pause_unless_stopping();

    Storage& storage_;
    app::LiveEvents& live_;
    app::Desk& desk_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_{false};
    std::optional<Date> verified_;  ///< the last day whose figures were counted anew
    std::thread thread_;
};

}  // namespace hotline
