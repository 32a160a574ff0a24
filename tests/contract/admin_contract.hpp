#pragma once
#include <gtest/gtest.h>

#include "app/ports/database.hpp"
#include "domain/casework/evolve.hpp"
#include "support/store_calls.hpp"

/// What every implementation of the stores of administration must do; a backend gives what StoreContract asks for.
namespace hotline::test {

using namespace std::chrono_literals;

template <class Backend>
class AdminContract : public testing::Test {
protected:
    Backend backend_;
    app::Database& database_ = backend_.database();

    static constexpr Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 1h};

    void write(app::Database::Work work) { write_now(database_, std::move(work)); }
    template <class Look>
    auto read(Look look) {
        return read_now(database_, std::move(look));
    }
    static app::AdminEvent event(int id, const std::string& key, app::AdminObject object = app::AdminObject::unit) {
        return {.id = AdminEventId{id},
                .at = kNow + std::chrono::seconds{id},
                .by = UserId{7},
                .object = object,
                .key = key,
                .action = app::AdminAction::change,
                .before = "{}",
                .after = R"({"a":"'"})",
                .note = "why"};
    }
    static Account newcomer() {
        return {.id = UserId{900},
                .username = "newcomer",
                .name = "演示-新人",
                .role = Role::agent,
                .districts = {{"Q01"}, {"Q02"}},
                .extension = "8050",
                .skills = {}};
    }
    Account stored(const std::string& username) {
        return read([&](app::UnitOfWork& work) {
            for (const Account& each : work.accounts.all())
                if (each.username == username) return each;
            return Account{};
        });
    }
    void put_categories(int version, const std::vector<Category>& changed) {
        write([&](app::UnitOfWork& work) {
            std::vector<app::CityEditor::PlacedCategory> placed;
            for (const Category& category : changed) placed.push_back({category, static_cast<int>(placed.size()) + 1});
            work.editor.put(app::CategoryVersion{.version = version, .at = kNow, .by = UserId{7}, .note = "v"}, placed);
        });
    }
};

TYPED_TEST_SUITE_P(AdminContract);

