#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/lamp.hpp"
#include "domain/casework/case.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(CaseFacts, (),
                      (kind, title, content, category, district, street, address, citizen_name, citizen_phone, confidential,
                       urgency))
BOOST_DESCRIBE_STRUCT(CaseCommand, (), (action, version, facts, department, text))
BOOST_DESCRIBE_STRUCT(AllowedAction, (), (action, needs))
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

struct CaseRow {
    CaseId id;
    std::string number;
    CaseState state{};
    CaseKind kind{};
    CaseChannel channel{};
    Urgency urgency{};
    std::string title;
    CategoryCode category;
    DistrictCode district;
    DepartmentCode department;
    std::string department_name;
    bool confidential{false};
    Instant recorded_at;
    std::optional<Instant> due_at;
    std::optional<Instant> closed_at;
    Lamp lamp{Lamp::none};
    int version{0};
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (id, number, state, kind, channel, urgency, title, category, district, department, department_name,
                       confidential, recorded_at, due_at, closed_at, lamp, version))

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
    std::string actor_name;
    CaseState from{};
    CaseState to{};
    DepartmentCode department;
    std::string department_name;
    std::string text;
    std::optional<Instant> due_at;
};
BOOST_DESCRIBE_STRUCT(CaseEventView, (), (seq, at, action, actor_name, from, to, department, department_name, text, due_at))

struct CaseView {
    CaseId id;
    std::string number;
    CaseState state{};
    CaseChannel channel{};
    CaseFacts facts;  ///< name, phone and address are masked or empty where the reader may not see them
    std::optional<CallId> call;
    std::optional<RecordingId> recording;  ///< only for those who may listen
    DepartmentCode department;
    std::string department_name;
    std::string instruction;
    std::string reply;
    std::string opinion;
    std::string recorded_by_name;
    Instant recorded_at;
    std::optional<Instant> dispatched_at;
    std::optional<Instant> due_at;
    std::optional<Instant> closed_at;
    Lamp lamp{};
    int rehandled{};
    int version{};
    std::vector<AllowedAction> allowed_actions;
    std::vector<CaseEventView> events;
    std::string progress_code;  ///< only in the answer that made the case: to be told to the citizen
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (id, number, state, channel, facts, call, recording, department, department_name, instruction, reply,
                       opinion, recorded_by_name, recorded_at, dispatched_at, due_at, closed_at, lamp, rehandled, version,
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
