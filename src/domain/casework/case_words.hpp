#pragma once
#include <boost/describe/enum.hpp>

namespace hotline {

/// The label that everybody reads: the seed's five (S16-S21) 记录待分配, 分配待处理, 开始处理, 处理完毕待审核, 审核完毕, and the
/// ends beside them 直接答复, 不予受理, 并单, 撤诉. Always label_of(stage).
BOOST_DEFINE_ENUM_CLASS(CaseState, recorded, assigned, in_progress, awaiting_review, approved, answered_directly, rejected,
                        merged, withdrawn)
/// Where a case stands exactly; the workflow (workflow.hpp) goes from stage to stage. `assigned` is not yet signed for.
BOOST_DEFINE_ENUM_CLASS(CaseStage, recorded, assigned, signed_for, return_pending, objected, in_progress, delegated,
                        extension_pending, suspension_pending, suspended, awaiting_review, approved, archived, answered_directly,
                        rejected, merged, withdrawn)
/// 咨询 求助 投诉 举报 建议 表扬
BOOST_DEFINE_ENUM_CLASS(CaseKind, enquiry, help, complaint, report, suggestion, praise)
/// voice: spoken to the flow, heard by nobody yet.
BOOST_DEFINE_ENUM_CLASS(CaseChannel, phone, web, voice, sms, platform, letterbox)
BOOST_DEFINE_ENUM_CLASS(Urgency, normal, urgent, critical)
/// What can be done to a case, by a person or by the clock. The table in workflow.cpp says who may, when, and what it needs.
BOOST_DEFINE_ENUM_CLASS(CaseAction, record, amend, dispatch, answer_directly, reject, sign, auto_sign, accept, delegate,
                        hand_back, contact, contribute, reply, ask_return, uphold_return, overrule_return, object, force,
                        ask_extension, grant_extension, refuse_extension, ask_suspension, grant_suspension, refuse_suspension,
                        resume, invite, remind, supervise, escalate, acknowledge, approve, rehandle, reopen, archive, merge,
                        unmerge, withdraw, recalculate, note, begin_follow_up, miss_follow_up, follow_up, evaluate, ask_exclusion,
                        grant_exclusion, refuse_exclusion)
BOOST_DEFINE_ENUM_CLASS(CaseField, title, content, kind, department, instruction, reply, opinion, reason, category, district,
                        street, address, citizen_name, citizen_phone, call, idempotency_key, reason_code, legal_basis, units,
                        proposed, lead_case, until, amount, scores, outcome, contacted, resolved, satisfaction)
/// Why something is asked for or ends. Which of them fit an action: reasons_for() in workflow.hpp.
BOOST_DEFINE_ENUM_CLASS(CaseReason, not_our_duty, other_district, unclear_facts, legal_procedure, out_of_scope, secret_or_private,
                        against_public_order, complex_matter, several_units, third_party, bad_weather, awaiting_evidence, season,
                        construction_schedule, same_person, same_place, settled, citizen_asked, not_solved, not_satisfied,
                        unreasonable_demand, other)
/// 催办 督办 提级: how far supervision of a case has gone.
BOOST_DEFINE_ENUM_CLASS(SupervisionLevel, none, reminded, supervised, escalated)

/// 好差评, best first: 非常满意 满意 基本满意 不满意 非常不满意 (C34).
BOOST_DEFINE_ENUM_CLASS(Satisfaction, very_satisfied, satisfied, fairly_satisfied, dissatisfied, very_dissatisfied)
/// By which way a citizen's evaluation came: the follow-up clerk's question, the progress page, the reply to a message.
BOOST_DEFINE_ENUM_CLASS(EvaluationChannel, agent, web, message)
/// What a citizen said to a question of the follow-up; unsaid: he would not or could not say.
BOOST_DEFINE_ENUM_CLASS(Said, unsaid, yes, no)
/// 回访: not sampled; waiting for a call; ended in one of three ways.
BOOST_DEFINE_ENUM_CLASS(FollowUpState, none, open, answered, refused, unreachable)
/// Why somebody is to ask the citizen.
BOOST_DEFINE_ENUM_CLASS(FollowUpCause, sampled, reopened, poor_evaluation)
/// How a follow-up call ended that brought no answers.
BOOST_DEFINE_ENUM_CLASS(FollowUpMiss, no_answer, busy, switched_off, wrong_number, refused)
/// 剔除: whether a round is left out of the rates (C28).
BOOST_DEFINE_ENUM_CLASS(ExclusionState, none, asked, granted, refused)

}  // namespace hotline
