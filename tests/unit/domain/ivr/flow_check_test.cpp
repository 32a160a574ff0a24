#include "domain/ivr/flow_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

namespace hotline {
namespace {

Flow good_flow() {
    Flow flow{.code = {"f"}, .start = "hello"};
    flow.nodes["hello"] = ivr::Play{{{"hello"}}, "menu"};
    flow.nodes["menu"] = ivr::Menu{
        .prompts = {{"menu"}}, .choices = {{"0", {"person"}}, {"1", {"menu"}}}, .no_input = "person", .no_match = "person"};
    flow.nodes["person"] = ivr::ToQueue{{"general"}, "bye"};
    flow.nodes["bye"] = ivr::HangUp{{{"bye"}}};
    return flow;
}

const KnownNames kKnown{{{"hello"}, {"menu"}, {"bye"}}, {{"general"}}, {{"office"}}};

struct Row {
    FlowFault fault;
    std::string node;
    std::string what;
    void (*spoil)(Flow&);
};

ivr::Menu& menu(Flow& flow) { return std::get<ivr::Menu>(flow.nodes["menu"]); }

class FlowCheck : public testing::TestWithParam<Row> {};

TEST_P(FlowCheck, FindsTheFault) {
    Flow flow = good_flow();
    GetParam().spoil(flow);
    const auto found = check_flow(flow, kKnown);
    EXPECT_TRUE(std::ranges::any_of(found, [&](const FlowFinding& f) {
        return f.fault == GetParam().fault && f.node == GetParam().node && f.what == GetParam().what;
    }));
    EXPECT_EQ(may_be_published(found), GetParam().fault == FlowFault::too_many_keys);
}

ivr::Menu hop(const std::string& next) {
    return {.prompts = {{"menu"}}, .choices = {{"1", {next}}}, .no_input = "bye", .no_match = "bye"};
}

INSTANTIATE_TEST_SUITE_P(
    Faults, FlowCheck,
    testing::Values(Row{FlowFault::missing_start, "", "nowhere", [](Flow& f) { f.start = "nowhere"; }},
                    Row{FlowFault::missing_target, "menu", "nowhere", [](Flow& f) { menu(f).choices["5"] = {"nowhere"}; }},
                    Row{FlowFault::unreachable, "lost", "", [](Flow& f) { f.nodes["lost"] = ivr::Play{{{"hello"}}, "bye"}; }},
                    Row{FlowFault::endless_without_caller, "menu", "", [](Flow& f) { menu(f).no_input = "hello"; }},
                    Row{FlowFault::no_way_out, "menu", "",
                        [](Flow& f) {
                            menu(f).choices = {{"1", {"menu"}}};
                            menu(f).no_input = menu(f).no_match = "hello";
                        }},
                    Row{FlowFault::nothing_to_say, "hello", "",
                        [](Flow& f) { std::get<ivr::Play>(f.nodes["hello"]).prompts.clear(); }},
                    Row{FlowFault::missing_prompt, "menu", "unrecorded", [](Flow& f) { menu(f).sorry = {{"unrecorded"}}; }},
                    Row{FlowFault::unknown_queue, "person", "vip",
                        [](Flow& f) { std::get<ivr::ToQueue>(f.nodes["person"]).queue = {"vip"}; }},
                    Row{FlowFault::unknown_calendar, "fork", "moon",
                        [](Flow& f) {
                            f.nodes["fork"] = ivr::Hours{{"moon"}, "person", "bye"};
                            menu(f).no_input = "fork";
                        }},
                    Row{FlowFault::no_way_to_a_person, "", "",
                        [](Flow& f) {
                            menu(f).choices = {{"1", {"bye"}}};
                            menu(f).no_input = menu(f).no_match = "bye";
                        }},
                    Row{FlowFault::bad_key, "menu", "A", [](Flow& f) { menu(f).choices["A"] = {"person"}; }},
                    Row{FlowFault::bad_limit, "menu", "max_tries", [](Flow& f) { menu(f).max_tries = 0; }},
                    Row{FlowFault::too_many_keys, "", "3",
                        [](Flow& f) {
                            f.nodes["menu"] = hop("second");
                            f.nodes["second"] = hop("third");
                            f.nodes["third"] = hop("person");
                        }}),
    [](const auto& row) { return std::string{boost::describe::enum_to_string(row.param.fault, "?")}; });

TEST(FlowCheckOfAGoodFlow, FindsNothing) { EXPECT_TRUE(check_flow(good_flow(), kKnown).empty()); }

TEST(FlowCheckOfAMess, ReportsEverything) {
    Flow flow = good_flow();
    menu(flow).no_input = "nowhere";
    menu(flow).prompts = {{"unrecorded"}};
    EXPECT_EQ(check_flow(flow, kKnown).size(), 2U);
}

}  // namespace
}  // namespace hotline
