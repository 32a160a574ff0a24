#include "app/city/import_city.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "adapters/store/digest_ha1.hpp"
#include "adapters/store/secrets/sodium_secrets.hpp"
#include "adapters/store/sqlite/city_writer.hpp"
#include "app/city/check_city.hpp"
#include "app/city/read_city.hpp"
#include "store_fixture.hpp"

namespace hotline::store::test {
namespace {

bool has_item(const auto& items, const auto& wanted) { return std::ranges::find(items, wanted) != items.end(); }

const std::filesystem::path kSource{HOTLINE_SOURCE_DIR};

app::City demo() {
    auto city = app::read_city({.city = kSource / "data/demo", .flows = kSource / "flows"});
    if (city) return std::move(*city);
    for (const auto& problem : city.error()) ADD_FAILURE() << problem.file << ' ' << problem.pointer << ' ' << problem.what;
    return {};
}

class TheDemoCity : public testing::Test {
protected:
    std::vector<app::MadeLogin> import(const app::City& city) { return app::import_city(city, writer_, secrets_); }

    TempFolder folder_;
    TestDatabase store_{folder_.file("db")};
    SodiumSecrets secrets_{{.passes = 1, .memory = 8U << 20U}};
    sqlite::SqliteCityWriter writer_{store_.database, store_.parts(), "hotline"};
};

TEST_F(TheDemoCity, IsTheOneThatIsPromised) {
    const auto made = import(demo());
    const auto reference = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.reference(); });
    EXPECT_EQ(reference.city_zh, "云溪市");
    EXPECT_EQ(reference.districts.size(), 6U);
    EXPECT_EQ(std::ranges::count_if(reference.departments, [](const auto& unit) { return unit.parent.empty(); }), 12);
    EXPECT_EQ(std::ranges::count_if(reference.categories, [](const auto& one) { return one.code.value.size() == 6; }), 144);
    EXPECT_GE(store_.count("knowledge_items"), 120);
    EXPECT_EQ(made.size(), static_cast<std::size_t>(store_.count("users")));
    std::set<Role> roles;
    for (const auto& login : made) roles.insert(login.role);
    EXPECT_EQ(roles.size(), 12U);
}

TEST_F(TheDemoCity, LetsPeopleInWithThePasswordsThatWereMade) {
    const auto made = import(demo());
    const auto agent = std::ranges::find(made, "agent01", &app::MadeLogin::username);
    ASSERT_NE(agent, made.end());
    const auto user = read_now(store_.database, [](app::UnitOfWork& work) { return work.people.find_user("agent01").value(); });
    EXPECT_TRUE(secrets_.verify_password(user.password_hash, agent->password));
    EXPECT_EQ(user.user.extension, "8001");
    const auto config = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.switch_config(); });
    EXPECT_EQ(config->ha1.at("8001"), digest_ha1("8001", "hotline", agent->phone_secret));
    EXPECT_EQ(config->agents.at(user.user.id).queues, std::vector<QueueCode>{{"general"}});
    EXPECT_EQ(config->queues.at({"enterprise"}).strategy, Strategy::longest_idle);
    EXPECT_EQ(config->routes.at(0).number, "12345");
    EXPECT_TRUE(config->flows.contains(config->routes.at(0).flow));
}

TEST_F(TheDemoCity, ImportedAgainChangesNoPassword) {
    import(demo());
    const auto hash = [&] {
        return read_now(store_.database, [](app::UnitOfWork& work) { return work.people.find_user("water")->password_hash; });
    };
    const std::string before = hash();
    const int users = store_.count("users");
    auto city = demo();
    city.departments.front().name_zh = "改名局";
    EXPECT_TRUE(import(city).empty());
    EXPECT_EQ(hash(), before);
    EXPECT_EQ(store_.count("users"), users);
    EXPECT_EQ(store_.count("ivr_flow_versions"), static_cast<int>(city.flows.size()));
    EXPECT_EQ(read_now(store_.database, [](app::UnitOfWork& work) { return work.city.reference().departments.front().name_zh; }),
              "改名局");
}

TEST_F(TheDemoCity, NewSeatGetsANewPhoneSecretAndNoNewPassword) {
    import(demo());
    auto city = demo();
    std::ranges::find(city.staff, "agent01", &app::StaffItem::username)->extension = "8055";
    const auto made = import(city);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_TRUE(made[0].password.empty());
    EXPECT_FALSE(made[0].phone_secret.empty());
}

TEST_F(TheDemoCity, AnotherFlowTextIsAnotherVersion) {
    auto city = demo();
    import(city);
    for (auto& flow : city.flows) flow.definition += "\n";
    import(city);
    const auto config = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.switch_config(); });
    for (const auto& [code, flow] : config->flows) EXPECT_EQ(flow.version, 2) << code.value;
}

