#include <gtest/gtest.h>

#include "app/administration/files.hpp"
#include "app/administration/read_city.hpp"
#include "app/administration/row_kinds.hpp"
#include "app/take_case.hpp"
#include "support/memory/small_city.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class ChangingTheCity : public testing::Test {
protected:
    AdminWork doing(std::string note = {}) { return {city.work, admin, city.ids, city.now(), std::move(note)}; }
    Unit unit(const std::string& code) {
        for (Unit& each : city.work.editor.units())
            if (each.code.value == code) return each;
        return {};
    }
    Category category(const std::string& code) {
        for (Category& each : city.work.editor.categories())
            if (each.code.value == code) return each;
        return {};
    }
    AdminEventId revision(AdminObject object, const std::string& key) { return city.work.admin_log.revisions(object)[key]; }
    std::vector<std::string> faults(const Result<RowsDone, AdminRefused>& done) {
        std::vector<std::string> told;
        if (!done)
            for (const RowFault& fault : done.error().faults) told.push_back(fault.pointer + " " + fault.what);
        return told;
    }
    NewCase help(const std::string& category) {
        return {.facts = {.kind = CaseKind::help, .title = "路灯不亮", .content = "路灯不亮", .category = {category}},
                .idempotency_key = "key-of-administration-" + std::to_string(++keys_)};
    }
    CaseDone taken(const std::string& category) {
        const NewCase wanted = help(category);
        CaseDeps deps{city.ids, city.secrets};
        auto done = take_case(city.work, city.person(Role::agent), wanted, city.now(), deps);
        EXPECT_TRUE(done) << category;
        return done.value_or(CaseDone{});
    }
    using Told = std::vector<std::string>;

    test::SmallCity city;
    const Actor admin = city.person(Role::system_admin);

private:
    int keys_{0};
};

TEST_F(ChangingTheCity, WritesWhoChangedWhatFromWhatToWhat) {
    Unit water = unit("D02");
    water.name_zh = "市水务集团";
    ASSERT_TRUE(change_row(doing("改制"), water, {}));
    EXPECT_EQ(unit("D02").name_zh, "市水务集团");
    const auto history = read_admin_history(city.work, {.object = AdminObject::unit, .key = "D02"}, city.now());
    ASSERT_EQ(history.events.size(), 1U);
    EXPECT_EQ(history.events[0].action, AdminAction::change);
    EXPECT_EQ(history.events[0].by_name, "某system_admin");
    EXPECT_EQ(history.events[0].note, "改制");
    EXPECT_TRUE(history.events[0].before.contains("市水务局"));
    EXPECT_TRUE(history.events[0].after.contains("市水务集团"));
}

TEST_F(ChangingTheCity, TellsWhoCameSecond) {
    Unit water = unit("D02");
    water.duty_zh = "供水、排水";
    ASSERT_TRUE(change_row(doing(), water, {}));
    water.duty_zh = "别的";
    EXPECT_EQ(change_row(doing(), water, {}).error().why, AdminRefusal::row_changed);
    EXPECT_TRUE(change_row(doing(), water, revision(AdminObject::unit, "D02")));
}

TEST_F(ChangingTheCity, WritesNothingForARowThatIsAsItWas) {
    const auto done = change_row(doing(), unit("D02"), {});
    ASSERT_TRUE(done);
    EXPECT_EQ(done->same, 1);
    EXPECT_TRUE(city.stores.state.admin_events.empty());
}

TEST_F(ChangingTheCity, ClosesAUnitOnlyWhenItsCasesAreElsewhere) {
    const CaseDone made = taken("");
    city.stores.state.cases.at(made.view.id).at.department = {"D02"};
    Unit water = unit("D02");
    water.closed = true;
    EXPECT_EQ(faults(change_row(doing(), water, {})), Told{"/closed/" + made.view.number + " open_case"});
    Case& at = city.stores.state.cases.at(made.view.id).at;
    at.department = {"D01"};
    at.course.co_handlers = {{.unit = {"D02"}}};
    EXPECT_FALSE(change_row(doing(), water, {})) << "it still handles beside another";
    at.closed_at = city.now();
    const CatalogueFile duties{.entries = {{.category = {"1001"}, .lead = {"D01"}, .co_handlers = {{"D02"}}}}};
    city.work.catalogue.publish(duties, admin.user, city.now());
    EXPECT_EQ(faults(change_row(doing(), water, {})), Told{"/closed duties"});
    city.work.catalogue.publish({}, admin.user, city.now());
    EXPECT_TRUE(change_row(doing(), water, {}));
    EXPECT_TRUE(city.work.city.reference().departments[2].closed);
}

