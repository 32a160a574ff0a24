#pragma once
#include <array>

#include "domain/casework/workflow.hpp"

namespace hotline::workflow {

using enum CaseStage;
using enum CaseAction;
using enum CaseRule;

inline constexpr RoleSet kDispatchers{Role::supervisor, Role::dispatcher};
inline constexpr RoleSet kIntake{Role::agent, Role::supervisor, Role::dispatcher};
inline constexpr RoleSet kHandlers{Role::department, Role::sub_department};
inline constexpr RoleSet kCommenters{Role::supervisor, Role::dispatcher, Role::reviewer, Role::leader};
inline constexpr RoleSet kSupervisors{Role::supervisor, Role::leader};
inline constexpr RoleSet kReopeners{Role::supervisor, Role::reviewer};
inline constexpr Doers kFollowUpClerks{.roles = {Role::agent, Role::supervisor, Role::reviewer}, .any_agent = true};
inline constexpr Doers kCitizen{.citizen = true};

inline constexpr StageSet kWithUnit{assigned,  signed_for,        return_pending,     objected, in_progress,
                                    delegated, extension_pending, suspension_pending, suspended};
inline constexpr StageSet kWorking{in_progress, extension_pending, suspension_pending};
inline constexpr StageSet kSigned{signed_for, in_progress, delegated, extension_pending, suspension_pending, suspended};
inline constexpr StageSet kAlive{recorded,  assigned,          signed_for,         return_pending, objected,       in_progress,
                                 delegated, extension_pending, suspension_pending, suspended,      awaiting_review};
inline constexpr StageSet kAfterApproval{assigned,    signed_for,      return_pending,    objected,
                                         in_progress, delegated,       extension_pending, suspension_pending,
                                         suspended,   awaiting_review, approved};
inline constexpr StageSet kEnds{archived, answered_directly, rejected, withdrawn};

inline constexpr FieldSet kRequest{CaseField::title, CaseField::content};
inline constexpr FieldSet kOrder{CaseField::department, CaseField::instruction};
inline constexpr FieldSet kInstruction{CaseField::instruction};
inline constexpr FieldSet kReply{CaseField::reply};
inline constexpr FieldSet kOpinion{CaseField::opinion};
inline constexpr FieldSet kReason{CaseField::reason};
inline constexpr FieldSet kCoded{CaseField::reason_code, CaseField::reason};
inline constexpr FieldSet kReview{CaseField::opinion, CaseField::scores};
inline constexpr FieldSet kAnswers{CaseField::contacted, CaseField::resolved};
inline constexpr FieldSet kUnits{CaseField::units};

inline constexpr ClockEffects kKeep{};
inline constexpr ClockEffects kStartAll{.sign = ClockStep::start, .first_contact = ClockStep::start, .handle = ClockStep::start};
inline constexpr ClockEffects kNewRound{
    .sign = ClockStep::start, .first_contact = ClockStep::start, .handle = ClockStep::start, .review = ClockStep::clear};
inline constexpr ClockEffects kSignAnew{.sign = ClockStep::start};
inline constexpr ClockEffects kSign{.sign = ClockStep::stop};
inline constexpr ClockEffects kContact{.first_contact = ClockStep::stop};
inline constexpr ClockEffects kDone{.first_contact = ClockStep::stop, .handle = ClockStep::stop, .review = ClockStep::start};
inline constexpr ClockEffects kStopAll{
    .sign = ClockStep::stop, .first_contact = ClockStep::stop, .handle = ClockStep::stop, .review = ClockStep::stop};
inline constexpr ClockEffects kClearAll{
    .sign = ClockStep::clear, .first_contact = ClockStep::clear, .handle = ClockStep::clear, .review = ClockStep::clear};
inline constexpr ClockEffects kRecalculate{.sign = ClockStep::recalculate,
                                           .first_contact = ClockStep::recalculate,
                                           .handle = ClockStep::recalculate,
                                           .review = ClockStep::recalculate};

/// The workflow, in the order in which a case lives.
// clang-format off
inline constexpr std::array kWorkflow{
    // from                                     action              to                  by                                       needs          takes                 only                clocks
    // At the centre.
    Transition{{recorded},                      amend,              {},                 {kIntake},                               kRequest,      {},                   {},                 kKeep},
    Transition{{recorded},                      dispatch,           assigned,           {kDispatchers},                          kOrder,        kUnits,               {},                 kStartAll},
    Transition{{recorded},                      answer_directly,    answered_directly,  {kIntake},                               kReply,        {},                   {},                 kStopAll},
    Transition{{recorded},                      reject,             rejected,           {kDispatchers},                          kCoded,        {CaseField::legal_basis}, {another_person}, kStopAll},
    // Sending it on to another department does not buy time: handling is timed from the first dispatch (C17).
    Transition{{assigned, signed_for},          dispatch,           assigned,           {kDispatchers},                          kOrder,        kUnits,               {},                 kSignAnew},
    Transition{kWithUnit,                       invite,             {},                 {kDispatchers},                          {CaseField::units, CaseField::instruction}, {}, {},       kKeep},
    // At the department.
    Transition{{assigned},                      sign,               signed_for,         {kHandlers},                             {},            {},                   {},                 kSign},
    Transition{{assigned},                      auto_sign,          signed_for,         {{}, Hand::holder, true},                {},            {},                   {},                 kSign},
    Transition{{assigned, signed_for, delegated}, accept,           in_progress,        {kHandlers},                             {},            {},                   {},                 kSign},
    Transition{{assigned, signed_for, in_progress, delegated}, delegate, delegated,     {{Role::department}},                    {CaseField::department}, kInstruction, {},               kSign},
    Transition{{delegated, in_progress},        hand_back,          signed_for,         {kHandlers},                             kReason,       {},                   {below_lead},       kKeep},
    Transition{kSigned,                         contact,            {},                 {kHandlers},                             kInstruction,  {},                   {},                 kContact},
    Transition{kWithUnit,                       contribute,         {},                 {kHandlers, Hand::co_handler},           kReply,        {},                   {},                 kKeep},
    Transition{kWorking,                        reply,              awaiting_review,    {kHandlers},                             kReply,        {},                   {},                 kDone},
    // It is not theirs, they say.
    Transition{{assigned, signed_for, in_progress}, ask_return,     return_pending,     {kHandlers, Hand::lead},                 {CaseField::reason_code, CaseField::legal_basis, CaseField::reason}, {CaseField::proposed}, {returnable}, kSign},
    Transition{{return_pending},                uphold_return,      recorded,           {kDispatchers},                          kOpinion,      {},                   {},                 kClearAll},
    Transition{{return_pending},                overrule_return,    signed_for,         {kDispatchers},                          kOpinion,      {},                   {},                 kKeep},
    Transition{{signed_for},                    object,             objected,           {kHandlers, Hand::lead},                 {CaseField::legal_basis, CaseField::reason}, {CaseField::proposed}, {may_object}, kKeep},
    Transition{{objected},                      uphold_return,      recorded,           {{Role::supervisor}},                    kOpinion,      {},                   {},                 kClearAll},
    Transition{{return_pending, objected},      force,              signed_for,         {{Role::supervisor}},                    kOpinion,      {},                   {},                 kKeep},
    // More time, or time out.
    Transition{{in_progress},                   ask_extension,      extension_pending,  {kHandlers},                             {CaseField::reason_code, CaseField::reason, CaseField::amount}, {}, {before_due, extension_left}, kKeep},
    Transition{{extension_pending},             grant_extension,    in_progress,        {kDispatchers},                          {},            kOpinion,             {},                 {.handle = ClockStep::extend}},
    Transition{{extension_pending},             refuse_extension,   in_progress,        {kDispatchers},                          kOpinion,      {},                   {},                 kKeep},
    Transition{{in_progress},                   ask_suspension,     suspension_pending, {kHandlers},                             {CaseField::reason_code, CaseField::reason, CaseField::until}, {}, {before_due}, kKeep},
    Transition{{suspension_pending},            grant_suspension,   suspended,          {kDispatchers},                          {},            kOpinion,             {before_due},       {.handle = ClockStep::pause}},
    Transition{{suspension_pending},            refuse_suspension,  in_progress,        {kDispatchers},                          kOpinion,      {},                   {},                 kKeep},
    Transition{{suspended},                     resume,             in_progress,        {{Role::supervisor, Role::dispatcher, Role::department, Role::sub_department}, Hand::holder, true}, {}, kInstruction, {}, {.handle = ClockStep::resume}},
    // Supervision: reminder, formal notice, a higher hand.
    Transition{kWithUnit,                       remind,             {},                 {kCommenters, Hand::holder, true},       kInstruction,  {},                   {below_supervised}, kKeep},
    Transition{kWithUnit,                       supervise,          {},                 {kSupervisors, Hand::holder, true},      kInstruction,  {},                   {below_supervised}, kKeep},
    Transition{kWithUnit,                       escalate,           {},                 {kSupervisors, Hand::holder, true},      kInstruction,  {},                   {below_escalated},  kKeep},
    Transition{kWithUnit,                       acknowledge,        {},                 {kHandlers},                             {},            kInstruction,         {receipt_due},      kKeep},
    // Review, and what the citizen says afterwards.
    Transition{{awaiting_review},               approve,            approved,           {{Role::reviewer}},                      kReview,       {},                   {others_work},      kStopAll},
    Transition{{awaiting_review},               rehandle,           assigned,           {{Role::reviewer}},                      kReason,       {},                   {others_work},      kNewRound},
    Transition{{approved},                      begin_follow_up,    {},                 kFollowUpClerks,                         {},            {},                   {followed_up_next, held_by_nobody}, kKeep},
    Transition{{approved},                      miss_follow_up,     {},                 kFollowUpClerks,                         {CaseField::outcome}, kInstruction,  {followed_up_next, held_by_actor}, kKeep},
    Transition{{approved},                      follow_up,          {},                 kFollowUpClerks,                         kAnswers,      {CaseField::satisfaction, CaseField::instruction}, {followed_up_next, held_by_actor}, kKeep},
    Transition{{approved},                      evaluate,           {},                 kCitizen,                                {CaseField::satisfaction}, kInstruction, {evaluable},   kKeep},
    Transition{kAfterApproval,                  ask_exclusion,      {},                 {kHandlers, Hand::lead},                 kCoded,        {CaseField::legal_basis}, {excludable},   kKeep},
    Transition{kAfterApproval,                  grant_exclusion,    {},                 {kReopeners},                            kOpinion,      {},                   {exclusion_asked, others_request}, kKeep},
    Transition{kAfterApproval,                  refuse_exclusion,   {},                 {kReopeners},                            kOpinion,      {},                   {exclusion_asked, others_request}, kKeep},
    Transition{{approved},                      reopen,             assigned,           {kReopeners, Hand::holder, true},        kCoded,        {},                   {first_reopening},  kNewRound},
    Transition{{approved},                      reopen,             assigned,           {kSupervisors, Hand::holder, true},      kCoded,        {},                   {second_reopening}, kNewRound},
    Transition{{approved},                      archive,            archived,           {kReopeners, Hand::holder, true},        {},            {},                   {judged},           kStopAll},
    // Beside the way.
    Transition{{recorded, assigned, signed_for, return_pending, objected, in_progress, delegated, extension_pending, suspension_pending, suspended, awaiting_review, merged},
                                                merge,              merged,             {kDispatchers},                          {CaseField::lead_case, CaseField::reason_code}, kReason, {},  kClearAll},
    Transition{{merged},                        unmerge,            recorded,           {kDispatchers},                          kReason,       {},                   {},                 kKeep},
    Transition{kAlive,                          withdraw,           withdrawn,          {kIntake},                               kCoded,        {},                   {},                 kStopAll},
    Transition{kAlive,                          recalculate,        {},                 {{}, Hand::holder, true},                {},            {},                   {},                 kRecalculate},
    Transition{kAlive,                          note,               {},                 {kCommenters},                           kInstruction,  {},                   {},                 kKeep},
};
// clang-format on

}  // namespace hotline::workflow
