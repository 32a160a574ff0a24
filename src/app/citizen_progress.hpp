#pragma once
#include <optional>

#include "app/formats/citizen.hpp"
#include "app/ports/secrets.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// What a citizen may know of his case; nothing for a wrong number or a wrong code alike. Count the tries with
/// domain/security/try_limit.hpp (progress_tries).
[[nodiscard]] std::optional<Progress> citizen_progress(UnitOfWork& work, const ProgressQuery& query, Secrets& secrets);

}  // namespace hotline::app
