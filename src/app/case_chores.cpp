#include "app/case_chores.hpp"

#include "app/city_time.hpp"
#include "app/save_case.hpp"
#include "base/log.hpp"
#include "domain/casework/clock_acts.hpp"

namespace hotline::app {
namespace {

constexpr int kBatch = 200;
constexpr int kMostActs = 8;  // at one look: corrected, signed, reminded, ...

/// All that has come due for one case. A refusal would be a mistake of ours: the case is left until somebody acts on it.
void catch_up(UnitOfWork& work, Case at, const TimeRules& time, Instant now, std::vector<CaseChange>& changes) {
    for (int acts = 0; acts < kMostActs; ++acts) {
        const auto command = due_act(at, time, now);
        if (!command) return work.cases.wake(at.id, next_wake(at, time, now));
        const auto event = decide(at, *command, the_clock(), now, {.time = time});
        if (!event) {
            log::warning("case {}: the clock was refused action {}", at.number, static_cast<int>(command->action));
            return work.cases.wake(at.id, std::nullopt);
        }
        const Case after = save_case(work, at, *event, time, the_clock());
        changes.push_back(change_of(at, after, *event));
        at = after;
    }
}

}  // namespace

std::vector<CaseChange> do_case_chores(UnitOfWork& work, Instant now) {
    std::vector<CaseChange> changes;
    const TimeRules time = city_time(work);
    for (const CaseId id : work.cases.to_wake(now, kBatch)) {
        const auto found = work.cases.find(id);
        if (found)
            catch_up(work, *found, time, now, changes);
        else
            work.cases.wake(id, std::nullopt);
    }
    return changes;
}

bool has_case_chores(UnitOfWork& work, Instant now) { return !work.cases.to_wake(now, 1).empty(); }

}  // namespace hotline::app
