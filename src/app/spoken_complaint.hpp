#pragma once
#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/ports/flow_world.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

struct FiledComplaint {
    std::string number;
    std::string code;
    CaseChange change;
};

/// A case of what a caller said to the flow, hung on his call; whoever dispatches it listens to the recording and writes down
/// what it says. The actor is the citizen (user 0).
[[nodiscard]] Result<FiledComplaint, CaseRefused> file_complaint(UnitOfWork& work, const SpokenComplaint& spoken, Instant now,
                                                                 CaseDeps& deps);

}  // namespace hotline::app
