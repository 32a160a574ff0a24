#include "app/save_case.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/casework/clock_acts.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline::app {

Case save_case(UnitOfWork& work, const Case& before, const CaseEvent& event, const TimeRules& time, const Actor& actor) {
    Case after = evolve(before, event);
    work.cases.append(after, event);
    audit_case_event(work, event, actor);
    work.cases.wake(after.id, next_wake(after, time, event.at));
    return after;
}

void audit_case_event(UnitOfWork& work, const CaseEvent& event, const Actor& actor) {
    work.audit.append({.at = event.at,
                       .actor = actor,
                       .address = {},
                       .action = std::string("case.") + boost::describe::enum_to_string(event.action, ""),
                       .object = "case:" + std::to_string(event.id.value),
                       .detail = {},
                       .record = AuditRecord{.kind = AuditRecordKind::case_event, .id = event.id.value, .seq = event.seq}});
}

}  // namespace hotline::app
