#pragma once
#include "app/ports/secrets.hpp"
#include "base/ids.hpp"

namespace hotline::app {

/// What use cases that make or change cases need beside the store.
struct CaseDeps {
    IdSource& ids;
    Secrets& secrets;
};

}  // namespace hotline::app
