#include "app/save_case.hpp"

#include "domain/casework/clock_acts.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline::app {

Case save_case(UnitOfWork& work, const Case& before, const CaseEvent& event, const TimeRules& time) {
    Case after = evolve(before, event);
    work.cases.append(after, event);
    work.cases.wake(after.id, next_wake(after, time, event.at));
    return after;
}

}  // namespace hotline::app
