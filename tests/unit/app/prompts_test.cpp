#include "app/prompts.hpp"

#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class ThePromptLibrary : public CaseFixture {
protected:
    PromptView put(const std::string& name, PromptSource source = PromptSource::upload) {
        return note_prompt(city.work, city.person(Role::supervisor), {.name = {name}, .title = "标题", .text = "内容"}, source,
                           {.length_ms = 2000, .level_db = -20}, city.now());
    }
    PromptView listed(const std::string& name) {
        for (PromptView& view : list_prompts(city.work).prompts)
            if (view.name.value == name) return std::move(view);
        ADD_FAILURE() << name << " is not listed";
        return {};
    }
    SwitchConfig with_flow() {
        Flow flow{.code = {"seed"}, .title_zh = "种子", .title_en = "Seed", .start = "a", .nodes = {}};
        flow.nodes["a"] = ivr::Play{.prompts = {{"welcome"}, {"welcome"}}, .next = "b"};
        flow.nodes["b"] = ivr::HangUp{.prompts = {{"welcome"}}};
        SwitchConfig config;
        config.flows[flow.code] = flow;
        config.queues[QueueCode{"general"}].music = {"music"};
        config.mailboxes[MailboxCode{"general"}].greeting = {"mailbox_greeting"};
        return config;
    }
};

TEST_F(ThePromptLibrary, ShowsWhoMadeAPromptAndFromWhat) {
    put("policy", PromptSource::recorded);
    const PromptView view = listed("policy");
    EXPECT_EQ(view.source, PromptSource::recorded);
    EXPECT_EQ(view.state, PromptState::active);
    EXPECT_EQ(view.changed_by, city.person(Role::supervisor).name);
    EXPECT_EQ(view.length_ms, 2000);
    EXPECT_EQ(city.work.audit.of_object("prompt:policy", 5).at(0).action, "prompt.put");
}

TEST_F(ThePromptLibrary, NamesTheFlowsOfAPromptOnce) {
    const PromptUses uses = prompt_uses(with_flow());
    EXPECT_EQ(uses.flows.at({"welcome"}), std::vector{FlowCode{"seed"}});
    EXPECT_TRUE(uses.needed.contains({"music"}));
    EXPECT_TRUE(uses.needed.contains({"mailbox_greeting"}));
}

TEST_F(ThePromptLibrary, RetiresWhatNobodySaysAndTakesItBackByANewSound) {
    put("policy");
    const auto retired = retire_prompt(city.work, city.person(Role::supervisor), {"policy"}, city.now());
    ASSERT_TRUE(retired);
    EXPECT_EQ(retired->state, PromptState::retired);
    EXPECT_EQ(listed("policy").state, PromptState::retired);
    EXPECT_EQ(put("policy").state, PromptState::active);
}

TEST_F(ThePromptLibrary, KeepsWhatIsSaid) {
    put("policy");
    city.work.flows.make({"seed"});
    city.work.flows.put(
        {.code = {"seed"}, .document = R"({"schema": 1, "code": "seed", "version": 1, "title_zh": "种子", "title_en": "Seed",
                                         "start": "a", "nodes": {"a": {"kind": "hang_up", "prompts": ["policy"]}}})"});
    const auto retire = [&](const char* name) {
        return retire_prompt(city.work, city.person(Role::supervisor), {name}, city.now());
    };
    EXPECT_EQ(retire("policy").error(), PromptFault::in_use) << "a draft says it";
    EXPECT_EQ(retire("nothing").error(), PromptFault::not_found);
    city.work.flows.drop_draft({"seed"});
    EXPECT_TRUE(retire("policy"));
}

TEST_F(ThePromptLibrary, ChecksBeforeASoundIsMade) {
    const PromptWords fine{.name = {"policy"}, .title = "标题", .text = "内容", .language = "zh"};
    EXPECT_TRUE(check_prompt(fine, PromptSource::speech));
    auto words = fine;
    words.name = {"../policy"};
    EXPECT_EQ(check_prompt(words, PromptSource::upload).error(), PromptFault::bad_name);
    words = fine;
    words.language = "fr";
    EXPECT_EQ(check_prompt(words, PromptSource::upload).error(), PromptFault::bad_language);
    words = fine;
    words.text.clear();
    EXPECT_TRUE(check_prompt(words, PromptSource::upload));
    EXPECT_EQ(check_prompt(words, PromptSource::speech).error(), PromptFault::no_text);
    EXPECT_EQ(check_prompt(fine, PromptSource::file).error(), PromptFault::bad_source);
}

TEST_F(ThePromptLibrary, TakesInWhatLiesOnTheShelf) {
    put("welcome");
    note_shelf(city.work, {{{"welcome"}, {1, -1}}, {{"music"}, {32'000, -25}}, {{"campaign_7"}, {1, -1}}}, {{{"music"}, "音乐"}},
               city.now());
    EXPECT_EQ(list_prompts(city.work).prompts.size(), 2U);
    EXPECT_EQ(listed("welcome").length_ms, 2000) << "known already";
    const PromptView music = listed("music");
    EXPECT_EQ(music.source, PromptSource::file);
    EXPECT_EQ(music.text, "音乐");
    EXPECT_EQ(music.length_ms, 32'000);
    EXPECT_TRUE(music.changed_by.empty());
}

}  // namespace
}  // namespace hotline::app