TEST_F(TheDemoCity, HasCalendarsAndLimits) {
    import(demo());
    const auto office = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.calendar({"office"}).value(); });
    EXPECT_EQ(office.week[0].size(), 2U);
    EXPECT_EQ(office.week[0][0].from_min, 8 * 60 + 30);
    EXPECT_TRUE(office.week[6].empty());
    EXPECT_EQ(office.holidays.at(Date{std::chrono::year{2026} / 10 / 1}), "国庆节");
    EXPECT_EQ(office.published_years, std::vector{2026});
    const auto always = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.calendar({"always"}).value(); });
    EXPECT_EQ(always.week[6].at(0).to_min, 1440);
    EXPECT_TRUE(always.holidays.empty());
    const auto limits = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.time_limits(); });
    EXPECT_EQ(limits.calendar, CalendarCode{"office"});
    EXPECT_EQ(limits.limits.at(0).urgency, Urgency::critical);
    EXPECT_FALSE(limits.limits.at(0).kind);
}

TEST_F(TheDemoCity, AnotherPreparedTextIsAnotherVersion) {
    auto city = demo();
    import(city);
    city.texts.front().title = "换了标题";
    import(city);
    const auto texts = read_now(store_.database, [](app::UnitOfWork& work) { return work.editor.texts(); });
    EXPECT_EQ(texts.size(), city.texts.size());
    for (const auto& [text, version] : texts) EXPECT_EQ(version, text.title == "换了标题" ? 2 : 1) << text.code.value;
}

TEST_F(TheDemoCity, KnowsWhatStandsBelowADepartment) {
    import(demo());
    const auto units = read_now(store_.database, [](app::UnitOfWork& work) { return work.city.unit_and_below({"urban"}); });
    EXPECT_TRUE(has_item(units, DepartmentCode{"urban"}));
    EXPECT_TRUE(has_item(units, DepartmentCode{"urban.enforcement.q06"}));
    EXPECT_FALSE(has_item(units, DepartmentCode{"water"}));
}

TEST_F(TheDemoCity, ItsSecretsAreNotInTheFile) {
    const auto made = import(demo());
    std::string ha1;
    store_.database.run([&](Connection& connection) {
        Query query(connection, "SELECT group_concat(sealed_ha1 || password_hash) FROM users");
        if (query.next()) ha1 = query.get<std::string>(0);
    });
    for (const auto& login : made) {
        EXPECT_EQ(ha1.find(login.password), std::string::npos);
        if (!login.phone_secret.empty())
            EXPECT_EQ(ha1.find(digest_ha1(login.extension, "hotline", login.phone_secret)), std::string::npos);
    }
}

TEST(CheckingACity, NamesFileAndPlaceOfEveryMistake) {
    auto city = demo();
    city.categories[3].default_department = {"nobody"};
    city.departments[0].parent = city.departments[1].code;  // its own child
    city.staff[2].username = city.staff[1].username;
    city.queues[0].hours = {"never"};
    city.texts[1].code = city.texts[0].code;
    city.texts[2].body = "{nubmer}";
    city.calendars[0].week[0][0].from = "25:00";
    std::ranges::find(city.flows, FlowCode{"default"}, &app::FlowText::code)->flow.start = "nowhere";
    const auto problems = app::check_city(city);
    EXPECT_NE(std::ranges::find(problems, std::string("default.json"), &app::CityProblem::file), problems.end());
    const auto has = [&](const app::CityProblem& wanted) { return has_item(problems, wanted); };
    EXPECT_TRUE(has({"categories.json", "/categories/3/default_department", "unknown_code"}));
    EXPECT_TRUE(has({"departments.json", "/departments/0/parent", "circle"}));
    EXPECT_TRUE(has({"staff.json", "/staff/2/username", "twice"}));
    EXPECT_TRUE(has({"queues.json", "/queues/0/hours", "unknown_code"}));
    EXPECT_TRUE(has({"calendars.json", "/calendars/0/week/0/0", "bad_time"}));
    EXPECT_TRUE(has({"texts.json", "/texts/1/code", "twice"}));
    EXPECT_TRUE(has({"texts.json", "/texts/2/body", "unknown_word"}));
}

TEST(ReadingACity, NamesEveryMissingFile) {
    TempFolder empty;
    const auto city = app::read_city({.city = empty.path(), .flows = empty.path()});
    ASSERT_FALSE(city);
    EXPECT_TRUE(has_item(city.error(), app::CityProblem{"departments.json", "", "missing_file"}));
    EXPECT_GE(city.error().size(), 9U);
}

}  // namespace
}  // namespace hotline::store::test
