#include <gtest/gtest.h>

#include "app/flows/publish_flows.hpp"
#include "app/flows/rehearse_flows.hpp"
#include "app/formats/flow_json.hpp"
#include "support/memory/small_city.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

std::string document(const std::string& goes_to, const std::string& prompt = "hello") {
    return R"({"schema":1,"code":"main","title_zh":"主","title_en":"Main","start":"hello","nodes":{"hello":{"kind":"play",)"
           R"("prompts":[")" +
           prompt + R"("],"next":")" + goes_to + R"("},"person":{"kind":"queue","queue":"general"}}})";
}

class WorkingOnFlows : public testing::Test {
protected:
    WorkingOnFlows() {
        auto config = std::make_shared<SwitchConfig>();
        config->queues[{"general"}] = Queue{.code = {"general"}, .hours = {"always"}};
        config->calendars[{"always"}] = Calendar{};
        for (auto& day : config->calendars[{"always"}].week) day = {{0, 1440}};
        city.stores.state.config = config;
        EXPECT_TRUE(make_flow(at(), {.code = kMain, .title_zh = "主", .title_en = "Main", .from = {}}));
    }
    FlowWork at() {
        return {doing_, {{{"hello"}, {.seconds = 2}}, {{"old"}, {.seconds = 2, .retired = true}}}, ivr::Language::en};
    }
    FlowDraft save(const std::string& text) {
        return save_draft(at(), kMain, {.revision = city.work.flows.revision(kMain), .document = {text}, .layout = {}}).value();
    }
    FlowResult<FlowVersionView> publish(std::optional<Instant> when = {}) {
        return publish_flow(at(), kMain, {.revision = city.work.flows.revision(kMain), .why = "better", .at = when});
    }
    std::vector<FlowVersionState> states() {
        std::vector<FlowVersionState> all;
        for (const auto& version : city.work.flows.versions(kMain)) all.push_back(version.state);
        return all;
    }
    std::string in_force() {
        const auto all = city.work.flows.in_state(FlowVersionState::published);
        return all.empty() ? std::string{} : all.front().document;
    }

    inline static const FlowCode kMain{"main"};
    test::SmallCity city;
    Actor admin = city.person(Role::system_admin);

private:
    AdminWork doing_{city.work, admin, city.ids, city.clock.at, "note"};
};

TEST_F(WorkingOnFlows, BeginsWithAnEmptyCanvasThatNobodyMayPublish) {
    const auto refused = publish();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, FlowRefusal::unsound);
    EXPECT_EQ(refused.error().findings.front().fault, FlowFault::missing_start);
    EXPECT_EQ(make_flow(at(), {.code = kMain, .title_zh = "主", .title_en = "Main", .from = {}}).error().why,
              FlowRefusal::exists);
    EXPECT_EQ(make_flow(at(), {.code = {"No!"}, .title_zh = "主", .title_en = "Main", .from = {}}).error().why,
              FlowRefusal::bad_code);
}

TEST_F(WorkingOnFlows, PublishesWhatIsSound) {
    EXPECT_TRUE(save(document("person")).findings.empty());
    const auto done = publish();
    ASSERT_TRUE(done);
    EXPECT_EQ(done->version, 1);
    EXPECT_EQ(done->by, "某system_admin");
    EXPECT_EQ(in_force(), document("person"));
    EXPECT_FALSE(city.work.flows.draft(kMain)) << "nothing differs from what is published";
    EXPECT_EQ(publish().error().why, FlowRefusal::nothing_to_publish);
    const auto history = city.work.admin_log.list({.object = AdminObject::flow, .key = "main", .cursor = {}});
    EXPECT_EQ(history.events.front().action, AdminAction::publish);
    EXPECT_EQ(history.events.front().after, document("person"));
}

TEST_F(WorkingOnFlows, NamesWhatIsWrongInTheReadersWords) {
    const auto draft = save(document("nowhere", "old"));
    ASSERT_EQ(draft.findings.size(), 4U);
    EXPECT_EQ(draft.findings[0].text, "It leads to “nowhere”, which does not exist.");
    EXPECT_EQ(draft.findings[1].fault, FlowFault::retired_prompt);
    EXPECT_EQ(draft.findings[2].fault, FlowFault::unreachable);
    EXPECT_EQ(draft.findings[3].fault, FlowFault::no_way_to_a_person);
    const auto unreadable =
        save(R"({"schema":1,"code":"main","title_zh":"主","title_en":"M","start":"a","nodes":{"a":{"kind":"play"}}})");
    ASSERT_EQ(unreadable.findings.size(), 2U);
    EXPECT_EQ(unreadable.findings[0].node, "a");
    EXPECT_EQ(unreadable.findings[0].what, "prompts missing");
}

