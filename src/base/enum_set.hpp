#pragma once
#include <cstdint>
#include <initializer_list>

namespace hotline {

/// A set of enumerators (at most 32) that is known at compile time: a cell of a rules table.
template <class Enum>
class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<Enum> members) {
        for (const Enum member : members) bits_ |= bit(member);
    }
    [[nodiscard]] constexpr bool has(Enum member) const { return (bits_ & bit(member)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    /// Whether every member is one of `other` too.
    [[nodiscard]] constexpr bool within(EnumSet other) const { return (bits_ & ~other.bits_) == 0; }

private:
    static constexpr std::uint32_t bit(Enum member) { return std::uint32_t{1} << static_cast<unsigned>(member); }

    std::uint32_t bits_{0};
};

}  // namespace hotline
