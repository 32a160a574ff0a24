#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

#include "base/time.hpp"

namespace hotline {

/// A global, time-ordered 64-bit identity; the tag keeps a call's id from being passed as a case's.
/// JSON writes it as a decimal string, because JavaScript numbers end at 2^53.
template <class Tag>
struct Id {
    std::int64_t value{};
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

/// A short, stable name chosen by people ("general", "D05"): the identity of configured things.
template <class Tag>
struct Code {
    std::string value;
    auto operator<=>(const Code&) const = default;
    [[nodiscard]] bool empty() const { return value.empty(); }
};

/// Ids made at this moment or later are not below it.
[[nodiscard]] std::int64_t lowest_id_at(Instant at);

/// Hands out ids: 41 bits of milliseconds since 2026-01-01 UTC, 10 bits of node, 12 bits of sequence.
/// Safe from any thread; never repeats within a node even when the clock steps back.
class IdSource {
public:
    IdSource(const Clock& clock, std::uint16_t node) : clock_(clock), node_(node & 0x3ff) {}
    template <class IdType>
    [[nodiscard]] IdType next() {
        return IdType{next_value()};
    }

private:
    std::int64_t next_value();

    const Clock& clock_;
    std::int64_t node_;
    std::atomic<std::int64_t> last_{0};  // milliseconds << 12 | sequence
};

}  // namespace hotline

template <class Tag>
struct std::hash<hotline::Id<Tag>> {
    std::size_t operator()(hotline::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
template <class Tag>
struct std::hash<hotline::Code<Tag>> {
    std::size_t operator()(const hotline::Code<Tag>& code) const noexcept { return std::hash<std::string>{}(code.value); }
};