TEST_F(WorkingOnFlows, ShowsTheSecondEditorWhatTheFirstDid) {
    const int seen = city.work.flows.revision(kMain);
    save(document("person"));
    const auto refused = save_draft(at(), kMain, {.revision = seen, .document = {document("nowhere")}, .layout = {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, FlowRefusal::changed);
    EXPECT_EQ(refused.error().theirs->document.text, document("person"));
    EXPECT_EQ(publish_flow(at(), kMain, {.revision = seen, .why = "x", .at = {}}).error().why, FlowRefusal::changed);
}

TEST_F(WorkingOnFlows, KnowsAnOldRevisionAlsoAfterTheDraftIsGone) {
    const auto draft = save(document("person"));
    ASSERT_TRUE(publish());
    EXPECT_EQ(save_draft(at(), kMain, {.revision = draft.revision, .document = {document("x")}, .layout = {}}).error().why,
              FlowRefusal::changed);
    const auto fresh = read_draft(city.work, kMain, {}, ivr::Language::zh);
    EXPECT_EQ(fresh->document.text, document("person"));
    EXPECT_EQ(fresh->based_on, 1);
    EXPECT_GT(fresh->revision, draft.revision);
}

TEST_F(WorkingOnFlows, RollsBackAsANewVersion) {
    save(document("person"));
    ASSERT_TRUE(publish());
    save(document("person") + " ");
    ASSERT_TRUE(publish());
    const auto done = roll_back_flow(at(), kMain, {.version = 1, .why = "worse"});
    ASSERT_TRUE(done);
    EXPECT_EQ(done->version, 3);
    EXPECT_EQ(in_force(), document("person"));
    using enum FlowVersionState;
    EXPECT_EQ(states(), (std::vector{published, superseded, superseded}));
    EXPECT_EQ(roll_back_flow(at(), kMain, {.version = 3, .why = "x"}).error().why, FlowRefusal::nothing_to_publish);
    EXPECT_EQ(roll_back_flow(at(), kMain, {.version = 9, .why = "x"}).error().why, FlowRefusal::not_found);
}

TEST_F(WorkingOnFlows, PutsAVersionInForceAtItsTime) {
    save(document("person"));
    ASSERT_TRUE(publish());
    save(document("person") + " ");
    EXPECT_EQ(publish(city.now()).error().why, FlowRefusal::time_over);
    ASSERT_TRUE(publish(city.now() + 1h));
    EXPECT_EQ(in_force(), document("person"));
    EXPECT_FALSE(has_due_flows(city.work, city.now() + 59min));
    EXPECT_TRUE(has_due_flows(city.work, city.now() + 1h));
    EXPECT_EQ(publish_due_flows(city.work, city.now() + 1h), 1);
    EXPECT_EQ(in_force(), document("person") + " ");
    using enum FlowVersionState;
    EXPECT_EQ(states(), (std::vector{published, superseded}));
}

TEST_F(WorkingOnFlows, CallsAPlannedVersionOff) {
    save(document("person"));
    ASSERT_TRUE(publish(city.now() + 1h));
    save(document("person"));
    ASSERT_TRUE(publish(city.now() + 2h));
    ASSERT_TRUE(unschedule_flow(at(), kMain));
    using enum FlowVersionState;
    EXPECT_EQ(states(), (std::vector{cancelled, cancelled})) << "the later plan had replaced the earlier one";
    EXPECT_EQ(unschedule_flow(at(), kMain).error().why, FlowRefusal::nothing_scheduled);
}

TEST_F(WorkingOnFlows, RunsItsTestsFirst) {
    save(document("person"));
    const ivr::Rehearsal silent{
        .at = city.now(), .caller = {}, .queues = {}, .acts = {{.key = {}, .silence = true, .answer = {}}}};
    const auto walked = rehearse_flow(city.work, {.document = {document("person")}, .rehearsal = silent}, at().prompts, {});
    ASSERT_TRUE(walked);
    EXPECT_EQ(walked->ended, ivr::RehearsalEnd::queue);
    EXPECT_EQ(walked->steps.back().passed_ms, 2000) << "the prompt was heard in full";
    const auto path = ivr::path_of(*walked);
    EXPECT_EQ(path.path, (std::vector<std::string>{"hello", "person"}));
    auto wrong = path;
    wrong.path = {"hello"};
    const auto kept = add_flow_test(at(), kMain, {.name = "silent", .rehearsal = silent, .expected = wrong});
    const auto refused = publish();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, FlowRefusal::test_failed);
    EXPECT_EQ(refused.error().tests.front().got, path);
    ASSERT_TRUE(remove_flow_test(at(), kMain, kept->id));
    ASSERT_TRUE(add_flow_test(at(), kMain, {.name = "silent", .rehearsal = silent, .expected = path}));
    EXPECT_TRUE(publish());
}

TEST_F(WorkingOnFlows, CopiesAVersionOfAnother) {
    save(document("person"));
    ASSERT_TRUE(publish());
    const auto copy = make_flow(at(), {.code = {"copy"}, .title_zh = "副本", .title_en = "Copy", .from = FlowSource{kMain, 1}});
    ASSERT_TRUE(copy);
    EXPECT_TRUE(copy->findings.empty());
    EXPECT_EQ(decode_flow(copy->document.text)->title_en, "Copy");
    const auto list = list_flows(city.work, at().prompts);
    ASSERT_EQ(list.flows.size(), 2U);
    EXPECT_EQ(list.flows[0].title_en, "Copy");
    EXPECT_EQ(list.flows[0].draft->errors, 0);
    EXPECT_EQ(list.flows[1].published->version, 1);
}

}  // namespace
}  // namespace hotline::app
