#pragma once
#include <string>

namespace hotline {

/// The catalogue as a page of Markdown, in both languages: docs/statistics.md (`hotline statistics catalogue`).
[[nodiscard]] std::string catalogue_page();

}  // namespace hotline
