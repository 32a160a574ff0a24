#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/calendar/due_proof.hpp"
#include "domain/calendar/lamp.hpp"
#include "domain/casework/case.hpp"
#include "domain/casework/judgement_policy.hpp"
#include "domain/dispatch/catalogue.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(CaseFacts, (),
                      (kind, title, content, category, district, street, address, citizen_name, citizen_phone, confidential,
                       urgency))
BOOST_DESCRIBE_STRUCT(ReviewScore, (), (dimension, points))
constexpr json::Rules json_rules(const ReviewScore*, std::string_view member) {
    if (member == "points") return {.min = 1, .max = kMostPoints};
    return {};
}
BOOST_DESCRIBE_STRUCT(Verdict, (), (scores, score, outcome, contacted, resolved, satisfaction, opens, plan, channel))
constexpr auto json_optional(const Verdict*) { return std::array<std::string_view, 3>{"scores", "score", "plan"}; }
constexpr json::Rules json_rules(const Verdict*, std::string_view member) {
    if (member == "scores") return {.max_len = 20};
    return {};
}
BOOST_DESCRIBE_STRUCT(CaseDetails, (), (reason, legal_basis, units, proposed, lead_case, until, amount, catalogue, verdict))
constexpr auto json_optional(const CaseDetails*) {
    return std::array<std::string_view, 5>{"legal_basis", "units", "proposed", "amount", "catalogue"};
}
constexpr json::Rules json_rules(const CaseDetails*, std::string_view member) {
    if (member == "units") return {.max_len = 20};
    if (member == "amount") return {.min = 0, .max = 1000};
    return {};
}
BOOST_DESCRIBE_STRUCT(CaseCommand, (), (action, version, facts, department, text, details))
constexpr auto json_optional(const CaseCommand*) { return std::array<std::string_view, 1>{"details"}; }
BOOST_DESCRIBE_STRUCT(AllowedAction, (), (action, needs, takes, reasons))
BOOST_DESCRIBE_STRUCT(CoHandler, (), (unit, reply, replied_at))
BOOST_DESCRIBE_STRUCT(TimeLimit, (), (clock, kind, urgency, district, amount, unit, start))
constexpr auto json_optional(const TimeLimit*) { return std::array<std::string_view, 1>{"clock"}; }
constexpr json::Rules json_rules(const TimeLimit*, std::string_view member) {
    if (member == "amount") return {.min = 1, .max = 1000};
    return {};
}
BOOST_DESCRIBE_STRUCT(ClockAdjustment, (), (step, at, amount, due_at))
BOOST_DESCRIBE_STRUCT(DueClock, (), (kind, started_at, due_at, limit, provisional, stopped_at, paused_at, adjustments))
BOOST_DESCRIBE_STRUCT(ClockChange, (), (clock, step, limit, amount, due_at, provisional))
BOOST_DESCRIBE_STRUCT(FollowUpAnswers, (), (contacted, resolved, satisfaction, at))
BOOST_DESCRIBE_STRUCT(FollowUp, (), (state, cause, plan, attempts, next_try_at, held_by, held_by_name, held_until, answers))
BOOST_DESCRIBE_STRUCT(Evaluation, (), (level, channel, at))
BOOST_DESCRIBE_STRUCT(Exclusion, (), (state, reason, text, asked_by, opinion))
BOOST_DESCRIBE_STRUCT(JudgedRound, (), (closed_at, unit, scores, score, follow_up, evaluation, evaluations, exclusion))
BOOST_DESCRIBE_STRUCT(CaseCourse, (),
                      (clocks, co_handlers, asked, signed_at, contacted_at, auto_signed, return_overruled, forced, returns,
                       extensions, reopened, supervision, receipt_due, rounds))
/// A row of an earlier version knows less.
constexpr auto json_optional(const CaseCourse*) {
    return std::array<std::string_view, 12>{"clocks",  "co_handlers", "asked",    "auto_signed", "return_overruled", "forced",
                                            "returns", "extensions",  "reopened", "supervision", "receipt_due",      "rounds"};
}
BOOST_DESCRIBE_STRUCT(DueStep, (), (what, at, from, to, unit, count, name))
}  // namespace hotline

