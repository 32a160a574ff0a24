#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/due_clock.hpp"
#include "domain/casework/case_words.hpp"
#include "domain/casework/judged_round.hpp"
#include "domain/ids.hpp"
#include "domain/security/role.hpp"

namespace hotline {

[[nodiscard]] CaseState label_of(CaseStage stage);

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

/// A unit that handles beside the lead (协办); what it found flows to the lead.
struct CoHandler {
    DepartmentCode unit;
    std::string reply;
    std::optional<Instant> replied_at;
    bool operator==(const CoHandler&) const = default;
};

/// What an action says beside its text; an event keeps what its action needed.
struct CaseDetails {
    std::optional<CaseReason> reason;
    std::string legal_basis;
    std::vector<DepartmentCode> units;  ///< co-handlers
    DepartmentCode proposed;            ///< who should handle it instead, says the unit that returns it
    std::optional<CaseId> lead_case;    ///< the case that this one joins
    std::optional<Instant> until;       ///< when a suspension is to end
    int amount{0};                      ///< of an extension, in the limit's own unit
    int catalogue{0};                   ///< of a dispatch: the version of the dispatch catalogue then in force; 0: none
    std::optional<Verdict> verdict;     ///< of reviewer, clerk or citizen
    bool operator==(const CaseDetails&) const = default;
};

/// How it goes with a case beyond its stage.
struct CaseCourse {
    std::vector<DueClock> clocks;  ///< at most one of a kind
    std::vector<CoHandler> co_handlers;
    CaseDetails asked;  ///< by the unit, last: a return, an extension, a suspension
    std::optional<Instant> signed_at;
    std::optional<Instant> contacted_at;  ///< the citizen, for the first time
    bool auto_signed{false};              ///< the unit was late in signing
    bool return_overruled{false};         ///< the unit has to handle it, but may still object
    bool forced{false};                   ///< 终审强派: nor that
    int returns{0};                       ///< upheld ones
    int extensions{0};                    ///< granted ones
    int reopened{0};                      ///< after the citizen was asked
    SupervisionLevel supervision{SupervisionLevel::none};
    bool receipt_due{false};          ///< the unit has yet to acknowledge the last reminder
    std::vector<JudgedRound> rounds;  ///< one for each approval, the last one last
    bool operator==(const CaseCourse&) const = default;
};

struct Case {
    CaseId id;
    std::string number;  ///< digits only, readable aloud; see case_number.hpp
    CaseStage stage{CaseStage::recorded};
    CaseChannel channel{CaseChannel::phone};
    CaseFacts facts;
    std::optional<CallId> call;  ///< the call it came from
    DepartmentCode department;   ///< where it lies; empty before dispatch
    DepartmentCode lead;         ///< to whom the centre gave it (主办); `department` is it or a unit below
    std::string instruction;     ///< 批示 of the last dispatch
    std::string reply;
    std::string opinion;   ///< reviewer's
    UserId recorded_by{};  ///< 0: the citizen, on the public page
    UserId replied_by{};
    Instant recorded_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> due_at;      ///< of handling
    std::optional<Instant> handled_at;  ///< when handling came to its end, in time or not
    std::optional<Instant> closed_at;
    std::optional<CaseId> lead_case;  ///< of a merged one
    int rehandled{0};                 ///< how often review sent it back
    CaseCourse course;
    int version{0};  ///< number of events; for optimistic locking
    bool operator==(const Case&) const = default;
};

/// Null when the case has no such clock.
[[nodiscard]] const DueClock* clock_of(const Case& at, ClockKind kind);
/// The clock that somebody is working against now: handling, then review, then (once closed) handling again.
[[nodiscard]] const DueClock* ruling_clock(const Case& at);

/// How it was judged when it was last approved; null when it never was.
[[nodiscard]] const JudgedRound* last_round(const Case& at);
/// Whether nobody is to be asked any more, and no request to leave the last round out waits for its answer.
[[nodiscard]] bool is_judged(const Case& at);
/// Whether this person is about to call the citizen of an open follow-up.
[[nodiscard]] bool holds_follow_up(const Case& at, UserId person, Instant now);

/// Who acts. A department's people act for their own unit and the units below it.
struct Actor {
    UserId user{};
    Role role{Role::agent};
    DepartmentCode department;
    std::string name;
    std::vector<DistrictCode> districts;  ///< knows of cases of these only; empty: of all
    bool is_clock{false};                 ///< nobody: time has come
    bool is_citizen{false};               ///< the one whose case it is, by number and code
    std::string address{};                ///< numeric, where the request came from; empty: not over the network
};

/// What a person asks to be done. `version` is the one his page showed; another one is refused with case_changed.
struct CaseCommand {
    CaseAction action{CaseAction::note};
    int version{0};
    std::optional<CaseFacts> facts;            ///< amend
    std::optional<DepartmentCode> department;  ///< dispatch, delegate
    std::string text;                          ///< instruction, reply, opinion, reason or note
    CaseDetails details;
};

/// What a person may do now, which fields it needs and may have, and the reasons to choose from: drawn as a form.
struct AllowedAction {
    CaseAction action{};
    std::vector<CaseField> needs;
    std::vector<CaseField> takes;
    std::vector<CaseReason> reasons;
};

/// One fact of a case's life; append-only. `facts` is present on record and amend.
struct CaseEvent {
    CaseId id;
    int seq{1};  ///< counts from 1 within the case
    Instant at;
    CaseAction action{CaseAction::record};
    UserId actor{};          ///< 0: the citizen at intake, afterwards the clock
    std::string actor_name;  ///< as it was then
    CaseStage from{CaseStage::recorded};
    CaseStage to{CaseStage::recorded};
    std::optional<CaseFacts> facts;
    DepartmentCode department;      ///< where it lies from now on, when it moved
    std::string text;               ///< instruction, reply, opinion, reason or note
    std::optional<Instant> due_at;  ///< of handling, when that changed
    CaseDetails details;
    std::vector<ClockChange> clocks;
    bool operator==(const CaseEvent&) const = default;
};

}  // namespace hotline
