#pragma once
#include <string>
#include <string_view>

namespace hotline::json {

/// Appends `text` as a JSON string. Bytes that are not UTF-8 become U+FFFD, so that the document is always valid.
void quote(std::string& out, std::string_view text);
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace hotline::json
