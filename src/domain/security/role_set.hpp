#pragma once
#include <cstdint>
#include <initializer_list>

#include "domain/security/role.hpp"

namespace hotline {

/// A set of roles that is known at compile time: a cell of a rights table.
class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles) {
        for (const Role role : roles) bits_ |= bit(role);
    }
    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

private:
    static constexpr std::uint32_t bit(Role role) { return std::uint32_t{1} << static_cast<unsigned>(role); }

    std::uint32_t bits_{0};
};

}  // namespace hotline
