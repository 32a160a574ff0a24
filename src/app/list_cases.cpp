#include "app/list_cases.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
#include "app/units_in_sight.hpp"
#include "base/utf8.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;

CaseFilter filter_of(const CaseQuery& query, const Actor& actor) {
    CaseFilter filter{.states = query.states,
                      .stages = query.stages,
                      .kind = query.kind,
                      .district = query.district,
                      .text = std::string{trimmed(query.text)},
                      .citizen_phone = normalise_phone(query.citizen_phone),
                      .call = query.call,
                      .from = query.from,
                      .to = query.to,
                      .overdue_only = query.overdue,
                      .supervision = query.supervision,
                      .receipt_due = query.receipt_due,
                      .due_before = query.due_before,
                      .cursor = query.cursor,
                      .limit = std::clamp(query.limit, 1, kLongestPage)};
    if (query.mine)
        filter.recorded_by = actor.user;
    else
        filter.scope = actor.districts;
    return filter;
}

}  // namespace

CasePage list_cases(UnitOfWork& work, const Actor& actor, const CaseQuery& query, Instant now) {
    CasePage page{.as_of = now};
    CaseFilter filter = filter_of(query, actor);
    auto units = units_in_sight(work, actor, query.department);
    if (!units) return page;
    filter.departments = std::move(*units);

    const CaseViewer viewer{work, actor, now};
    auto found = work.cases.list(filter, now);
    page.next = std::move(found.next);
    for (const Case& one : found.cases) {
        // Asking by number must not tell who stands behind a confidential case.
        const bool gives_away = !filter.citizen_phone.empty() && !viewer.sight(one).identity;
        if (viewer.sees(one) && !gives_away) page.rows.push_back(viewer.row(one));
    }
    return page;
}

}  // namespace hotline::app
