#include "domain/knowledge/item_acts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace hotline {
namespace {

using enum ItemAction;
using namespace std::chrono_literals;

const Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
const KnowledgePerson kEditor{{1}, Role::knowledge_editor};
const KnowledgePerson kReviewer{{2}, Role::knowledge_reviewer};
const KnowledgePerson kAgent{{3}, Role::agent};

KnowledgeItem written(const KnowledgePerson& who = kEditor) {
    return write_item(who, {.title = "路灯不亮"}, "48小时内修复", kNow).value();
}

Result<KnowledgeItem, ItemRefusal> act(const KnowledgeItem& item, const KnowledgePerson& who, ItemAction action,
                                       std::string text = {}, std::optional<int> answer = {}) {
    return act_on_item(
        item, who, {.action = action, .version = item.version, .facts = item.facts, .answer = answer, .text = std::move(text)},
        kNow + 1s);
}

KnowledgeItem published() {
    const auto submitted = act(written(), kEditor, submit).value();
    return act(act(submitted, kReviewer, accept_answer, {}, 1).value(), kReviewer, publish).value();
}

TEST(AnItem, IsWrittenReviewedAndPublishedByTwoPeople) {
    const KnowledgeItem item = published();
    EXPECT_EQ(item.state, ItemState::published);
    EXPECT_EQ(item.version, 4);
    EXPECT_EQ(item.live, item.facts);
    EXPECT_EQ(item.published_by, kReviewer.user);
    EXPECT_EQ(item.answers[0].state, AnswerState::accepted);
    EXPECT_TRUE(item.edited_by.empty());
}

TEST(AnItem, IsNotReviewedByWhoWroteIt) {
    const auto own = act(written(kReviewer), kReviewer, submit).value();
    EXPECT_EQ(act(own, kReviewer, accept_answer, {}, 1).error(), ItemRefusal::own_work);
    EXPECT_EQ(act(own, kReviewer, publish).error(), ItemRefusal::own_work);
    EXPECT_EQ(act(own, kReviewer, ItemAction::refuse, "不").error(), ItemRefusal::own_work);
}

TEST(AnItem, GoesBackWithAReason) {
    const auto submitted = act(written(), kEditor, submit).value();
    EXPECT_EQ(act(submitted, kReviewer, ItemAction::refuse, " ").error(), ItemRefusal::reason_needed);
    const auto refused = act(submitted, kReviewer, ItemAction::refuse, "缺少依据").value();
    EXPECT_EQ(refused.state, ItemState::draft);
    EXPECT_EQ(refused.reason, "缺少依据");
}

TEST(AnItem, NeedsAnAcceptedAnswer) {
    const auto submitted = act(written(), kEditor, submit).value();
    EXPECT_EQ(act(submitted, kReviewer, publish).error(), ItemRefusal::no_answer);
    const auto refused = act(submitted, kReviewer, refuse_answer, "不准确", 1).value();
    EXPECT_EQ(refused.answers[0].state, AnswerState::refused);
    EXPECT_EQ(refused.answers[0].reason, "不准确");
    EXPECT_EQ(act(refused, kReviewer, publish).error(), ItemRefusal::no_answer);
}

TEST(AnItem, ThatIsRevisedStaysAsItWasForAgents) {
    KnowledgeItem item = published();
    ItemFacts facts = item.facts;
    facts.title = "路灯不亮怎么报修";
    item = act_on_item(item, kEditor, {.action = edit, .version = item.version, .facts = facts}, kNow).value();
    EXPECT_EQ(item.state, ItemState::draft);
    EXPECT_EQ(item.live->title, "路灯不亮");
    EXPECT_EQ(item.facts.title, facts.title);
}

TEST(AnAnswer, TakesThePlaceOfAnOlderOneOnceAccepted) {
    KnowledgeItem item = act(published(), kEditor, add_answer, "24小时内修复", 1).value();
    EXPECT_EQ(item.answers[0].state, AnswerState::accepted) << "until then the old one holds";
    item = act(item, kReviewer, accept_answer, {}, 2).value();
    EXPECT_EQ(item.answers[0].state, AnswerState::withdrawn);
    EXPECT_EQ(item.answers[1].state, AnswerState::accepted);
    EXPECT_EQ(act(item, kReviewer, accept_answer, {}, 2).error(), ItemRefusal::not_in_this_state);
    EXPECT_EQ(act(item, kReviewer, accept_answer, {}, 9).error(), ItemRefusal::answer_unknown);
}

TEST(AnItem, BecomesStaleByHandOrByItsDay) {
    using namespace std::chrono;
    KnowledgeItem item = published();
    const Date today = year{2026} / 11 / 23;
    EXPECT_FALSE(is_stale(item, today));
    item.live->valid_until = year{2026} / 11 / 23;
    EXPECT_FALSE(is_stale(item, today)) << "its last day";
    EXPECT_TRUE(is_stale(item, year{2026} / 11 / 24));
    const auto marked = act(published(), kEditor, mark_stale, "政策已变").value();
    EXPECT_TRUE(is_stale(marked, today));
    EXPECT_FALSE(is_stale(act(marked, kReviewer, confirm).value(), today));
}

TEST(AnItem, IsNobodysWhoMayNot) {
    EXPECT_EQ(write_item(kAgent, {.title = "a"}, "b", kNow).error(), ItemRefusal::not_your_role);
    EXPECT_EQ(act(written(), kAgent, submit).error(), ItemRefusal::not_your_role);
    const auto submitted = act(written(), kEditor, submit).value();
    EXPECT_EQ(act(submitted, kEditor, publish).error(), ItemRefusal::not_your_role);
    EXPECT_TRUE(allowed_on_item(submitted, kAgent).empty());
}

TEST(AnItem, RefusesWhatIsOutOfTurn) {
    const KnowledgeItem item = written();
    EXPECT_EQ(act(item, kReviewer, publish).error(), ItemRefusal::not_in_this_state);
    EXPECT_EQ(act_on_item(item, kEditor, {.action = submit, .version = 9}, kNow).error(), ItemRefusal::item_changed);
    EXPECT_EQ(write_item(kEditor, {.title = " "}, "b", kNow).error(), ItemRefusal::facts_needed);
    using namespace std::chrono;
    EXPECT_EQ(write_item(kEditor, {.title = "a", .valid_from = year{2026} / 5 / 2, .valid_until = year{2026} / 5 / 1}, "", kNow)
                  .error(),
              ItemRefusal::bad_validity);
}

/// What a page offers is exactly what is not refused for the role, the state or own work.
TEST(AnItem, OffersWhatItAllows) {
    const auto retired = act(published(), kReviewer, retire, "废止").value();
    EXPECT_FALSE(retired.live);
    for (const KnowledgeItem& item : {written(), act(written(), kEditor, submit).value(), published(), retired})
        for (const KnowledgePerson& who : {kEditor, kReviewer, kAgent}) {
            const auto offered = allowed_on_item(item, who);
            for (const ItemAction action :
                 {edit, submit, ItemAction::refuse, publish, mark_stale, confirm, retire, restore, add_answer}) {
                const auto done = act(item, who, action, "原因");
                const bool is_refused = !done && done.error() != ItemRefusal::no_answer;
                EXPECT_EQ(std::ranges::find(offered, action) != offered.end(), !is_refused) << static_cast<int>(action);
            }
        }
}

}  // namespace
}  // namespace hotline
