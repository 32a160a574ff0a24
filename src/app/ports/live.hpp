#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/security/role.hpp"

namespace hotline::app {

/// Who may see a live event: one person, or everybody with one of the roles (narrowed to a department where given).
struct Audience {
    std::optional<UserId> user;
    std::vector<Role> roles;
    std::optional<DepartmentCode> department;  ///< only members of this department or of a unit above it
};

/// Pushes events to connected pages; may be called from any thread and never blocks.
class LiveEvents {
public:
    virtual ~LiveEvents() = default;
    /// `type` is noun.past_tense, `data` one JSON value.
    virtual void publish(Audience to, std::string_view type, std::string data) = 0;
};

}  // namespace hotline::app
