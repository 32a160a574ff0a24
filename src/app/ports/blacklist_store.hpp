#pragma once
#include <optional>
#include <vector>

#include "domain/nuisance/bar.hpp"

namespace hotline::app {

class BlacklistStore {
public:
    virtual ~BlacklistStore() = default;
    /// The entry, its evidence and its first event.
    virtual void insert(const Bar& bar, const BarEvent& asked) = 0;
    /// Appends the event and replaces the entry's state, in one.
    virtual void append(const Bar& after, const BarEvent& event) = 0;
    [[nodiscard]] virtual std::optional<Bar> find(BarId id) = 0;
    [[nodiscard]] virtual std::vector<BarEvent> events(BarId id) = 0;
    /// Newest first.
    [[nodiscard]] virtual std::vector<Bar> list(std::optional<BarState> state, int limit) = 0;
    /// Approved, not lifted and not expired: what the switch must know.
    [[nodiscard]] virtual std::vector<Bar> in_force(Instant now) = 0;
};

}  // namespace hotline::app
