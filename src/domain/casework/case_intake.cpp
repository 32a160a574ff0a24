#include "domain/casework/case_intake.hpp"

#include "domain/casework/case_facts.hpp"
#include "domain/casework/evolve.hpp"
#include "domain/casework/kept_moment.hpp"
#include "domain/security/permission.hpp"

namespace hotline {

Actor the_citizen() { return {}; }

Result<RecordedCase, CaseRefused> record_case(const CaseIntake& intake, const Actor& actor, Instant now) {
    if (actor.user && !may(actor.role, Permission::case_create)) return refuse(CaseRefused{CaseRefusal::not_your_role, {}});
    CaseFacts facts = tidied(intake.facts);
    if (auto problems = check_facts(facts); !problems.empty()) return refuse(refused_for(std::move(problems)));

    const CaseEvent event{.id = intake.id,
                          .seq = 1,
                          .at = kept_moment(now),
                          .actor = actor.user,
                          .actor_name = actor.name,
                          .facts = std::move(facts)};
    const Case identity{.id = intake.id, .number = intake.number, .channel = intake.channel, .call = intake.call};
    return RecordedCase{evolve(identity, event), event};
}

}  // namespace hotline
