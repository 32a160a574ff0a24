#pragma once
#include <string>

namespace hotline::http {

/// The OpenAPI 3.1 document of all routes, indented; docs/api/openapi.json is this text, and the web app's types come from it.
[[nodiscard]] std::string openapi_document();

}  // namespace hotline::http
