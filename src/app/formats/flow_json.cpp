#include "app/formats/flow_json.hpp"

#include "app/formats/city.hpp"

#include <array>
#include <boost/describe/class.hpp>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

namespace hotline::ivr {

// The nodes that read as they are; the others have durations and stand as text forms below.
BOOST_DESCRIBE_STRUCT(Choice, (), (next, label_zh, label_en))
BOOST_DESCRIBE_STRUCT(Play, (), (prompts, next))
BOOST_DESCRIBE_STRUCT(Hours, (), (calendar, open, closed))
BOOST_DESCRIBE_STRUCT(ToQueue, (), (queue, closed))
BOOST_DESCRIBE_STRUCT(ToMailbox, (), (mailbox))
BOOST_DESCRIBE_STRUCT(Forward, (), (to))
BOOST_DESCRIBE_STRUCT(HangUp, (), (prompts))

constexpr auto json_optional(const ToQueue*) { return std::array{"closed"}; }
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

struct FlowHead {
    FlowCode code;
    int version{1};
    std::string title_zh;
    std::string title_en;
    std::string start;
};
BOOST_DESCRIBE_STRUCT(FlowHead, (), (code, version, title_zh, title_en, start))
constexpr auto json_optional(const FlowHead*) { return std::array{"version"}; }

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

ivr::Node node_of(InfoForm form) {
    return ivr::Info{.prompts = std::move(form.prompts),
                     .afterwards = std::move(form.afterwards),
                     .choices = std::move(form.choices),
                     .no_input_after = milliseconds{form.no_input_after_ms},
                     .next = std::move(form.next)};
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

using Reader = std::optional<ivr::Node> (*)(const boost::json::object&, const std::string&, Errors&);

const std::map<std::string, Reader, std::less<>>& readers() {
    static const std::map<std::string, Reader, std::less<>> all{
        {"play", read_node<ivr::Play>},       {"menu", read_node<MenuForm>},       {"info", read_node<InfoForm>},
        {"hours", read_node<ivr::Hours>},     {"queue", read_node<ivr::ToQueue>},  {"mailbox", read_node<ivr::ToMailbox>},
        {"forward", read_node<ivr::Forward>}, {"hang_up", read_node<ivr::HangUp>},
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
    const auto reader = readers().find(std::string_view{kind->get_string()});
    if (reader == readers().end()) {
        errors.push_back({at + "/kind", "enum"});
        return std::nullopt;
    }
    object.erase("kind");
    return reader->second(object, at, errors);
}

void read_nodes(const boost::json::value* nodes, Flow& flow, Errors& errors) {
    if (nodes == nullptr || !nodes->is_object()) {
        errors.push_back({"/nodes", nodes == nullptr ? "missing" : "type"});
        return;
    }
    for (const auto& [name, value] : nodes->get_object())
        if (auto node = any_node(value, "/nodes/" + escaped(name), errors))
            flow.nodes.emplace(std::string{name}, std::move(*node));
}

}  // namespace

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
    }
    if (!errors.empty()) return std::unexpected(std::move(errors));
    return flow;
}

}  // namespace hotline::app
