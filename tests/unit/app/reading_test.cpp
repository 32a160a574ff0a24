#include "app/knowledge/read.hpp"
#include "app/knowledge/search.hpp"
#include "app/read_overview.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class Reading : public CaseFixture {
protected:
    Reading() {
        add(1, "社会保障卡如何补办", "带身份证到服务窗口补办，3个工作日领取。");
        add(2, "身份证遗失怎么办", "到户籍窗口挂失，可以补办。");
    }
    void add(std::int64_t id, std::string title, std::string answer) {
        KnowledgeItem item{.id = {id}, .state = ItemState::published, .version = 1};
        item.facts = {.title = std::move(title), .owner = {"D02"}};
        item.live = item.facts;
        item.answers = {{.number = 1, .state = AnswerState::accepted, .text = std::move(answer)}};
        city.work.knowledge.put(item, {.action = ItemAction::write});
    }
};

TEST_F(Reading, FindsArticlesBestFirst) {
    const ArticleHits hits = search_knowledge(city.work, {.text = "身份证", .limit = 10}, city.now());
    ASSERT_EQ(hits.total, 2);
    EXPECT_EQ(hits.hits[0].id, ArticleId{2}) << "it stands in the title";
    EXPECT_EQ(search_knowledge(city.work, {.text = "身份证", .limit = 0}, city.now()).hits.size(), 1U) << "at least one";
}

TEST_F(Reading, CountsEveryView) {
    EXPECT_EQ(read_article(city.work, {1}, city.now())->counts.views, 1);
    const ArticleView again = read_article(city.work, {1}, city.now() + 1s).value();
    EXPECT_EQ(again.counts.views, 2);
    EXPECT_EQ(again.counts.last_viewed_at, city.now() + 1s);
    EXPECT_EQ(again.owner_name, "市水务局");
    EXPECT_FALSE(read_article(city.work, {9}, city.now()));
}

TEST_F(Reading, TheOverviewOfTodayCountsCallsAndCases) {
    const CallId answered = city.talking_call("13800000001", city.person(Role::agent).user);
    city.end_call(answered);
    city.abandoned_call("13800000002");
    const CaseId id = replied().id;
    ASSERT_TRUE(act(city.person(Role::reviewer), id, CaseAction::approve, "属实"));
    const Overview sum = read_overview(city.work, {}, {}, city.now()).value();
    EXPECT_EQ(sum.from, parse_rfc3339("2026-11-23T00:00:00+08:00"));
    EXPECT_EQ(sum.to, parse_rfc3339("2026-11-24T00:00:00+08:00"));
    EXPECT_EQ(std::tuple(sum.calls, sum.queued, sum.answered, sum.answered_15s, sum.abandoned), std::tuple(2, 2, 1, 1, 1));
    EXPECT_DOUBLE_EQ(sum.average_wait_s, 10);
    EXPECT_DOUBLE_EQ(sum.average_talk_s, 60);
    EXPECT_EQ(std::tuple(sum.cases, sum.closed, sum.overdue), std::tuple(1, 1, 0));
    ASSERT_EQ(sum.by_category.size(), 1U);
    EXPECT_EQ(sum.by_category[0].code, "10") << "counted at the first level";
    ASSERT_EQ(sum.days.size(), 1U);
    EXPECT_EQ(sum.days[0].calls, 2);
}

TEST_F(Reading, TheOverviewRefusesPeriodsThatAreNone) {
    EXPECT_EQ(read_overview(city.work, city.now(), city.now(), city.now()).error(), PeriodRefusal::reversed);
    EXPECT_EQ(read_overview(city.work, city.now() - std::chrono::days{401}, city.now(), city.now()).error(),
              PeriodRefusal::too_long);
    EXPECT_TRUE(read_overview(city.work, city.now() - std::chrono::days{400}, city.now(), city.now()));
}

TEST_F(Reading, WorksNowhereWithoutItsCalendar) {
    city.stores.state.calendars.clear();
    EXPECT_THROW((void)read_overview(city.work, {}, {}, city.now()), std::runtime_error);
}

}  // namespace
}  // namespace hotline::app
