#include "app/read_case.hpp"

#include "app/case_viewer.hpp"

namespace hotline::app {

std::optional<CaseView> read_case(UnitOfWork& work, const Actor& actor, CaseId id, Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto found = work.cases.find(id);
    if (!found || !viewer.sees(*found)) return std::nullopt;
    return viewer.view(*found);
}

}  // namespace hotline::app
