#include "domain/ivr/flow_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "domain/ivr/expand.hpp"
#include "domain/ivr/finding_text.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;
using enum FlowFault;

Flow good_flow() {
    Flow flow{.code = {"f"}, .start = "hello"};
    flow.nodes["hello"] = ivr::Play{{{"hello"}}, "menu"};
    flow.nodes["menu"] = ivr::Menu{.prompts = {{"menu"}},
                                   .choices = {{"0", {"person"}}, {"1", {"menu"}}, {"9", {"bye"}}},
                                   .no_input = "person",
                                   .no_match = "person"};
    flow.nodes["person"] = ivr::ToQueue{{"general"}, "bye"};
    flow.nodes["bye"] = ivr::HangUp{{{"bye"}}};
    return flow;
}

KnownNames known_names() {
    KnownNames known{.queues = {{"general"}}, .calendars = {{"office"}}, .mailboxes = {{"box"}}, .contacts = {{"duty"}}};
    for (const char* prompt : {"hello", "menu", "bye", "sorry"}) known.prompts[{prompt}] = {.seconds = 2};
    for (const auto as : {ivr::SpokenAs::digits, ivr::SpokenAs::date, ivr::SpokenAs::case_number})
        for (const PromptName& piece : ivr::pieces_of(as)) known.prompts[piece] = {.seconds = 0.4};
    for (const char* piece : {"number_2_of", "unit_hour"}) known.prompts[{piece}] = {.seconds = 0.4};
    known.prompts[{"empty"}] = {.seconds = 0};
    known.prompts[{"old"}] = {.seconds = 2, .retired = true};
    known.prompts[{"long"}] = {.seconds = 30};
    known.barred = {"barred"};
    return known;
}

struct Row {
    FlowFault fault;
    std::string node;
    std::string what;
    void (*spoil)(Flow&);
};

ivr::Menu& menu(Flow& flow) { return std::get<ivr::Menu>(flow.nodes["menu"]); }

/// Puts a node behind key 5 of the menu.
void add(Flow& flow, const std::string& name, ivr::Node node) {
    flow.nodes[name] = std::move(node);
    menu(flow).choices["5"] = {name, {}, {}};
}

ivr::Menu hop(const std::string& next) {
    return {.prompts = {{"menu"}}, .choices = {{"1", {next}}}, .no_input = "bye", .no_match = "bye"};
}
ivr::Collect digits() {
    return {.prompts = {{"menu"}}, .variable = "number", .next = "person", .no_input = "person", .no_match = "person"};
}
ivr::Branch fork_on(ivr::BranchCase one) {
    return {.on = ivr::BranchOn::hour, .variable = {}, .queue = {}, .cases = {std::move(one)}, .otherwise = "bye"};
}
ivr::OfferCallback call_back() {
    return {.queue = {"general"},
            .ring_at = "{caller}",
            .before = {},
            .prompts = {{"menu"}},
            .other = {},
            .declined = "person",
            .unavailable = "person"};
}
ivr::Complaint complaint() {
    return {.prompts = {{"menu"}},
            .sorry = {},
            .meanwhile = {},
            .before = {},
            .after = {},
            .next = "bye",
            .no_input = "bye",
            .unavailable = "person"};
}
ivr::Say say(std::string value) { return {ivr::SpokenAs::digits, std::move(value), {}, {}, "person"}; }

class FlowCheck : public testing::TestWithParam<Row> {};

TEST_P(FlowCheck, GivesTheOneMessage) {
    Flow flow = good_flow();
    GetParam().spoil(flow);
    auto [whole, found] = expanded(flow, [&](const FlowCode& code) { return code == flow.code ? &flow : nullptr; });
    std::ranges::move(check_flow(whole, known_names()), std::back_inserter(found));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(boost::describe::enum_to_string(found[0].fault, ""),
              std::string{boost::describe::enum_to_string(GetParam().fault, "")});
    EXPECT_EQ(found[0].node, GetParam().node);
    EXPECT_EQ(found[0].what, GetParam().what);
    EXPECT_EQ(may_be_published(found), is_advice(GetParam().fault));
    for (const auto language : {ivr::Language::zh, ivr::Language::en}) {
        const auto text = text_of(found[0], language);
        EXPECT_EQ(text.find("{}"), std::string::npos);
        EXPECT_NE(text.find(GetParam().what), std::string::npos) << text;
    }
}

