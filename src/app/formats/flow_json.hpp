#pragma once
#include <expected>
#include <string_view>
#include <vector>

#include "base/json/codec.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline::app {

/// Reads a flow as it stands in flows/*.json and in the database: {code, version, title_zh, title_en, start, nodes: {name: {kind,
/// …}}}. Strict: unknown members and kinds are errors, all reported at once, with a pointer to each. Whether the flow makes sense
/// is check_flow()'s question.
[[nodiscard]] std::expected<Flow, std::vector<json::FieldError>> decode_flow(std::string_view text);

}  // namespace hotline::app
