#include "app/list_cases.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
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

/// The units whose cases are asked for, as far as this person may know of them; nothing when none is left.
std::optional<std::vector<DepartmentCode>> units_for(UnitOfWork& work, const Actor& actor,
                                                     const std::optional<DepartmentCode>& wanted) {
    const bool everywhere = reads_every_case(actor.role);
    if (everywhere && !wanted) return std::vector<DepartmentCode>{};
    auto units = work.city.unit_and_below(wanted.value_or(actor.department));
    if (!everywhere && wanted) {
        const auto own = work.city.unit_and_below(actor.department);
        std::erase_if(units, [&](const DepartmentCode& unit) { return std::ranges::find(own, unit) == own.end(); });
    }
    if (units.empty()) return std::nullopt;
    return units;
}

}  // namespace

CasePage list_cases(UnitOfWork& work, const Actor& actor, const CaseQuery& query, Instant now) {
    CasePage page{.as_of = now};
    CaseFilter filter = filter_of(query, actor);
    auto units = units_for(work, actor, query.department);
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
