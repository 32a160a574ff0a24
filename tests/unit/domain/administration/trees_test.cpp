#include <gtest/gtest.h>

#include "domain/administration/category.hpp"
#include "domain/administration/unit.hpp"

namespace hotline {
namespace {

std::vector<std::string> told(const RowFaults& faults) {
    std::vector<std::string> all;
    for (const RowFault& fault : faults) all.push_back(std::to_string(fault.row) + fault.pointer + " " + fault.what);
    return all;
}
using Told = std::vector<std::string>;

Unit unit(const std::string& code, const std::string& parent = {}) {
    return {.code = {code}, .parent = {parent}, .name_zh = code, .name_en = code};
}

class Units : public testing::Test {
protected:
    Units() : all{unit("roads"), unit("roads.lamps", "roads"), unit("roads.lamps.east", "roads.lamps"), unit("water")} {}

    Told changed(const Unit& row) {
        std::vector<Unit> after = all;
        const auto at = std::ranges::find(after, row.code, &Unit::code);
        if (at == after.end())
            after.push_back(row);
        else
            *at = row;
        return told(faults_of(after, {row}, around));
    }

    std::vector<Unit> all;
    UnitSurroundings around{.districts = {{"Q01"}}, .calendars = {{"office"}}};
};

TEST_F(Units, StandInThreeLevelsBelowAnOpenParent) {
    EXPECT_EQ(changed(unit("water.pipes", "water")), Told{});
    EXPECT_EQ(changed(unit("deeper", "roads.lamps.east")), Told{"0/parent too_deep"});
    EXPECT_EQ(changed(unit("lost", "nowhere")), Told{"0/parent unknown_code"});
    EXPECT_EQ(changed(unit("a b")), Told{"0/code format"});
    all[3].closed = true;
    EXPECT_EQ(changed(unit("water.pipes", "water")), Told{"0/parent closed"});
}

TEST_F(Units, MoveWithEverythingBelowThem) {
    EXPECT_EQ(changed(unit("roads.lamps", "water")), Told{});
    EXPECT_EQ(changed(unit("roads", "water")), Told{"0/parent too_deep"}) << "its own units would stand on a fourth level";
    EXPECT_EQ(changed(unit("roads", "roads.lamps")), Told{"0/parent circle"});
    EXPECT_EQ(changed(unit("roads", "roads")), Told{"0/parent circle"});
}

TEST_F(Units, CloseOnlyWhenNothingIsLeftInTheirHands) {
    Unit lamps = all[1];
    lamps.closed = true;
    around.open_cases[{"roads.lamps"}] = {"20261123001", "20261123002"};
    around.people[{"roads.lamps"}] = 1;
    around.suggested = {{"roads.lamps"}};
    around.duties = {{"roads.lamps"}};
    EXPECT_EQ(changed(lamps), (Told{"0/closed open_below", "0/closed/20261123001 open_case", "0/closed/20261123002 open_case",
                                    "0/closed people", "0/closed suggested", "0/closed duties"}));
    Unit water = all[3];
    water.closed = true;
    EXPECT_EQ(changed(water), Told{});
}

TEST_F(Units, NameDistrictsHoursAndPhonesThatThereAre) {
    Unit water = all[3];
    water.district = {"Q01"};
    water.hours = {"office"};
    water.liaisons = {{"演示-联络员", "0999-1000 0001"}};
    EXPECT_EQ(changed(water), Told{});
    water.district = {"Q99"};
    water.hours = {"never"};
    water.liaisons.push_back({"演示-联络员", "ring me"});
    EXPECT_EQ(changed(water), (Told{"0/district unknown_code", "0/hours unknown_code", "0/liaisons/1/phone format"}));
}

class Categories : public testing::Test {
protected:
    static Category category(const std::string& code, bool closed = false, const std::string& replaced_by = {}) {
        return {.code = {code}, .name_zh = code, .name_en = code, .closed = closed, .replaced_by = {replaced_by}};
    }
    Told check(const std::vector<Category>& all) { return told(faults_of(all, all, {{"roads"}})); }
};

TEST_F(Categories, LeadFromAnOldCodeToTheOneInUse) {
    const std::vector<Category> all{category("lamps"), category("light", true, "lighting"), category("lighting", true, "lamps"),
                                    category("gone", true)};
    EXPECT_EQ(check(all), Told{});
    EXPECT_EQ(present_code(all, {"light"}), CategoryCode{"lamps"});
    EXPECT_EQ(present_code(all, {"lamps"}), CategoryCode{"lamps"});
    EXPECT_TRUE(present_code(all, {"gone"}).empty());
    EXPECT_TRUE(present_code(all, {"never was"}).empty());
}

TEST_F(Categories, AreReplacedByAnOpenOneInTheEnd) {
    EXPECT_EQ(check({category("a", true, "b"), category("b", true, "a")}),
              (Told{"0/replaced_by leads_nowhere", "1/replaced_by leads_nowhere"}));
    EXPECT_EQ(check({category("a", true, "x")}), Told{"0/replaced_by unknown_code"});
    EXPECT_EQ(check({category("a"), category("b", false, "a")}), Told{"1/replaced_by still_open"});
    EXPECT_EQ(check({category("a", true, "b"), category("b", true)}), Told{"0/replaced_by leads_nowhere"});
}

TEST_F(Categories, SuggestOpenUnitsOnly) {
    Category good = category("a");
    good.default_department = {"roads"};
    Category bad = category("b");
    bad.default_department = {"closed down"};
    EXPECT_EQ(check({good, bad}), Told{"1/default_department unknown_code"});
    bad.closed = true;
    EXPECT_EQ(check({good, bad}), Told{}) << "what is closed suggests nobody";
}

}  // namespace
}  // namespace hotline
