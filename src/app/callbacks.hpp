#pragma once
#include <optional>

#include "app/formats/callbacks.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

/// What to list; empty members do not restrict.
struct CallbackQuery {
    std::optional<bool> closed;
    std::optional<CallbackOrigin> origin;
    bool mine{false};
    std::string number;
    std::string cursor;
    int limit{50};
};

/// Numbers to be rung back. Those that are to be rung show their whole number, because ringing is the task; closed ones are
/// masked.
[[nodiscard]] CallbackPage list_callbacks(UnitOfWork& work, const Actor& actor, CallbackQuery query, Instant now);

[[nodiscard]] std::optional<CallbackView> read_callback(UnitOfWork& work, const Actor& actor, CallbackId id, Instant now);

/// What a person does with it by hand. Supervisors may act on what an agent holds.
[[nodiscard]] Result<CallbackView, CallbackRefusal> act_on_callback(UnitOfWork& work, const Actor& actor, CallbackId id,
                                                                    const ActOnCallback& wanted, Instant now);

[[nodiscard]] CallbackFigures callback_figures(UnitOfWork& work, Instant from, Instant to, Instant now);

}  // namespace hotline::app
