#include "app/take_case.hpp"

#include "app/case_viewer.hpp"
#include "app/new_case.hpp"

namespace hotline::app {

Result<CaseDone, CaseRefused> take_case(UnitOfWork& work, const Actor& actor, const NewCase& wanted, Instant now, CaseDeps& deps,
                                        CaseChannel channel) {
    auto begun = begin_case(work, actor, {channel, wanted.facts, wanted.call, wanted.idempotency_key}, now, deps);
    if (!begun) return refuse(std::move(begun.error()));
    CaseDone done{.view = CaseViewer{work, actor, now}.view(begun->made)};
    done.view.progress_code = std::move(begun->progress_code);
    if (begun->is_new) done.change = birth_of(begun->made);
    return done;
}

}  // namespace hotline::app