TEST_F(ChangingTheCity, KeepsAClosedCategoryOnOldCasesAndOffNewOnes) {
    const CaseDone old = taken("100101");
    Category lamps = category("100101");
    lamps.closed = true;
    lamps.replaced_by = {"1001"};
    ASSERT_TRUE(change_row(doing("新版分类"), lamps, {}));

    const NewCase wanted = help("100101");
    CaseDeps deps{city.ids, city.secrets};
    EXPECT_FALSE(take_case(city.work, city.person(Role::agent), wanted, city.now(), deps));
    EXPECT_EQ(city.work.cases.find(old.view.id)->facts.category, CategoryCode{"100101"});
    const auto mapping = read_category_mapping(city.work);
    EXPECT_EQ(mapping[2].present, CategoryCode{"1001"});
    EXPECT_EQ(mapping[2].present_name_zh, "道路");
}

TEST_F(ChangingTheCity, ShowsEveryEarlierTree) {
    Category lamps = category("100101");
    lamps.name_zh = "照明";
    ASSERT_TRUE(change_row(doing("改名"), lamps, {}));
    const auto now = read_categories(city.work, std::nullopt, city.now());
    ASSERT_TRUE(now);
    EXPECT_EQ(now->version, 1);
    EXPECT_EQ(now->rows[2].category.name_zh, "照明");
    const auto before = read_categories(city.work, 0, city.now());
    ASSERT_TRUE(before);
    EXPECT_EQ(before->rows[2].category.name_zh, "路灯");
    EXPECT_FALSE(read_categories(city.work, 2, city.now()));
}

TEST_F(ChangingTheCity, PublishesAYear) {
    CalendarYear year{.calendar = {"office"}, .year = 2027, .published = true};
    year.days = {{2027y / 1 / 1, "元旦", false}, {2027y / 1 / 3, "元旦", true}};
    ASSERT_TRUE(change_row(doing(), year, {}));
    const auto calendar = city.work.city.calendar({"office"});
    EXPECT_EQ(calendar->published_years, (std::vector{2026, 2027}));
    EXPECT_TRUE(calendar->make_up_days.contains(2027y / 1 / 3));
    const auto list = read_calendars(city.work, city.now());
    ASSERT_EQ(list.calendars.size(), 1U);
    EXPECT_EQ(list.calendars[0].years.size(), 4U) << "from last year to the second next";
    EXPECT_EQ(list.calendars[0].free_weekdays, (std::vector{5, 6}));
}

TEST_F(ChangingTheCity, ReplacesTheWholePolicy) {
    TimeLimitTable table = read_time_limits(city.work, city.now()).table;
    table.limits.resize(1);
    ASSERT_TRUE(change_row(doing(), table, {}));
    EXPECT_EQ(city.work.city.time_limits().limits.size(), 1U);
    table.extensions = {.most_times = 3, .most_at_once = 7};
    ASSERT_TRUE(change_row(doing(), table, revision(AdminObject::time_limits, {})));
    EXPECT_EQ(city.work.city.time_limits().extensions, table.extensions);
    table.calendar = {"never"};
    table.limits[0].district = {"nowhere"};
    EXPECT_EQ(faults(change_row(doing(), table, revision(AdminObject::time_limits, {}))),
              (Told{"/calendar unknown_code", "/limits/0/district unknown_code"}));
}

TEST_F(ChangingTheCity, DescribesALineOfThePolicyForAForm) {
    const auto fields = read_time_limits(city.work, city.now()).fields;
    ASSERT_GE(fields.size(), 5U);
    EXPECT_EQ(fields[0].name, "clock");
    EXPECT_FALSE(fields[0].optional) << "a file may leave it out, a line always has one";
    EXPECT_EQ(fields[1].name, "kind");
    EXPECT_EQ(fields[1].kind, FieldKind::choice);
    EXPECT_TRUE(fields[1].optional);
    EXPECT_EQ(fields[4].name, "amount");
    EXPECT_EQ(fields[4].min, 1);
}

TEST_F(ChangingTheCity, CountsTheVersionsOfAText) {
    TextTemplate text{.code = {"thanks"}, .title = "感谢", .body = "感谢来电。"};
    ASSERT_TRUE(change_row(doing(), text, {}));
    text.body = "感谢您的来电。";
    ASSERT_TRUE(change_row(doing(), text, revision(AdminObject::text, "thanks")));
    const auto texts = read_texts(city.work, city.now());
    ASSERT_EQ(texts.rows.size(), 1U);
    EXPECT_EQ(texts.rows[0].version, 2);
}

