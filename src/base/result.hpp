#pragma once
#include <expected>

namespace hotline {

/// A value, or the reason why not. Refusals are enums that a clerk would understand.
template <class T, class Refusal>
using Result = std::expected<T, Refusal>;

template <class Refusal>
[[nodiscard]] auto refuse(Refusal why) {
    return std::unexpected<Refusal>(std::move(why));
}

}  // namespace hotline
