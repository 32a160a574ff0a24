#include "app/act_on_case.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
#include "app/save_case.hpp"
#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {
namespace {

TargetUnit target_of(UnitOfWork& work, const CityNames& names, const Case& at, const CaseCommand& command) {
    if (!command.department || !names.takes_cases(*command.department)) return TargetUnit::unknown;
    if (at.department.empty() || *command.department == at.department) return TargetUnit::elsewhere;
    const auto units = work.city.unit_and_below(at.department);
    return std::ranges::find(units, *command.department) == units.end() ? TargetUnit::elsewhere : TargetUnit::below;
}

bool knows_units(const CityNames& names, const CaseDetails& details) {
    const auto known = [&](const DepartmentCode& unit) { return names.takes_cases(unit); };
    return std::ranges::all_of(details.units, known) && (details.proposed.empty() || known(details.proposed));
}

/// A case may join another one that is alive or closed with an answer, but none that follows a third.
bool may_lead(UnitOfWork& work, const Case& at, const CaseDetails& details) {
    if (!details.lead_case || *details.lead_case == at.id) return false;
    const auto lead = work.cases.find(*details.lead_case);
    return lead && lead->stage != CaseStage::merged && !is_end(lead->stage);
}

CaseContext context_of(UnitOfWork& work, const CaseViewer& viewer, const Case& at, const CaseCommand& command) {
    return {.standing = viewer.standing(at),
            .target = target_of(work, viewer.names(), at, command),
            .units_known = knows_units(viewer.names(), command.details),
            .lead_case_fits = may_lead(work, at, command.details),
            .catalogue = command.action == CaseAction::dispatch ? viewer.catalogue_version() : 0,
            .time = viewer.time()};
}

/// The command without stray white space, and with what the actor was not shown put back into the facts.
CaseCommand completed(CaseCommand command, const CaseViewer& viewer, const Case& at) {
    command.text = std::string{trimmed(command.text)};
    command.details.legal_basis = std::string{trimmed(command.details.legal_basis)};
    if (command.facts) command.facts = with_hidden_restored(tidied(std::move(*command.facts)), at.facts, viewer.sight(at));
    return command;
}

/// What a person does to one case: the new facts in one transaction, and whom to tell.
class Act {
public:
    Act(UnitOfWork& work, const Actor& actor, Instant now) : work_(work), actor_(actor), now_(now), viewer_(work, actor, now) {}

    Result<CaseDone, CaseRefused> on(CaseId id, CaseCommand command) {
        const auto before = work_.cases.find(id);
        if (!before || !viewer_.sees(*before)) return refuse(CaseRefused{CaseRefusal::not_found, {}});
        command = completed(std::move(command), viewer_, *before);
        auto event = decide(*before, command, actor_, now_, context_of(work_, viewer_, *before, command));
        if (!event) return refuse(std::move(event.error()));
        if (event->facts)
            if (auto unknown = viewer_.names().unknown_codes(*event->facts, before->facts.category); !unknown.empty())
                return refuse(refused_for(std::move(unknown)));
        return done(*before, *event);
    }

private:
    CaseDone done(const Case& before, const CaseEvent& event) {
        const Case after = save_case(work_, before, event, viewer_.time(), actor_);
        CaseDone done{.change = change_of(before, after, event), .also = followers_of(before, after, event)};
        done.view = viewer_.view(after);
        return done;
    }

    /// Merged cases move on with their lead when it is merged itself; their readers hear of every change of the lead.
    std::vector<CaseChange> followers_of(const Case& before, const Case& lead, const CaseEvent& event) {
        std::vector<CaseChange> changes;
        for (const Case& follower : work_.cases.followers(before.id))
            changes.push_back(lead.stage == CaseStage::merged ? moved(follower, event) : change_of(follower, follower, event));
        return changes;
    }

    CaseChange moved(const Case& follower, const CaseEvent& event) {
        CaseEvent same = event;
        same.id = follower.id;
        same.seq = follower.version + 1;
        same.from = follower.stage;
        same.clocks.clear();
        const Case after = save_case(work_, follower, same, viewer_.time(), actor_);
        return change_of(follower, after, same);
    }

    UnitOfWork& work_;
    Actor actor_;
    Instant now_;
    CaseViewer viewer_;
};

}  // namespace

Result<CaseDone, CaseRefused> act_on_case(UnitOfWork& work, const Actor& actor, CaseId id, CaseCommand command, Instant now) {
    return Act{work, actor, now}.on(id, std::move(command));
}

}  // namespace hotline::app
