#include "app/formats/flow_json.hpp"

#include "app/formats/city.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

#include "base/json/schema.hpp"

namespace hotline::ivr {

// The nodes that read as they are; the others have durations and stand as text forms below.
BOOST_DESCRIBE_STRUCT(Choice, (), (next, label_zh, label_en))
BOOST_DESCRIBE_STRUCT(Play, (), (prompts, next))
BOOST_DESCRIBE_STRUCT(Hours, (), (calendar, open, closed, holiday))
BOOST_DESCRIBE_STRUCT(Say, (), (as, value, before, after, next))
BOOST_DESCRIBE_STRUCT(Set, (), (variable, value, next))
BOOST_DESCRIBE_STRUCT(BranchCase, (), (match, values, next))
BOOST_DESCRIBE_STRUCT(Branch, (), (on, variable, queue, cases, otherwise))
BOOST_DESCRIBE_STRUCT(SwitchLanguage, (), (language, next))
BOOST_DESCRIBE_STRUCT(CaseProgress, (), (number, code, meanwhile, found, not_found, unavailable))
BOOST_DESCRIBE_STRUCT(Complaint, (),
                      (prompts, sorry, meanwhile, before, after, min_s, max_s, silence_s, ask_times, next, no_input, unavailable))
BOOST_DESCRIBE_STRUCT(SubFlow, (), (flow, next))
BOOST_DESCRIBE_STRUCT(Return, (), ())
BOOST_DESCRIBE_STRUCT(ToQueue, (), (queue, closed, after_talk))
BOOST_DESCRIBE_STRUCT(ToMailbox, (), (mailbox))
BOOST_DESCRIBE_STRUCT(Forward, (), (to))
BOOST_DESCRIBE_STRUCT(HangUp, (), (prompts))

constexpr auto json_optional(const Hours*) { return std::array{"holiday"}; }
constexpr auto json_optional(const Say*) { return std::array{"before", "after"}; }
constexpr auto json_optional(const Branch*) { return std::array{"variable", "queue"}; }
constexpr auto json_optional(const CaseProgress*) { return std::array{"meanwhile"}; }
constexpr auto json_optional(const Complaint*) {
    return std::array{"sorry", "meanwhile", "before", "after", "min_s", "max_s", "silence_s", "ask_times"};
}
constexpr auto json_optional(const ToQueue*) { return std::array{"closed", "after_talk"}; }
constexpr auto json_optional(const HangUp*) { return std::array{"prompts"}; }

}  // namespace hotline::ivr

