#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json/codec.hpp"
#include "domain/ids.hpp"
#include "domain/ivr/finding.hpp"
#include "domain/ivr/rehearsal.hpp"

/// What the flow editor sees and sends. A document is what flow_json.hpp reads; its layout (where the nodes stand on the canvas)
/// is kept beside it and never read by calls.
namespace hotline::ivr {
BOOST_DESCRIBE_STRUCT(QueueState, (), (waiting, staffed))
constexpr auto json_optional(const QueueState*) { return std::array{"waiting", "staffed"}; }
BOOST_DESCRIBE_STRUCT(RehearsedAnswer, (), (available, found, values))
constexpr auto json_optional(const RehearsedAnswer*) { return std::array{"available", "found", "values"}; }
BOOST_DESCRIBE_STRUCT(Act, (), (key, silence, hang_up, answer, talked))
constexpr auto json_optional(const Act*) { return std::array{"key", "silence", "hang_up", "talked"}; }
constexpr json::Rules json_rules(const Act*, std::string_view member) {
    return member == "key" ? json::Rules{.max_len = 1} : json::Rules{};
}
BOOST_DESCRIBE_STRUCT(Rehearsal, (), (at, caller, queues, acts))
constexpr auto json_optional(const Rehearsal*) { return std::array{"caller", "queues"}; }
constexpr json::Rules json_rules(const Rehearsal*, std::string_view member) {
    return member == "acts" ? json::Rules{.max_len = kMostActs} : json::Rules{};
}
BOOST_DESCRIBE_STRUCT(RehearsedStep, (), (node, kind, said, waits_for, passed_ms))
BOOST_DESCRIBE_STRUCT(Rehearsed, (), (steps, ended, queue, goes_on_after_talk, variables))
BOOST_DESCRIBE_STRUCT(RehearsedPath, (), (path, ended, queue))
}  // namespace hotline::ivr

