#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace hotline {

/// A piece of `text` of about `length` characters around the first of the words that a person typed (parted by spaces),
/// with [ and ] around every one of them and an ellipsis where text was cut. Latin letters match in either case.
[[nodiscard]] std::string make_snippet(std::string_view text, std::string_view typed, std::size_t length);

}  // namespace hotline
