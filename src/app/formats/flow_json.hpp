#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/codec.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline::app {

/// The newest form of documents that this version reads.
inline constexpr int kFlowSchema = 1;

/// Reads a flow as it stands in flows/*.json and in the database: {schema, code, title_zh, title_en, start,
/// variables, nodes: {name: {kind, …}}}. Strict: unknown members and kinds are errors, all reported at once, with a pointer to
/// each. Whether the flow makes sense is check_flow()'s question.
[[nodiscard]] std::expected<Flow, std::vector<json::FieldError>> decode_flow(std::string_view text);

/// The same document under another code and title; nothing when it is none.
[[nodiscard]] std::optional<std::string> renamed_flow(std::string_view text, const FlowCode& code, const std::string& title_zh,
                                                      const std::string& title_en);

/// The JSON Schema (2020-12) of such documents.
[[nodiscard]] std::string flow_schema();

}  // namespace hotline::app