TYPED_TEST_P(AdminContract, TellsEventsNewestFirstAndByRow) {
    this->write([](app::UnitOfWork& work) {
        for (int i = 1; i <= 4; ++i) work.admin_log.append(TestFixture::event(i, i % 2 == 0 ? "even" : "odd"));
        work.admin_log.append(TestFixture::event(5, "even", app::AdminObject::text));
        app::AdminEvent own_password = TestFixture::event(6, "odd");
        own_password.after.clear();
        work.admin_log.append(own_password);
    });
    this->read([](app::UnitOfWork& work) {
        const auto first = work.admin_log.list({.limit = 2});
        EXPECT_EQ(first.events.at(0).id, AdminEventId{6});
        EXPECT_EQ(first.events.at(1).after, R"({"a":"'"})");
        const auto rest = work.admin_log.list({.cursor = first.next, .limit = 5});
        EXPECT_EQ(rest.events.size(), 4U);
        EXPECT_EQ(rest.next, "");
        EXPECT_EQ(work.admin_log.list({.object = app::AdminObject::unit, .key = "even"}).events.size(), 2U);
        const auto revisions = work.admin_log.revisions(app::AdminObject::unit);
        EXPECT_EQ(revisions.at("even"), AdminEventId{4});
        EXPECT_EQ(revisions.at("odd"), AdminEventId{3});
        EXPECT_FALSE(revisions.contains("else"));
        return true;
    });
}

TYPED_TEST_P(AdminContract, KeepsAccountsAsTheyArePut) {
    Account account = this->newcomer();
    this->write([&](app::UnitOfWork& work) { work.accounts.put(account); });
    EXPECT_EQ(this->stored("newcomer"), account);
    this->read([](app::UnitOfWork& work) {
        EXPECT_TRUE(work.people.find_user("newcomer")->disabled) << "nobody granted him anything";
        EXPECT_EQ(work.people.find_user("newcomer")->districts.size(), 2U);
        return true;
    });
    account.granted = true;
    account.role = Role::reviewer;
    account.districts.clear();
    this->write([&](app::UnitOfWork& work) { work.accounts.put(account); });
    EXPECT_EQ(this->stored("newcomer"), account);
    EXPECT_FALSE(this->read([](app::UnitOfWork& work) { return work.people.find_user("newcomer")->disabled; }));
}

TYPED_TEST_P(AdminContract, RemembersPasswordsNewestFirst) {
    const UserId user = this->backend_.add_user("agent01", "演示-座席01");
    int second = 0;
    for (const char* hash : {"first", "second", "third"})
        this->write([&](app::UnitOfWork& work) {
            work.accounts.set_password(user, hash, false, TestFixture::kNow + std::chrono::seconds{++second});
        });
    this->read([&](app::UnitOfWork& work) {
        EXPECT_EQ(work.accounts.password_hashes(user, 5), (std::vector<std::string>{"third", "second", "first"}));
        EXPECT_EQ(work.accounts.password_hashes(user, 2), (std::vector<std::string>{"third", "second"}));
        return true;
    });
    this->write([&](app::UnitOfWork& work) { work.accounts.set_password(user, "made up", true, TestFixture::kNow + 9s); });
    EXPECT_TRUE(this->read([&](app::UnitOfWork& work) { return work.people.find_user(user)->must_change_password; }));
    EXPECT_TRUE(this->read([&](app::UnitOfWork& work) { return work.accounts.traces().at(user).must_change_password; }));
}

TYPED_TEST_P(AdminContract, EndsAllSessionsOfAPersonButOne) {
    const UserId user = this->backend_.add_user("agent01", "演示-座席01");
    const UserId other = this->backend_.add_user("agent02", "演示-座席02");
    this->write([&](app::UnitOfWork& work) {
        work.people.insert_session({"a", user, TestFixture::kNow, TestFixture::kNow + 3s});
        work.people.insert_session({"b", user, TestFixture::kNow, TestFixture::kNow});
        work.people.insert_session({"c", other, TestFixture::kNow, TestFixture::kNow});
    });
    EXPECT_EQ(this->read([&](app::UnitOfWork& work) { return work.accounts.traces().at(user).last_seen_at; }),
              TestFixture::kNow + 3s);
    this->write([&](app::UnitOfWork& work) { work.accounts.end_sessions(user, "b"); });
    this->read([](app::UnitOfWork& work) {
        EXPECT_FALSE(work.people.find_session("a"));
        EXPECT_TRUE(work.people.find_session("b"));
        EXPECT_TRUE(work.people.find_session("c"));
        return true;
    });
}

TYPED_TEST_P(AdminContract, KeepsUnitsWithTheirLiaisons) {
    Unit unit{.code = {"water"},
              .name_zh = "水务局",
              .name_en = "Water",
              .duty_zh = "供水",
              .district = {"Q01"},
              .hours = {"office"},
              .liaisons = {{"甲", "0999100001"}, {"乙", "0999100002"}}};
    this->write([&](app::UnitOfWork& work) { work.editor.put(unit, 1); });
    EXPECT_EQ(this->read([](app::UnitOfWork& work) { return work.editor.units(); }), std::vector{unit});
    unit.liaisons.pop_back();
    unit.closed = true;
    this->write([&](app::UnitOfWork& work) { work.editor.put(unit, 1); });
    EXPECT_EQ(this->read([](app::UnitOfWork& work) { return work.editor.units(); }), std::vector{unit});
    EXPECT_TRUE(this->read([](app::UnitOfWork& work) { return work.city.reference().departments.at(0).closed; }));
    EXPECT_TRUE(this->read([](app::UnitOfWork& work) { return work.editor.open_cases({"water"}, 5); }).empty());
}

TYPED_TEST_P(AdminContract, KeepsEveryVersionOfTheCategories) {
    Category roads{.code = {"01"}, .name_zh = "道路", .name_en = "Roads"};
    const Category lamps{.code = {"02"}, .name_zh = "路灯", .name_en = "Lamps"};
    this->put_categories(1, {roads, lamps});
    roads.closed = true;
    roads.replaced_by = {"02"};
    this->put_categories(2, {roads});
    this->read([&](app::UnitOfWork& work) {
        EXPECT_EQ(work.editor.categories(), (std::vector{roads, lamps}));
        EXPECT_EQ(work.editor.categories_at(2), (std::vector{roads, lamps}));
        EXPECT_FALSE(work.editor.categories_at(1).at(0).closed);
        EXPECT_TRUE(work.editor.categories_at(0).empty());
        EXPECT_EQ(work.editor.category_versions().at(0).version, 2);
        EXPECT_TRUE(work.city.reference().categories.at(0).closed);
        return true;
    });
}

TYPED_TEST_P(AdminContract, CountsVersionsOfTextsAndReplacesPolicies) {
    TextTemplate text{.code = {"thanks"}, .kind = TextKind::refusal, .title = "谢谢", .body = "{number}"};
    this->write([&](app::UnitOfWork& work) { work.editor.put(app::TextVersion{text, 1}); });
    text.body = "'";
    this->write([&](app::UnitOfWork& work) {
        work.editor.put(app::TextVersion{text, 2});
        work.editor.put(TimeLimitPolicy{.calendar = {"office"}, .limits = {{.amount = 3}, {.amount = 4}}});
        work.editor.put(TimeLimitPolicy{
            .calendar = {"office"},
            .limits = {{.clock = ClockKind::sign, .kind = CaseKind::help, .district = DistrictCode{"Q01"}, .amount = 5}},
            .extensions = {.most_times = 2, .most_at_once = 6}});
    });
    this->read([&](app::UnitOfWork& work) {
        EXPECT_EQ(work.editor.texts().at(0).text, text);
        EXPECT_EQ(work.editor.texts().at(0).version, 2);
        const TimeLimitPolicy policy = work.city.time_limits();
        EXPECT_EQ(policy.limits,
                  (std::vector{TimeLimit{
                      .clock = ClockKind::sign, .kind = CaseKind::help, .district = DistrictCode{"Q01"}, .amount = 5}}));
        EXPECT_EQ(policy.extensions, (ExtensionRule{.most_times = 2, .most_at_once = 6}));
        EXPECT_EQ(policy.calendar, CalendarCode{"office"});
        return true;
    });
}

TYPED_TEST_P(AdminContract, KeepsViewsByPersonAndName) {
    const UserId user = this->backend_.add_user("agent01", "演示-座席01");
    const UserId other = this->backend_.add_user("agent02", "演示-座席02");
    const app::SavedView view{
        .id = SavedViewId{1}, .list = "cases", .name = "我的", .query = "mine=1", .columns = {"due", "number"}};
    this->write([&](app::UnitOfWork& work) {
        EXPECT_EQ(work.views.put(user, view), SavedViewId{1});
        auto again = view;
        again.id = SavedViewId{2};
        again.query = "overdue=1";
        EXPECT_EQ(work.views.put(user, again), SavedViewId{1});
    });
    this->write([&](app::UnitOfWork& work) {
        EXPECT_EQ(work.views.of(user, "cases").at(0).query, "overdue=1");
        EXPECT_EQ(work.views.of(user, "cases").at(0).columns, view.columns);
        EXPECT_TRUE(work.views.of(other, "cases").empty());
        EXPECT_TRUE(work.views.of(user, "calls").empty());
        EXPECT_FALSE(work.views.remove(other, SavedViewId{1}));
        EXPECT_TRUE(work.views.remove(user, SavedViewId{1}));
    });
}

TYPED_TEST_P(AdminContract, KeepsThePromptLibrary) {
    const PromptEntry prompt{.name = {"policy"},
                             .title = "政策宣传",
                             .text = "惠民政策",
                             .language = "zh",
                             .length_ms = 4321,
                             .level_db = -20,
                             .source = PromptSource::recorded,
                             .state = PromptState::active,
                             .changed_at = this->kNow,
                             .changed_by = "演示-班长"};
    this->write([&](app::UnitOfWork& work) {
        auto old = prompt;
        old.state = PromptState::retired;
        old.title = "old";
        work.prompts.put(old);
        work.prompts.put(prompt);
        work.prompts.put(
            {.name = {"absent_text"}, .title = {}, .text = {}, .language = "en", .changed_at = {}, .changed_by = {}});
    });
    this->write([&](app::UnitOfWork& work) {
        EXPECT_FALSE(work.prompts.find({"nothing"}));
        const auto found = work.prompts.find({"policy"});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->title, prompt.title);
        EXPECT_EQ(found->text, prompt.text);
        EXPECT_EQ(found->length_ms, prompt.length_ms);
        EXPECT_EQ(found->level_db, prompt.level_db);
        EXPECT_EQ(found->source, prompt.source);
        EXPECT_EQ(found->state, prompt.state);
        EXPECT_EQ(found->changed_at, prompt.changed_at);
        EXPECT_EQ(found->changed_by, prompt.changed_by);
        const auto all = work.prompts.all();
        ASSERT_EQ(all.size(), 2U);
        EXPECT_EQ(all.at(0).name, PromptName{"absent_text"});
    });
}

REGISTER_TYPED_TEST_SUITE_P(AdminContract, TellsEventsNewestFirstAndByRow, KeepsAccountsAsTheyArePut,
                            RemembersPasswordsNewestFirst, EndsAllSessionsOfAPersonButOne, KeepsUnitsWithTheirLiaisons,
                            KeepsEveryVersionOfTheCategories, CountsVersionsOfTextsAndReplacesPolicies, KeepsViewsByPersonAndName,
                            KeepsThePromptLibrary);

}  // namespace hotline::test
