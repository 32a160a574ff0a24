#include "app/formats/flow_json.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "app/switch/switch.hpp"
#include "domain/ivr/expand.hpp"
#include "domain/ivr/flow_check.hpp"

namespace hotline::app {
namespace {

std::string file(const std::string& path) {
    std::ifstream in(std::string{HOTLINE_SOURCE_DIR "/"} + path);
    EXPECT_TRUE(in) << path;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::set<PromptName> demo_prompts() {
    std::set<PromptName> names{{"music"}, {"beep"}, {"ringback"}};
    for (const auto& prompt : boost::json::parse(file("data/demo/prompts.json")).as_array())
        names.insert({std::string{prompt.at("name").as_string()}});
    return names;
}

KnownNames demo_names() {
    KnownNames known{
        .queues = {{"general"}, {"enterprise"}, {"leader"}}, .calendars = {{"always"}, {"office"}}, .mailboxes = {{"general"}}};
    for (const PromptName& prompt : demo_prompts()) known.prompts.emplace(prompt, PromptFacts{});
    return known;
}

TEST(TheDefaultFlow, MayBePublished) {
    const auto flow = decode_flow(file("flows/default.json"));
    ASSERT_TRUE(flow);
    for (const FlowFinding& f : check_flow(*flow, demo_names())) ADD_FAILURE() << f.node << ": " << f.what;
}

TEST(TheReadyFlows, MayBePublished) {
    std::map<FlowCode, Flow> ready;
    for (const char* name : {"direct", "seed", "progress", "night", "holiday", "surge", "self_service"}) {
        auto flow = decode_flow(file(std::string{"flows/"} + name + ".json"));
        ASSERT_TRUE(flow) << name << ' ' << flow.error().front().pointer << ' ' << flow.error().front().what;
        EXPECT_EQ(flow->code.value, name);
        ready.emplace(flow->code, std::move(*flow));
    }
    for (const auto& [code, flow] : ready) {
        const auto [whole, missing] = expanded(flow, [&](const FlowCode& other) {
            const auto found = ready.find(other);
            return found == ready.end() ? nullptr : &found->second;
        });
        EXPECT_TRUE(missing.empty());
        for (const FlowFinding& f : check_flow(whole, demo_names()))
            ADD_FAILURE() << code.value << ' ' << f.node << ": " << boost::describe::enum_to_string(f.fault, "") << ' ' << f.what;
    }
}

TEST(TheSchemaOfFlows, NamesEveryKindOfNode) {
    const auto schema = boost::json::parse(flow_schema());
    std::set<std::string> kinds;
    for (const auto& node : schema.at_pointer("/properties/nodes/additionalProperties/oneOf").as_array())
        kinds.insert(std::string{node.at_pointer("/properties/kind/const").as_string()});
    EXPECT_EQ(kinds, (std::set<std::string>{"play", "menu", "info", "collect", "say", "set", "branch", "hours", "language",
                                            "case_progress", "sub_flow", "return", "queue", "mailbox", "forward", "hang_up",
                                            "evaluate", "offer_callback", "complaint"}));
}

TEST(TheDemoPrompts, HoldWhatCallsSay) {
    const auto known = demo_prompts();
    for (const PromptName& prompt : Switch::prompts()) EXPECT_TRUE(known.contains(prompt)) << prompt.value;
}

TEST(AFlowInJson, KeepsItsTimesAndKeys) {
    const auto flow = decode_flow(R"({"code":"f","version":3,"title_zh":"流程","title_en":"flow","start":"m","nodes":{
        "m":{"kind":"menu","prompts":["p"],"choices":{"0":{"next":"q","label_zh":"人工","label_en":"person"}},
             "no_input_after_ms":2500,"no_input":"q","no_match":"q"},
        "q":{"kind":"queue","queue":"general","closed":"h"},"h":{"kind":"hang_up"}}})");
    ASSERT_TRUE(flow);
    EXPECT_EQ(flow->version, 3);
    const auto& menu = std::get<ivr::Menu>(flow->nodes.at("m"));
    EXPECT_EQ(menu.no_input_after, std::chrono::milliseconds{2500});
    EXPECT_EQ(menu.max_tries, 3) << "what is not written keeps its default";
    EXPECT_EQ(menu.choices.at("0").label_zh, "人工");
    EXPECT_EQ(std::get<ivr::ToQueue>(flow->nodes.at("q")).queue, QueueCode{"general"});
}

TEST(AFlowInJson, AsksBehindATalk) {
    const auto flow = decode_flow(R"({"code":"f","title_zh":"流程","title_en":"flow","start":"q","nodes":{
        "q":{"kind":"queue","queue":"general","after_talk":"j"},
        "j":{"kind":"evaluate","prompts":["p"],"ask_times":2,"next":"h","no_input":"h","no_match":"h"},
        "h":{"kind":"hang_up"}}})");
    ASSERT_TRUE(flow);
    EXPECT_EQ(std::get<ivr::ToQueue>(flow->nodes.at("q")).after_talk, "j");
    const auto& judge = std::get<ivr::Evaluate>(flow->nodes.at("j"));
    EXPECT_EQ(judge.ask_times, 2);
    EXPECT_EQ(judge.no_input_after, std::chrono::milliseconds{5000});
}

struct Row {
    const char* name;
    const char* text;
    json::FieldError error;
};

class BrokenFlow : public testing::TestWithParam<Row> {};

TEST_P(BrokenFlow, IsRefusedWithThePlace) {
    const auto flow = decode_flow(GetParam().text);
    ASSERT_FALSE(flow);
    EXPECT_NE(std::ranges::find(flow.error(), GetParam().error), flow.error().end()) << flow.error().at(0).pointer;
}

#define HEAD R"("code":"f","title_zh":"","title_en":"","start":"a")"
INSTANTIATE_TEST_SUITE_P(
    All, BrokenFlow,
    testing::Values(Row{"syntax", "{", {"", "syntax"}}, Row{"not_an_object", "[]", {"", "type"}},
                    Row{"no_nodes", "{" HEAD "}", {"/nodes", "missing"}},
                    Row{"no_start", R"({"code":"f","title_zh":"","title_en":"","nodes":{}})", {"/start", "missing"}},
                    Row{"unknown_member", "{" HEAD R"(,"nodes":{},"more":1})", {"/more", "unknown"}},
                    Row{"unknown_kind", "{" HEAD R"(,"nodes":{"a":{"kind":"dance"}}})", {"/nodes/a/kind", "enum"}},
                    Row{"no_kind", "{" HEAD R"(,"nodes":{"a":{}}})", {"/nodes/a/kind", "missing"}},
                    Row{"node_is_text", "{" HEAD R"(,"nodes":{"a/b":"x"}})", {"/nodes/a~1b", "type"}},
                    Row{"no_target", "{" HEAD R"(,"nodes":{"a":{"kind":"play","prompts":[]}}})", {"/nodes/a/next", "missing"}},
                    Row{"time_is_text",
                        "{" HEAD
                        R"(,"nodes":{"a":{"kind":"info","prompts":[],"choices":{},"next":"b","no_input_after_ms":"5"}}})",
                        {"/nodes/a/no_input_after_ms", "type"}}),
    [](const auto& row) { return std::string{row.param.name}; });
#undef HEAD

}  // namespace
}  // namespace hotline::app