const std::vector<Row> kBroken{
    {missing_start, "", "nowhere", [](Flow& f) { f.start = "nowhere"; }},
    {missing_target, "menu", "nowhere", [](Flow& f) { menu(f).choices["5"] = {"nowhere", {}, {}}; }},
    {missing_target, "menu", "", [](Flow& f) { menu(f).no_match.clear(); }},
    {missing_target, "person", "gone", [](Flow& f) { std::get<ivr::ToQueue>(f.nodes["person"]).closed = "gone"; }},
    {missing_target, "person", "gone", [](Flow& f) { std::get<ivr::ToQueue>(f.nodes["person"]).after_talk = "gone"; }},
    {missing_target, "fork", "gone", [](Flow& f) { add(f, "fork", fork_on({ivr::BranchMatch::equals, {"8"}, "gone"})); }},
    {unreachable, "lost", "", [](Flow& f) { f.nodes["lost"] = ivr::Play{{{"hello"}}, "bye"}; }},
    {endless_without_caller, "hello", "", [](Flow& f) { menu(f).no_input = "hello"; }},
    {endless_without_caller, "fork", "", [](Flow& f) { add(f, "fork", ivr::Hours{{"office"}, "fork", "person", ""}); }},
    {endless_without_caller, "tell", "",
     [](Flow& f) {
         add(f, "tell", ivr::Info{.prompts = {{"hello"}}, .afterwards = {}, .choices = {{"0", {"person"}}}, .next = "tell"});
     }},
    {endless_without_caller, "number", "",
     [](Flow& f) {
         auto ask = digits();
         ask.no_input = "number";
         add(f, "number", ask);
     }},
    {no_way_out, "trap", "",
     [](Flow& f) {
         auto trap = hop("trap");
         trap.no_input = trap.no_match = "trap";
         add(f, "trap", trap);
     }},
    {no_way_out, "hello", "",
     [](Flow& f) {
         f.nodes.erase("person");
         f.nodes.erase("bye");
         menu(f).choices = {{"1", {"hello"}}};
         menu(f).no_input = menu(f).no_match = "hello";
     }},
    {menu_without_choice, "silent", "",
     [](Flow& f) {
         auto silent = hop("bye");
         silent.choices.clear();
         add(f, "silent", silent);
     }},
    {hours_without_destination, "fork", "open", [](Flow& f) { add(f, "fork", ivr::Hours{{"office"}, "", "person", ""}); }},
    {hours_without_destination, "fork", "closed", [](Flow& f) { add(f, "fork", ivr::Hours{{"office"}, "person", "", "bye"}); }},
    {nothing_to_say, "hello", "", [](Flow& f) { std::get<ivr::Play>(f.nodes["hello"]).prompts.clear(); }},
    {nothing_to_say, "menu", "", [](Flow& f) { menu(f).prompts.clear(); }},
    {nothing_to_say, "judge", "",
     [](Flow& f) {
         f.nodes["judge"] = ivr::Evaluate{.sorry = {}, .next = "bye", .no_input = "bye", .no_match = "bye"};
         std::get<ivr::ToQueue>(f.nodes["person"]).after_talk = "judge";
     }},
    {nothing_to_say, "tell", "",
     [](Flow& f) { add(f, "tell", ivr::Info{.prompts = {}, .afterwards = {}, .choices = {}, .next = "person"}); }},
    {nothing_to_say, "read", "", [](Flow& f) { add(f, "read", say("")); }},
    {missing_prompt, "menu", "unrecorded", [](Flow& f) { menu(f).sorry = {{"unrecorded"}}; }},
    {missing_prompt, "away", "unrecorded",
     [](Flow& f) { add(f, "away", ivr::Forward{{{DestinationKind::message, "unrecorded"}}}); }},
    {missing_prompt, "thanks", "bye_en",
     [](Flow& f) {
         f.nodes["thanks"] = ivr::HangUp{{{"bye"}}};
         add(f, "english", ivr::SwitchLanguage{ivr::Language::en, "thanks"});
     }},
    {missing_prompt, "read", "unit_minute",
     [](Flow& f) {
         auto hour = say("08:30");
         hour.as = ivr::SpokenAs::time;
         add(f, "read", hour);
     }},
    {silent_prompt, "bye", "empty", [](Flow& f) { std::get<ivr::HangUp>(f.nodes["bye"]).prompts = {{"empty"}}; }},
    {retired_prompt, "hello", "old", [](Flow& f) { std::get<ivr::Play>(f.nodes["hello"]).prompts = {{"old"}}; }},
    {unknown_queue, "person", "vip", [](Flow& f) { std::get<ivr::ToQueue>(f.nodes["person"]).queue = {"vip"}; }},
    {unknown_queue, "fork", "vip",
     [](Flow& f) {
         auto fork = fork_on({ivr::BranchMatch::between, {"1", "9"}, "person"});
         fork.on = ivr::BranchOn::waiting;
         fork.queue = {"vip"};
         add(f, "fork", fork);
     }},
    {no_person_for_complaint, "speak", "bye",
     [](Flow& f) {
         auto speak = complaint();
         speak.next = "person";
         speak.unavailable = "bye";
         add(f, "speak", speak);
     }},
    {bad_limit, "speak", "max_s",
     [](Flow& f) {
         auto speak = complaint();
         speak.max_s = 3600;
         add(f, "speak", speak);
     }},
    {nothing_to_say, "speak", "",
     [](Flow& f) {
         auto speak = complaint();
         speak.prompts.clear();
         add(f, "speak", speak);
     }},
    {missing_target, "speak", "gone",
     [](Flow& f) {
         auto speak = complaint();
         speak.unavailable = "gone";
         add(f, "speak", speak);
     }},
    {unknown_queue, "offer", "vip",
     [](Flow& f) {
         auto offer = call_back();
         offer.queue = {"vip"};
         add(f, "offer", offer);
     }},
    {bad_value, "offer", "ring_at",
     [](Flow& f) {
         auto offer = call_back();
         offer.ring_at = "13800000001";
         add(f, "offer", offer);
     }},
    {unset_variable, "offer", "number",
     [](Flow& f) {
         auto offer = call_back();
         offer.ring_at = "{number}";
         add(f, "offer", offer);
     }},
    {missing_target, "offer", "",
     [](Flow& f) {
         auto offer = call_back();
         offer.unavailable.clear();
         add(f, "offer", offer);
     }},
    {unknown_calendar, "fork", "moon", [](Flow& f) { add(f, "fork", ivr::Hours{{"moon"}, "person", "bye", ""}); }},
    {unknown_mailbox, "box", "lost", [](Flow& f) { add(f, "box", ivr::ToMailbox{{"lost"}}); }},
    {unknown_contact, "away", "nobody",
     [](Flow& f) { add(f, "away", ivr::Forward{{{DestinationKind::contact, "nobody"}, {DestinationKind::mailbox, "box"}}}); }},
    {unknown_flow, "sub", "other", [](Flow& f) { add(f, "sub", ivr::SubFlow{{"other"}, "person"}); }},
    {sub_flow_circle, "sub", "f", [](Flow& f) { add(f, "sub", ivr::SubFlow{{"f"}, "person"}); }},
    {nothing_after_it, "away", "8199", [](Flow& f) { add(f, "away", ivr::Forward{{{DestinationKind::forward, "8199"}}}); }},
    {nothing_after_it, "away", "", [](Flow& f) { add(f, "away", ivr::Forward{}); }},
    {no_way_to_a_person, "", "",
     [](Flow& f) {
         f.nodes.erase("person");
         menu(f).choices = {{"1", {"bye"}}};
         menu(f).no_input = menu(f).no_match = "bye";
     }},
    {bad_key, "menu", "A", [](Flow& f) { menu(f).choices["A"] = {"person", {}, {}}; }},
    {bad_key, "menu", "12345", [](Flow& f) { menu(f).choices["12345"] = {"person", {}, {}}; }},
    {bad_key, "number", "##",
     [](Flow& f) {
         auto ask = digits();
         ask.terminator = "##";
         add(f, "number", ask);
     }},
    {bad_limit, "menu", "max_tries", [](Flow& f) { menu(f).max_tries = 0; }},
    {bad_limit, "menu", "ask_times", [](Flow& f) { menu(f).ask_times = 10; }},
    {bad_limit, "menu", "inter_digit_ms", [](Flow& f) { menu(f).inter_digit = -1ms; }},
    {bad_limit, "number", "max",
     [](Flow& f) {
         auto ask = digits();
         ask.min = 4;
         ask.max = 3;
         add(f, "number", ask);
     }},
    {bad_value, "fork", "", [](Flow& f) { add(f, "fork", fork_on({ivr::BranchMatch::equals, {}, "person"})); }},
    {bad_value, "fork", "9", [](Flow& f) { add(f, "fork", fork_on({ivr::BranchMatch::between, {"9", "3"}, "person"})); }},
    {bad_value, "fork", "nine", [](Flow& f) { add(f, "fork", fork_on({ivr::BranchMatch::between, {"nine", "9"}, "person"})); }},
    {bad_variable, "note", "1st", [](Flow& f) { add(f, "note", ivr::Set{"1st", "x", "person"}); }},
    {bad_variable, "note", "caller", [](Flow& f) { add(f, "note", ivr::Set{"caller", "x", "person"}); }},
    {bad_variable, "", "my wish", [](Flow& f) { f.variables["my wish"] = ""; }},
    {unset_variable, "read", "number", [](Flow& f) { add(f, "read", say("{number}")); }},
    {unset_variable, "fork", "wish",
     [](Flow& f) {
         auto fork = fork_on({ivr::BranchMatch::equals, {"x"}, "person"});
         fork.on = ivr::BranchOn::variable;
         fork.variable = "wish";
         add(f, "fork", fork);
     }},
    {unset_variable, "read", "number",
     [](Flow& f) {  // only on the way of who dialled it
         auto ask = digits();
         ask.next = ask.no_input = "read";
         add(f, "number", ask);
         f.nodes["read"] = say("{number}");
     }},
    {too_many_nodes, "", "5000",
     [](Flow& f) {
         for (int i = 0; i < 5000; ++i) f.nodes["n" + std::to_string(i)] = ivr::HangUp{};
     }},
    {too_many_keys, "", "3",
     [](Flow& f) {
         f.nodes["menu"] = hop("second");
         f.nodes["second"] = hop("third");
         f.nodes["third"] = hop("person");
     }},
    {too_long_before_a_person, "", "32", [](Flow& f) { std::get<ivr::Play>(f.nodes["hello"]).prompts = {{"long"}}; }},
};

