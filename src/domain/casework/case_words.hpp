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
BOOST_DEFINE_ENUM_CLASS(CaseChannel, phone, web)
BOOST_DEFINE_ENUM_CLASS(Urgency, normal, urgent, critical)
/// What can be done to a case, by a person or by the clock. The table in workflow.cpp says who may, when, and what it needs.
BOOST_DEFINE_ENUM_CLASS(CaseAction, record, amend, dispatch, answer_directly, reject, sign, auto_sign, accept, delegate,
                        hand_back, contact, contribute, reply, ask_return, uphold_return, overrule_return, object, force,
                        ask_extension, grant_extension, refuse_extension, ask_suspension, grant_suspension, refuse_suspension,
                        resume, invite, remind, supervise, escalate, acknowledge, approve, rehandle, reopen, archive, merge,
                        unmerge, withdraw, recalculate, note)
BOOST_DEFINE_ENUM_CLASS(CaseField, title, content, kind, department, instruction, reply, opinion, reason, category, district,
                        street, address, citizen_name, citizen_phone, call, idempotency_key, reason_code, legal_basis, units,
                        proposed, lead_case, until, amount)
/// Why something is asked for or ends. Which of them fit an action: reasons_for() in workflow.hpp.
BOOST_DEFINE_ENUM_CLASS(CaseReason, not_our_duty, other_district, unclear_facts, legal_procedure, out_of_scope, secret_or_private,
                        against_public_order, complex_matter, several_units, third_party, bad_weather, awaiting_evidence, season,
                        construction_schedule, same_person, same_place, settled, citizen_asked, not_solved, not_satisfied, other)
/// 催办 督办 提级: how far supervision of a case has gone.
BOOST_DEFINE_ENUM_CLASS(SupervisionLevel, none, reminded, supervised, escalated)

}  // namespace hotline
