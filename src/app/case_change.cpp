#include "app/case_change.hpp"

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/json/codec.hpp"
#include "domain/casework/view_rules.hpp"

namespace hotline::app {
namespace {

std::vector<Role> centre_roles() {
    std::vector<Role> roles;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
        if (reads_every_case(role.value)) roles.push_back(role.value);
    });
    return roles;
}

std::vector<DepartmentCode> co_units(const Case& before, const Case& after) {
    std::vector<DepartmentCode> units;
    for (const Case* at : {&before, &after})
        for (const CoHandler& one : at->course.co_handlers)
            if (std::ranges::find(units, one.unit) == units.end()) units.push_back(one.unit);
    return units;
}

Audience people_of(const DepartmentCode& department) {
    return {.roles = {Role::department, Role::sub_department}, .department = department};
}

}  // namespace

CaseChange change_of(const Case& before, const Case& after, const CaseEvent& event) {
    return {.data = {.id = after.id,
                     .number = after.number,
                     .state = label_of(after.stage),
                     .action = event.action,
                     .department = after.department,
                     .version = after.version},
            .department_before = before.department,
            .co_handlers = co_units(before, after)};
}

std::vector<Audience> audiences_of(const CaseChange& change) {
    std::vector<Audience> audiences{{.roles = centre_roles()}};
    const DepartmentCode& now_with = change.data.department;
    const DepartmentCode& was_with = change.department_before;
    if (!now_with.empty()) audiences.push_back(people_of(now_with));
    // Handed down, the case is still seen by the unit above as a case of a unit below.
    const bool has_left = was_with != now_with && change.data.action != CaseAction::delegate;
    if (!was_with.empty() && has_left) audiences.push_back(people_of(was_with));
    for (const DepartmentCode& unit : change.co_handlers)
        if (unit != now_with && unit != was_with) audiences.push_back(people_of(unit));
    return audiences;
}

void publish_case_changed(LiveEvents& live, const CaseChange& change) {
    const std::string data = json::encode(change.data);
    for (Audience& audience : audiences_of(change)) live.publish(std::move(audience), "case.changed", data);
}

void publish_changes(LiveEvents& live, const CaseDone& done) {
    if (done.change) publish_case_changed(live, *done.change);
    for (const CaseChange& change : done.also) publish_case_changed(live, change);
}

}  // namespace hotline::app