INSTANTIATE_TEST_SUITE_P(Broken, FlowCheck, testing::ValuesIn(kBroken), [](const auto& row) {
    return std::to_string(row.index) + "_" + boost::describe::enum_to_string(row.param.fault, "");
});

TEST(FlowCheckOfAGoodFlow, FindsNothing) { EXPECT_TRUE(check_flow(good_flow(), known_names()).empty()); }

TEST(FlowCheckOfAGoodFlow, KnowsWhatWasDialledAndDeclared) {
    Flow flow = good_flow();
    flow.variables["greeting"] = "x";
    auto ask = digits();
    ask.next = "read";
    add(flow, "number", ask);
    flow.nodes["read"] = say("{number}{greeting}{caller}");
    EXPECT_TRUE(check_flow(flow, known_names()).empty());
}

TEST(FlowCheckOfAMess, ReportsEverything) {
    Flow flow = good_flow();
    menu(flow).no_input = "nowhere";
    menu(flow).prompts = {{"unrecorded"}};
    EXPECT_EQ(check_flow(flow, known_names()).size(), 2U);
}

TEST(FlowCheckOfTheFlowForBarredCallers, AsksForNoPerson) {
    Flow flow{.code = {"barred"}, .start = "bye"};
    flow.nodes["bye"] = ivr::HangUp{{{"bye"}}};
    EXPECT_TRUE(check_flow(flow, known_names()).empty());
    flow.code = {"other"};
    EXPECT_EQ(check_flow(flow, known_names()).size(), 1U);
}

TEST(FlowCheckOfALongFlow, TakesNoTime) {
    Flow flow = good_flow();
    for (int i = 0; i < 4900; ++i)
        flow.nodes["n" + std::to_string(i)] = ivr::Play{{{"hello"}}, i == 4899 ? "person" : "n" + std::to_string(i + 1)};
    menu(flow).choices["5"] = {"n0", {}, {}};
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(check_flow(flow, known_names()).empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s) << "in proportion to its size, sanitizers included";
}

}  // namespace
}  // namespace hotline
