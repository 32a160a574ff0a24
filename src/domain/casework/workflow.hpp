#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/enum_set.hpp"
#include "base/result.hpp"
#include "domain/casework/case.hpp"
#include "domain/casework/case_refused.hpp"
#include "domain/casework/ladder.hpp"
#include "domain/security/role_set.hpp"

namespace hotline {

using FieldSet = EnumSet<CaseField>;
using StageSet = EnumSet<CaseStage>;

/// A condition beyond stage and role; each is refused in its own words (refusal_of in workflow.cpp).
enum class CaseRule {
    another_person,    ///< not by the one who recorded it: a second person looks at it
    others_work,       ///< not by the one who replied
    returnable,        ///< nobody decided yet that this unit has to handle it
    may_object,        ///< a return was overruled, but not finally
    before_due,        ///< while time is left
    extension_left,    ///< the policy grants one more
    below_lead,        ///< it lies with a unit below the lead
    below_supervised,  ///< supervision has not gone that far
    below_escalated,   ///< nor that far
    receipt_due,       ///< a reminder waits for the unit's receipt
    first_reopening,   ///< the citizen was not satisfied for the first time
    second_reopening,  ///< and again: from now on supervised (C32)
};
using CaseRules = EnumSet<CaseRule>;

/// Of a department's people: whose act it is. The centre's people act for the centre.
enum class Hand { holder, lead, co_handler };

/// What an action does to the four clocks.
struct ClockEffects {
    std::optional<ClockStep> sign;
    std::optional<ClockStep> first_contact;
    std::optional<ClockStep> handle;
    std::optional<ClockStep> review;
};

/// Who does something: people of these roles, or the clock as well.
struct Doers {
    RoleSet roles;
    Hand hand{Hand::holder};
    bool clock{false};
};

/// One line of the workflow.
struct Transition {
    StageSet from;
    CaseAction action;
    std::optional<CaseStage> to;  ///< none: it stays where it is
    Doers by;
    FieldSet needs;
    FieldSet takes;
    CaseRules only;
    ClockEffects clocks;
};

/// Every transition there is; the first event (record) is case_intake.hpp's. docs/casework.md is printed from it.
[[nodiscard]] std::span<const Transition> case_workflow();
/// The reasons that an action may give; none: it gives none.
[[nodiscard]] std::span<const CaseReason> reasons_for(CaseAction action);
/// Stages in which nothing more happens of itself and no clock runs.
[[nodiscard]] bool is_end(CaseStage stage);
/// Whether it lies with a department.
[[nodiscard]] bool is_with_unit(CaseStage stage);

/// Where the actor stands to a case.
struct CaseStanding {
    bool own_unit{false};    ///< the case lies with the actor's unit or one below it
    bool lead_unit{false};   ///< the lead is the actor's unit or one below it
    DepartmentCode co_unit;  ///< the actor's unit or one below it that handles beside the lead; empty: none
};

/// Where the department named in a command stands.
enum class TargetUnit { unknown, elsewhere, below };

/// The city's time limits with the working time they are counted in, and what the clock does by itself.
struct TimeRules {
    TimeLimitPolicy policy;
    Calendar calendar;
    SupervisionPolicy supervision;
};

/// What the rules must know beside the case itself; gathered by the use case.
struct CaseContext {
    CaseStanding standing;
    TargetUnit target{TargetUnit::unknown};  ///< seen from where the case lies
    bool units_known{true};                  ///< every co-handler named, and the unit proposed
    bool lead_case_fits{false};              ///< the case to join is another one that is alive
    int catalogue{0};                        ///< the version in force
    const TimeRules& time;
};

/// Whether the command may be done now, and the fact it makes. Pure: saving and telling others is the caller's.
[[nodiscard]] Result<CaseEvent, CaseRefused> decide(const Case& before, const CaseCommand& command, const Actor& actor,
                                                    Instant now, const CaseContext& context);

/// Time has come, nobody acts.
[[nodiscard]] Actor the_clock();

/// The buttons this person sees, from the same table.
struct Looking {
    const Actor& actor;
    CaseStanding standing;
    Instant now;
    const TimeRules& time;
};
[[nodiscard]] std::vector<AllowedAction> allowed_actions(const Case& at, const Looking& looking);

}  // namespace hotline
