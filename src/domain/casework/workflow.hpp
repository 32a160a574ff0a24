#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/enum_set.hpp"
#include "base/result.hpp"
#include "domain/casework/case.hpp"
#include "domain/casework/case_refused.hpp"
#include "domain/security/role_set.hpp"

namespace hotline {

using FieldSet = EnumSet<CaseField>;

/// What an action does to the time limit.
enum class ClockEffect { keep, start, stop };

/// One line of the workflow:
///
///   recorded -> assigned -> in_progress -> awaiting_review -> approved
///                   ^---------- rehandle ----------'
struct Transition {
    CaseState from;
    CaseAction action;
    CaseState to;
    RoleSet by;
    FieldSet needs;
    ClockEffect clock{ClockEffect::keep};
};

/// Every transition there is; the first event (record) is case_intake.hpp's.
[[nodiscard]] std::span<const Transition> case_workflow();
[[nodiscard]] const Transition* find_transition(CaseState from, CaseAction action);

/// Where the department named in a command stands.
enum class TargetUnit { unknown, elsewhere, below };

/// What the rules must know beside the case itself; gathered by the use case.
struct CaseContext {
    bool own_unit{false};                    ///< the case's department is the actor's unit or one below it
    TargetUnit target{TargetUnit::unknown};  ///< seen from the case's department
    std::optional<Instant> due_at;           ///< the deadline, should this action start the clock
};

/// Whether the command may be done now, and the fact it makes. Pure: saving and telling others is the caller's.
[[nodiscard]] Result<CaseEvent, CaseRefused> decide(const Case& before, const CaseCommand& command, const Actor& actor,
                                                    Instant now, const CaseContext& context);

/// The buttons this person sees, from the same table. `own_unit` as in CaseContext.
[[nodiscard]] std::vector<AllowedAction> allowed_actions(const Case& at, const Actor& actor, bool own_unit);

}  // namespace hotline
