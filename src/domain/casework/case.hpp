#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/security/role.hpp"

namespace hotline {

/// The seed's five labels (S16-S21): 记录待分配, 分配待处理, 开始处理, 处理完毕待审核, 审核完毕.
BOOST_DEFINE_ENUM_CLASS(CaseState, recorded, assigned, in_progress, awaiting_review, approved)
/// 咨询 求助 投诉 举报 建议 表扬
BOOST_DEFINE_ENUM_CLASS(CaseKind, enquiry, help, complaint, report, suggestion, praise)
BOOST_DEFINE_ENUM_CLASS(CaseChannel, phone, web)
BOOST_DEFINE_ENUM_CLASS(Urgency, normal, urgent, critical)
/// What a person can do to a case. The table in workflow.cpp says who may, when, and what it needs.
BOOST_DEFINE_ENUM_CLASS(CaseAction, record, amend, dispatch, delegate, accept, reply, approve, rehandle, note)
BOOST_DEFINE_ENUM_CLASS(CaseField, title, content, kind, department, instruction, reply, opinion, reason, category, district,
                        street, address, citizen_name, citizen_phone, call, idempotency_key)

/// What the citizen asked for and where; filled at intake, amended before dispatch.
struct CaseFacts {
    CaseKind kind{CaseKind::enquiry};
    std::string title;
    std::string content;
    CategoryCode category;  ///< empty: not yet classified
    DistrictCode district;
    StreetCode street;
    std::string address;
    std::string citizen_name;
    std::string citizen_phone;
    bool confidential{false};
    Urgency urgency{Urgency::normal};
    bool operator==(const CaseFacts&) const = default;
};

struct Case {
    CaseId id;
    std::string number;  ///< digits only, readable aloud; see case_number.hpp
    CaseState state{CaseState::recorded};
    CaseChannel channel{CaseChannel::phone};
    CaseFacts facts;
    std::optional<CallId> call;  ///< the call it came from
    DepartmentCode department;   ///< empty before dispatch
    std::string instruction;     ///< 批示 of the last dispatch
    std::string reply;
    std::string opinion;   ///< reviewer's
    UserId recorded_by{};  ///< 0: the citizen, on the public page
    UserId replied_by{};
    Instant recorded_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> due_at;
    std::optional<Instant> closed_at;
    int rehandled{0};  ///< how often review sent it back
    int version{0};    ///< number of events; for optimistic locking
    bool operator==(const Case&) const = default;
};

/// Who acts. A department's people act for their own unit and the units below it.
struct Actor {
    UserId user{};
    Role role{Role::agent};
    DepartmentCode department;
    std::string name;
    std::vector<DistrictCode> districts;  ///< knows of cases of these only; empty: of all
};

/// What a person asks to be done. `version` is the one his page showed; another one is refused with case_changed.
struct CaseCommand {
    CaseAction action{CaseAction::note};
    int version{0};
    std::optional<CaseFacts> facts;            ///< amend
    std::optional<DepartmentCode> department;  ///< dispatch, delegate
    std::string text;                          ///< instruction, reply, opinion, reason or note
};

/// What a person may do now, and which fields it needs: drawn as buttons.
struct AllowedAction {
    CaseAction action{};
    std::vector<CaseField> needs;
};

/// One fact of a case's life; append-only. `facts` is present on record and amend.
struct CaseEvent {
    CaseId id;
    int seq{1};  ///< counts from 1 within the case
    Instant at;
    CaseAction action{CaseAction::record};
    UserId actor{};
    std::string actor_name;  ///< as it was then
    CaseState from{CaseState::recorded};
    CaseState to{CaseState::recorded};
    std::optional<CaseFacts> facts;
    DepartmentCode department;      ///< dispatch, delegate
    std::string text;               ///< instruction, reply, opinion, reason or note
    std::optional<Instant> due_at;  ///< dispatch, rehandle
};

}  // namespace hotline