class Files : public ChangingTheCity {
protected:
    ImportReport import(AdminFile what, const std::string& text, bool dry_run = false) {
        return import_file(doing("导入"), what, {.text = text, .dry_run = dry_run});
    }
};

TEST_F(Files, ComeBackAsTheyWentOut) {
    for (const AdminFile what : {AdminFile::units, AdminFile::categories, AdminFile::calendar_days, AdminFile::time_limits}) {
        const auto report = import(what, export_file(doing(), what));
        if (report.faults.empty()) {
            EXPECT_EQ(report.added + report.changed, 0);
            continue;
        }
        // a calendar without special days has no lines, and a file without lines changes nothing
        EXPECT_EQ(what, AdminFile::calendar_days);
    }
    for (const AdminEvent& event : city.stores.state.admin_events) EXPECT_EQ(event.action, AdminAction::take_out);
}

TEST_F(Files, AreReadDryWithoutATrace) {
    const std::string text = "code,name_zh,name_en\nD03,市园林局,Parks\n";
    const auto dry = import(AdminFile::units, text, true);
    EXPECT_FALSE(dry.done);
    EXPECT_EQ(dry.added, 1);
    EXPECT_TRUE(unit("D03").code.empty());
    const auto real = import(AdminFile::units, text);
    EXPECT_TRUE(real.done);
    EXPECT_EQ(unit("D03").name_zh, "市园林局");
}

TEST_F(Files, NameEveryFaultyLineAndChangeNothing) {
    const auto report =
        import(AdminFile::units, "code,parent,name_zh,name_en\nD03,,市园林局,Parks\nD04,nowhere,某局,Some\nD03,,又一个,Again\n");
    EXPECT_FALSE(report.done);
    ASSERT_EQ(report.faults.size(), 2U);
    EXPECT_EQ(report.faults[0].line, 4);
    EXPECT_EQ(report.faults[0].what, "twice");
    EXPECT_EQ(report.faults[1].line, 3);
    EXPECT_EQ(report.faults[1].column, "parent");
    EXPECT_TRUE(unit("D03").code.empty());
}

TEST_F(Files, MayNameAParentBelowItsChild) {
    const auto report = import(AdminFile::units, "code,parent,name_zh,name_en\nD05-1,D05,下级,Below\nD05,,上级,Above\n");
    EXPECT_TRUE(report.done);
    EXPECT_EQ(report.added, 2);
}

TEST_F(Files, ReplaceTheLinesOfThePolicyAndNameTheWrongOne) {
    const auto extensions = city.work.city.time_limits().extensions;
    const std::string heading = "clock,kind,urgency,district,amount,unit,start\n";
    const auto faulty = import(AdminFile::time_limits, heading + "sign,,,,1,hour,same_moment\n,,,nowhere,2,hour,same_moment\n");
    ASSERT_EQ(faulty.faults.size(), 1U);
    EXPECT_EQ(faulty.faults[0].line, 3);
    EXPECT_EQ(faulty.faults[0].column, "district");
    EXPECT_TRUE(import(AdminFile::time_limits, heading + "sign,,,,1,hour,same_moment\n,,,,2,hour,same_moment\n").done);
    const auto policy = city.work.city.time_limits();
    ASSERT_EQ(policy.limits.size(), 2U);
    EXPECT_EQ(policy.limits[0].clock, ClockKind::sign);
    EXPECT_EQ(policy.limits[1].clock, ClockKind::handle);
    EXPECT_EQ(policy.extensions, extensions);
}

TEST_F(Files, HoldWholeYearsOfCalendars) {
    const auto report =
        import(AdminFile::calendar_days, "calendar,day,name,worked\noffice,2027-01-03,元旦,是\noffice,2027-01-01,元旦,0\n");
    EXPECT_TRUE(report.done);
    EXPECT_TRUE(city.work.city.calendar({"office"})->holidays.contains(2027y / 1 / 1));
    const auto faulty =
        import(AdminFile::calendar_days, "calendar,day,name,worked\noffice,2028-01-01,元旦,\noffice,2028-01-04,元旦,1\n");
    ASSERT_EQ(faulty.faults.size(), 1U);
    EXPECT_EQ(faulty.faults[0].line, 3);
    EXPECT_EQ(faulty.faults[0].what, "worked_anyway");
}

}  // namespace
}  // namespace hotline::app
