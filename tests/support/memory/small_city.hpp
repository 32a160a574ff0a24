#pragma once
#include <chrono>
#include <string>

#include "base/ids.hpp"
#include "support/memory/memory_stores.hpp"
#include "support/memory/plain_secrets.hpp"

namespace hotline::test {

/// A clock that stands where the test puts it.
class SetClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return at; }
    Instant at{};
};

/// A made-up city of two departments, one of them with a unit below, one person for each role, and office hours.
/// It is Monday 2026-11-23, 10:00 local time.
class SmallCity {
public:
    SmallCity();

    /// The person who has the role; departments' people work at D01 (roads), sub_department's at D01-1 (lamps).
    [[nodiscard]] Actor person(Role role) const;
    [[nodiscard]] Actor person_of(Role role, const std::string& department) const;
    [[nodiscard]] Instant now() const { return clock.at; }

    /// A call from this number that the agent has answered and that lasts; recorded.
    CallId talking_call(const std::string& number, UserId agent);
    void end_call(CallId call, CallOutcome outcome = CallOutcome::completed);
    /// A caller who gave up in the queue.
    /// Somebody called after hours and left a message of ten seconds.
    CallId message(const std::string& number);
    CallId abandoned_call(const std::string& number);

    SetClock clock;
    IdSource ids{clock, 1};
    PlainSecrets secrets;
    MemoryStores stores;
    app::UnitOfWork& work{stores.work};
};

}  // namespace hotline::test