namespace hotline::app {

using FlowTestId = Id<struct FlowTestTag>;

inline constexpr json::Rules kWhyRules{.min_len = 1, .max_len = 200};

/// scheduled: comes into force at its time, unless it is cancelled.
BOOST_DEFINE_ENUM_CLASS(FlowVersionState, published, superseded, scheduled, cancelled)
BOOST_DEFINE_ENUM_CLASS(FindingSeverity, error, warning)

struct FindingView {
    FlowFault fault{};
    FindingSeverity severity{};
    std::string node;  ///< empty: the whole flow is meant
    std::string what;
    std::string text;  ///< in the reader's language
};
BOOST_DESCRIBE_STRUCT(FindingView, (), (fault, severity, node, what, text))

struct FlowVersionView {
    int version{};
    FlowVersionState state{};
    Instant at;
    std::string by;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(FlowVersionView, (), (version, state, at, by, why))

struct FlowDraftBrief {
    int revision{};
    Instant changed_at;
    std::string changed_by;
    int errors{};
    int warnings{};
};
BOOST_DESCRIBE_STRUCT(FlowDraftBrief, (), (revision, changed_at, changed_by, errors, warnings))

struct FlowRow {
    FlowCode code;
    std::string title_zh;
    std::string title_en;
    std::vector<std::string> numbers;  ///< that lead to it
    std::optional<FlowVersionView> published;
    std::optional<FlowDraftBrief> draft;
    std::optional<FlowVersionView> scheduled;
};
BOOST_DESCRIBE_STRUCT(FlowRow, (), (code, title_zh, title_en, numbers, published, draft, scheduled))
struct FlowList {
    std::vector<FlowRow> flows;
};
BOOST_DESCRIBE_STRUCT(FlowList, (), (flows))

struct FlowSource {
    FlowCode code;
    int version{};
};
BOOST_DESCRIBE_STRUCT(FlowSource, (), (code, version))
struct NewFlow {
    FlowCode code;
    std::string title_zh;
    std::string title_en;
    std::optional<FlowSource> from;
};
BOOST_DESCRIBE_STRUCT(NewFlow, (), (code, title_zh, title_en, from))
constexpr json::Rules json_rules(const NewFlow*, std::string_view member) {
    return member.starts_with("title") ? json::Rules{.min_len = 1, .max_len = 60} : json::Rules{};
}

struct FlowDraft {
    FlowCode code;
    int revision{};
    int based_on{};
    json::Document document;
    json::Document layout;
    std::vector<FindingView> findings;
    Instant changed_at;
    std::string changed_by;
};
BOOST_DESCRIBE_STRUCT(FlowDraft, (), (code, revision, based_on, document, layout, findings, changed_at, changed_by))

struct SaveDraft {
    int revision{};
    json::Document document;
    json::Document layout;
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (), (revision, document, layout))
struct DropDraft {
    int revision{};
};
BOOST_DESCRIBE_STRUCT(DropDraft, (), (revision))
struct CheckFlow {
    json::Document document;
};
BOOST_DESCRIBE_STRUCT(CheckFlow, (), (document))
struct FlowFindings {
    std::vector<FindingView> findings;
};
BOOST_DESCRIBE_STRUCT(FlowFindings, (), (findings))

struct FlowVersions {
    std::vector<FlowVersionView> versions;  ///< the newest first
};
BOOST_DESCRIBE_STRUCT(FlowVersions, (), (versions))
struct FlowVersion {
    FlowCode code;
    int version{};
    FlowVersionState state{};
    Instant at;
    std::string by;
    std::string why;
    json::Document document;
    json::Document layout;
};
BOOST_DESCRIBE_STRUCT(FlowVersion, (), (code, version, state, at, by, why, document, layout))

struct PublishFlow {
    int revision{};
    std::string why;
    std::optional<Instant> at;  ///< absent: now
};
BOOST_DESCRIBE_STRUCT(PublishFlow, (), (revision, why, at))
constexpr json::Rules json_rules(const PublishFlow*, std::string_view member) {
    return member == "why" ? kWhyRules : json::Rules{};
}
struct RollBackFlow {
    int version{};
    std::string why;
};
BOOST_DESCRIBE_STRUCT(RollBackFlow, (), (version, why))
constexpr json::Rules json_rules(const RollBackFlow*, std::string_view member) {
    return member == "why" ? kWhyRules : json::Rules{};
}
struct UnscheduleFlow {};
BOOST_DESCRIBE_STRUCT(UnscheduleFlow, (), ())

struct NamedThing {
    std::string code;
    std::string name_zh;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(NamedThing, (), (code, name_zh, name_en))
struct KnownPrompt {
    PromptName name;
    double seconds{};
    bool retired{};
};
BOOST_DESCRIBE_STRUCT(KnownPrompt, (), (name, seconds, retired))
/// What a node may refer to.
struct FlowNames {
    std::vector<NamedThing> queues;
    std::vector<NamedThing> calendars;
    std::vector<NamedThing> mailboxes;
    std::vector<NamedThing> contacts;
    std::vector<NamedThing> flows;
    std::vector<KnownPrompt> prompts;
};
BOOST_DESCRIBE_STRUCT(FlowNames, (), (queues, calendars, mailboxes, contacts, flows, prompts))

struct RehearseFlow {
    json::Document document;
    ivr::Rehearsal rehearsal;
};
BOOST_DESCRIBE_STRUCT(RehearseFlow, (), (document, rehearsal))

struct FlowTest {
    FlowTestId id;
    std::string name;
    ivr::Rehearsal rehearsal;
    ivr::RehearsedPath expected;
};
BOOST_DESCRIBE_STRUCT(FlowTest, (), (id, name, rehearsal, expected))
struct FlowTests {
    std::vector<FlowTest> tests;
};
BOOST_DESCRIBE_STRUCT(FlowTests, (), (tests))
struct NewFlowTest {
    std::string name;
    ivr::Rehearsal rehearsal;
    ivr::RehearsedPath expected;
};
BOOST_DESCRIBE_STRUCT(NewFlowTest, (), (name, rehearsal, expected))
constexpr json::Rules json_rules(const NewFlowTest*, std::string_view member) {
    return member == "name" ? json::Rules{.min_len = 1, .max_len = 80} : json::Rules{};
}
struct FlowTestResult {
    FlowTestId id;
    std::string name;
    bool passed{};
    ivr::RehearsedPath got;
};
BOOST_DESCRIBE_STRUCT(FlowTestResult, (), (id, name, passed, got))
struct FlowTestResults {
    std::vector<FlowTestResult> results;
};
BOOST_DESCRIBE_STRUCT(FlowTestResults, (), (results))

struct TryFlow {
    json::Document document;
    std::string sdp_offer;
};
BOOST_DESCRIBE_STRUCT(TryFlow, (), (document, sdp_offer))
constexpr json::Rules json_rules(const TryFlow*, std::string_view member) {
    return member == "sdp_offer" ? json::Rules{.min_len = 1, .max_len = 60'000} : json::Rules{};
}
struct TriedFlow {
    CallId call;
    std::string sdp_answer;
};
BOOST_DESCRIBE_STRUCT(TriedFlow, (), (call, sdp_answer))

struct KeyCount {
    std::string key;
    int count{};
};
BOOST_DESCRIBE_STRUCT(KeyCount, (), (key, count))
struct NodeTrafficView {
    std::string node;
    int callers{};  ///< calls that came here, however often
    int visits{};
    std::vector<KeyCount> keys;
    int hang_ups{};    ///< callers who hung up here
    double seconds{};  ///< spent here by all of them
};
BOOST_DESCRIBE_STRUCT(NodeTrafficView, (), (node, callers, visits, keys, hang_ups, seconds))
struct EdgeTrafficView {
    std::string from;
    std::string to;
    int count{};
};
BOOST_DESCRIBE_STRUCT(EdgeTrafficView, (), (from, to, count))
struct FlowTrafficView {
    int version{};
    int calls{};
    std::vector<NodeTrafficView> nodes;
    std::vector<EdgeTrafficView> edges;
};
BOOST_DESCRIBE_STRUCT(FlowTrafficView, (), (version, calls, nodes, edges))

}  // namespace hotline::app