namespace hotline::app {

struct MenuForm {
    std::vector<PromptName> prompts;
    ivr::Choices choices;
    int no_input_after_ms{5000};
    int inter_digit_ms{2500};
    int ask_times{1};
    int max_tries{3};
    std::vector<PromptName> sorry;
    std::string no_input;
    std::string no_match;
};
BOOST_DESCRIBE_STRUCT(MenuForm, (),
                      (prompts, choices, no_input_after_ms, inter_digit_ms, ask_times, max_tries, sorry, no_input, no_match))
constexpr auto json_optional(const MenuForm*) {
    return std::array{"no_input_after_ms", "inter_digit_ms", "ask_times", "max_tries", "sorry"};
}

struct InfoForm {
    std::vector<PromptName> prompts;
    std::vector<PromptName> afterwards;
    ivr::Choices choices;
    int no_input_after_ms{6000};
    std::string next;
};
BOOST_DESCRIBE_STRUCT(InfoForm, (), (prompts, afterwards, choices, no_input_after_ms, next))
constexpr auto json_optional(const InfoForm*) { return std::array{"afterwards", "no_input_after_ms"}; }

struct CollectForm {
    std::vector<PromptName> prompts;
    std::string variable;
    int min{1};
    int max{16};
    std::string terminator{"#"};
    int no_input_after_ms{6000};
    int inter_digit_ms{4000};
    int ask_times{2};
    int max_tries{3};
    std::vector<PromptName> sorry;
    std::string next;
    std::string no_input;
    std::string no_match;
};
BOOST_DESCRIBE_STRUCT(CollectForm, (),
                      (prompts, variable, min, max, terminator, no_input_after_ms, inter_digit_ms, ask_times, max_tries, sorry,
                       next, no_input, no_match))
constexpr auto json_optional(const CollectForm*) {
    return std::array{"min", "max", "terminator", "no_input_after_ms", "inter_digit_ms", "ask_times", "max_tries", "sorry"};
}

struct EvaluateForm {
    std::vector<PromptName> prompts;
    int no_input_after_ms{5000};
    int ask_times{1};
    int max_tries{2};
    std::vector<PromptName> sorry;
    std::string next;
    std::string no_input;
    std::string no_match;
};
BOOST_DESCRIBE_STRUCT(EvaluateForm, (), (prompts, no_input_after_ms, ask_times, max_tries, sorry, next, no_input, no_match))
constexpr auto json_optional(const EvaluateForm*) { return std::array{"no_input_after_ms", "ask_times", "max_tries", "sorry"}; }

struct OfferCallbackForm {
    QueueCode queue;
    std::string ring_at;
    std::vector<PromptName> before;
    std::vector<PromptName> prompts;
    int no_input_after_ms{5000};
    std::string other;
    std::string declined;
    std::string unavailable;
};
BOOST_DESCRIBE_STRUCT(OfferCallbackForm, (), (queue, ring_at, before, prompts, no_input_after_ms, other, declined, unavailable))
constexpr auto json_optional(const OfferCallbackForm*) { return std::array{"before", "no_input_after_ms", "other"}; }

struct FlowHead {
    int schema{1};
    FlowCode code;
    int version{1};
    std::string title_zh;
    std::string title_en;
    std::string start;
    std::map<std::string, std::string> variables;
};
BOOST_DESCRIBE_STRUCT(FlowHead, (), (schema, code, version, title_zh, title_en, start, variables))
constexpr auto json_optional(const FlowHead*) { return std::array{"schema", "version", "variables"}; }
constexpr json::Rules json_rules(const FlowHead*, std::string_view member) {
    return member == "schema" ? json::Rules{.min = 1, .max = kFlowSchema} : json::Rules{};
}

namespace {

using Errors = std::vector<json::FieldError>;
using std::chrono::milliseconds;

template <class T>
ivr::Node node_of(T node) {
    return node;
}

ivr::Node node_of(MenuForm form) {
    return ivr::Menu{.prompts = std::move(form.prompts),
                     .choices = std::move(form.choices),
                     .no_input_after = milliseconds{form.no_input_after_ms},
                     .inter_digit = milliseconds{form.inter_digit_ms},
                     .ask_times = form.ask_times,
                     .max_tries = form.max_tries,
                     .sorry = std::move(form.sorry),
                     .no_input = std::move(form.no_input),
                     .no_match = std::move(form.no_match)};
}

ivr::Node node_of(CollectForm form) {
    return ivr::Collect{.prompts = std::move(form.prompts),
                        .variable = std::move(form.variable),
                        .min = form.min,
                        .max = form.max,
                        .terminator = std::move(form.terminator),
                        .no_input_after = milliseconds{form.no_input_after_ms},
                        .inter_digit = milliseconds{form.inter_digit_ms},
                        .ask_times = form.ask_times,
                        .max_tries = form.max_tries,
                        .sorry = std::move(form.sorry),
                        .next = std::move(form.next),
                        .no_input = std::move(form.no_input),
                        .no_match = std::move(form.no_match)};
}

ivr::Node node_of(InfoForm form) {
    return ivr::Info{.prompts = std::move(form.prompts),
                     .afterwards = std::move(form.afterwards),
                     .choices = std::move(form.choices),
                     .no_input_after = milliseconds{form.no_input_after_ms},
                     .next = std::move(form.next)};
}

ivr::Node node_of(EvaluateForm form) {
    return ivr::Evaluate{.prompts = std::move(form.prompts),
                         .no_input_after = milliseconds{form.no_input_after_ms},
                         .ask_times = form.ask_times,
                         .max_tries = form.max_tries,
                         .sorry = std::move(form.sorry),
                         .next = std::move(form.next),
                         .no_input = std::move(form.no_input),
                         .no_match = std::move(form.no_match)};
}

ivr::Node node_of(OfferCallbackForm form) {
    return ivr::OfferCallback{.queue = std::move(form.queue),
                              .ring_at = std::move(form.ring_at),
                              .before = std::move(form.before),
                              .prompts = std::move(form.prompts),
                              .no_input_after = milliseconds{form.no_input_after_ms},
                              .other = std::move(form.other),
                              .declined = std::move(form.declined),
                              .unavailable = std::move(form.unavailable)};
}

std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string{c};
    return out;
}

template <class T>
std::optional<T> read(const boost::json::object& object, const std::string& at, Errors& errors) {
    auto read = json::decode<T>(boost::json::serialize(object));
    if (read) return std::move(*read);
    for (json::FieldError& error : read.error()) errors.push_back({at + error.pointer, std::move(error.what)});
    return std::nullopt;
}

template <class T>
std::optional<ivr::Node> read_node(const boost::json::object& object, const std::string& at, Errors& errors) {
    auto form = read<T>(object, at, errors);
    if (!form) return std::nullopt;
    return node_of(std::move(*form));
}

struct Kind {
    std::optional<ivr::Node> (*read)(const boost::json::object&, const std::string&, Errors&);
    json::TypeOf type;
};

template <class Form>
constexpr Kind kind() {
    return {&read_node<Form>, &json::type_of<Form>};
}

const std::map<std::string, Kind, std::less<>>& kinds() {
    static const std::map<std::string, Kind, std::less<>> all{
        {"play", kind<ivr::Play>()},
        {"menu", kind<MenuForm>()},
        {"info", kind<InfoForm>()},
        {"collect", kind<CollectForm>()},
        {"say", kind<ivr::Say>()},
        {"set", kind<ivr::Set>()},
        {"branch", kind<ivr::Branch>()},
        {"hours", kind<ivr::Hours>()},
        {"language", kind<ivr::SwitchLanguage>()},
        {"case_progress", kind<ivr::CaseProgress>()},
        {"sub_flow", kind<ivr::SubFlow>()},
        {"return", kind<ivr::Return>()},
        {"queue", kind<ivr::ToQueue>()},
        {"mailbox", kind<ivr::ToMailbox>()},
        {"forward", kind<ivr::Forward>()},
        {"hang_up", kind<ivr::HangUp>()},
        {"evaluate", kind<EvaluateForm>()},
        {"offer_callback", kind<OfferCallbackForm>()},
        {"complaint", kind<ivr::Complaint>()},
    };
    return all;
}

std::optional<ivr::Node> any_node(const boost::json::value& value, const std::string& at, Errors& errors) {
    if (!value.is_object()) {
        errors.push_back({at, "type"});
        return std::nullopt;
    }
    boost::json::object object = value.get_object();
    const auto* kind = object.if_contains("kind");
    if (kind == nullptr || !kind->is_string()) {
        errors.push_back({at + "/kind", kind == nullptr ? "missing" : "type"});
        return std::nullopt;
    }
    const auto reader = kinds().find(std::string_view{kind->get_string()});
    if (reader == kinds().end()) {
        errors.push_back({at + "/kind", "enum"});
        return std::nullopt;
    }
    object.erase("kind");
    return reader->second.read(object, at, errors);
}

/// Up to 40 characters; a slash parts the names of flows in flows.
bool is_node_name(std::string_view name) {
    const auto is_bad = [](char c) { return c == '/' || c == '~' || (static_cast<unsigned char>(c) < 0x20U); };
    const auto characters = std::ranges::count_if(name, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
    return characters > 0 && characters <= 40 && std::ranges::none_of(name, is_bad);
}

void read_nodes(const boost::json::value* nodes, Flow& flow, Errors& errors) {
    if (nodes == nullptr || !nodes->is_object()) {
        errors.push_back({"/nodes", nodes == nullptr ? "missing" : "type"});
        return;
    }
    for (const auto& [name, value] : nodes->get_object())
        if (auto node = any_node(value, "/nodes/" + escaped(name), errors)) {
            if (!is_node_name(name)) errors.push_back({"/nodes/" + escaped(name), "format"});
            flow.nodes.emplace(std::string{name}, std::move(*node));
        }
}

/// One kind of node: what its form takes, and its `kind`.
boost::json::object node_schema(const std::string& name, const Kind& kind, json::SchemaSet& schemas) {
    const auto reference = boost::json::parse(schemas.add(kind.type()));
    const std::string_view path = reference.at("$ref").as_string();
    auto all = boost::json::parse(schemas.components()).as_object();
    boost::json::object schema = all.at(path.substr(path.rfind('/') + 1)).as_object();
    schema["properties"].as_object()["kind"] = {{"const", name}};
    schema["required"].as_array().emplace_back("kind");
    return schema;
}

}  // namespace

std::optional<std::string> renamed_flow(std::string_view text, const FlowCode& code, const std::string& title_zh,
                                        const std::string& title_en) {
    boost::system::error_code syntax;
    boost::json::value document = boost::json::parse({text.data(), text.size()}, syntax);
    if (syntax || !document.is_object()) return std::nullopt;
    auto& head = document.get_object();
    head["code"] = code.value;
    head["title_zh"] = title_zh;
    head["title_en"] = title_en;
    return boost::json::serialize(document);
}

std::string flow_schema() {
    json::SchemaSet schemas;
    boost::json::array nodes;
    for (const auto& [name, kind] : kinds()) nodes.push_back(node_schema(name, kind, schemas));
    (void)schemas.add(json::type_of<FlowHead>());
    auto components = boost::json::parse(schemas.components()).as_object();
    boost::json::object head = components.at("FlowHead").as_object();
    head["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    head["properties"].as_object()["nodes"] = {{"type", "object"}, {"additionalProperties", {{"oneOf", std::move(nodes)}}}};
    head["required"].as_array().emplace_back("nodes");
    head["components"] = {{"schemas", std::move(components)}};
    return boost::json::serialize(head);
}

std::expected<Flow, Errors> decode_flow(std::string_view text) {
    boost::system::error_code syntax;
    const boost::json::value document = boost::json::parse({text.data(), text.size()}, syntax);
    if (syntax) return std::unexpected(Errors{{"", "syntax"}});
    if (!document.is_object()) return std::unexpected(Errors{{"", "type"}});
    boost::json::object head = document.get_object();
    Errors errors;
    Flow flow;
    read_nodes(head.if_contains("nodes"), flow, errors);
    head.erase("nodes");
    if (auto about = read<FlowHead>(head, "", errors)) {
        flow.code = std::move(about->code);
        flow.version = about->version;
        flow.title_zh = std::move(about->title_zh);
        flow.title_en = std::move(about->title_en);
        flow.start = std::move(about->start);
        flow.variables = std::move(about->variables);
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return flow;
}

}  // namespace hotline::app