namespace hotline::app {

struct NewCase {
    CaseFacts facts;
    std::optional<CallId> call;
    std::string idempotency_key;  ///< made by the page; the same key never makes a second case
};
BOOST_DESCRIBE_STRUCT(NewCase, (), (facts, call, idempotency_key))

/// POST /cases/{id}/actions
using hotline::AllowedAction;
using hotline::CaseCommand;
using hotline::Lamp;

/// Whom the dispatch catalogue names for a case, and why.
struct ProposalView {
    DepartmentCode lead;
    std::string lead_name;
    std::vector<DepartmentCode> co_handlers;
    std::string legal_basis;
    ProposalGround ground{};
    CategoryCode category;  ///< of the duty; empty: the fallback unit
    int version{};
};
BOOST_DESCRIBE_STRUCT(ProposalView, (), (lead, lead_name, co_handlers, legal_basis, ground, category, version))

struct CaseRow {
    CaseId id;
    std::string number;
    CaseState state{};  ///< the label of the stage
    CaseStage stage{};
    CaseKind kind{};
    CaseChannel channel{};
    Urgency urgency{};
    std::string title;
    CategoryCode category;
    DistrictCode district;
    DepartmentCode department;
    std::string department_name;
    bool confidential{false};
    SupervisionLevel supervision{};
    std::optional<ProposalView> proposal;  ///< for those who may dispatch it now
    Instant recorded_at;
    std::optional<Instant> due_at;  ///< of what is waited for: handling, or the review
    std::optional<Instant> closed_at;
    Lamp lamp{Lamp::none};
    int version{0};
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (id, number, state, stage, kind, channel, urgency, title, category, district, department, department_name,
                       confidential, supervision, proposal, recorded_at, due_at, closed_at, lamp, version))

struct CasePage {
    std::vector<CaseRow> rows;
    std::string next;  ///< cursor of the next page; empty: the end
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CasePage, (), (rows, next, as_of))

struct CaseEventView {
    int seq{};
    Instant at;
    CaseAction action{};
    std::string actor_name;  ///< empty: the citizen at intake, afterwards nobody but the clock
    CaseState from{};
    CaseState to{};
    CaseStage from_stage{};
    CaseStage to_stage{};
    DepartmentCode department;
    std::string department_name;
    std::string text;
    std::optional<Instant> due_at;
    CaseDetails details;
};
BOOST_DESCRIBE_STRUCT(CaseEventView, (),
                      (seq, at, action, actor_name, from, to, from_stage, to_stage, department, department_name, text, due_at,
                       details))

/// A time limit with its lamp and its proof.
struct ClockView {
    ClockKind kind{};
    Instant started_at;
    Instant due_at;
    bool provisional{false};
    std::optional<Instant> stopped_at;
    std::optional<Instant> paused_at;
    Lamp lamp{};
    std::vector<DueStep> steps;
};
BOOST_DESCRIBE_STRUCT(ClockView, (), (kind, started_at, due_at, provisional, stopped_at, paused_at, lamp, steps))

struct CoHandlerView {
    DepartmentCode unit;
    std::string unit_name;
    std::string reply;
    std::optional<Instant> replied_at;
};
BOOST_DESCRIBE_STRUCT(CoHandlerView, (), (unit, unit_name, reply, replied_at))

/// Another case that this one is merged with: its lead, or one that follows it.
struct LinkedCase {
    CaseId id;
    std::string number;
    std::string title;
    CaseState state{};
    std::string reply;  ///< of a lead that is closed
};
BOOST_DESCRIBE_STRUCT(LinkedCase, (), (id, number, title, state, reply))

/// How handling went so far.
struct CourseView {
    CaseDetails asked;
    std::optional<Instant> signed_at;
    std::optional<Instant> contacted_at;
    bool auto_signed{false};
    bool forced{false};
    int returns{};
    int extensions{};
    int reopened{};
    SupervisionLevel supervision{};
    bool receipt_due{false};
    std::vector<JudgedRound> rounds;  ///< one for each approval
};
BOOST_DESCRIBE_STRUCT(CourseView, (),
                      (asked, signed_at, contacted_at, auto_signed, forced, returns, extensions, reopened, supervision,
                       receipt_due, rounds))

struct CaseView {
    CaseId id;
    std::string number;
    CaseState state{};  ///< the label of the stage
    CaseStage stage{};
    CaseChannel channel{};
    CaseFacts facts;  ///< name, phone and address are masked or empty where the reader may not see them
    std::optional<CallId> call;
    std::optional<RecordingId> recording;        ///< only for those who may listen
    std::optional<Satisfaction> talk_judged_as;  ///< what the citizen pressed after the call; for those who read every case
    DepartmentCode department;
    std::string department_name;
    DepartmentCode lead;
    std::string lead_name;
    std::string instruction;
    std::string reply;
    std::string opinion;
    std::string recorded_by_name;
    Instant recorded_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> due_at;  ///< of what is waited for: handling, or the review
    std::optional<Instant> closed_at;
    Lamp lamp{};
    int rehandled{};
    int version{};
    CourseView course;
    std::vector<ClockView> clocks;
    std::vector<CoHandlerView> co_handlers;
    std::optional<LinkedCase> lead_case;
    std::vector<LinkedCase> followers;     ///< cases merged into this one
    std::optional<ProposalView> proposal;  ///< for those who may dispatch it now
    std::vector<AllowedAction> allowed_actions;
    std::vector<CaseEventView> events;
    std::string progress_code;  ///< only in the answer that made the case: to be told to the citizen
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (id, number, state, stage, channel, facts, call, recording, talk_judged_as, department, department_name,
                       lead, lead_name, instruction, reply, opinion, recorded_by_name, recorded_at, dispatched_at, due_at,
                       closed_at, lamp, rehandled, version, course, clocks, co_handlers, lead_case, followers, proposal,
                       allowed_actions, events, progress_code))

/// data of the live event case.changed
struct CaseChanged {
    CaseId id;
    std::string number;
    CaseState state{};
    CaseAction action{};
    DepartmentCode department;
    int version{};
};
BOOST_DESCRIBE_STRUCT(CaseChanged, (), (id, number, state, action, department, version))

}  // namespace hotline::app
