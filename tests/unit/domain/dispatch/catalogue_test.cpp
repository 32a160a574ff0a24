#include "domain/dispatch/catalogue.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

Date day(const char* text) { return parse_iso_date(text).value(); }
const Date kToday = day("2026-11-23");
const CategoryParents kTree{{{"100101"}, {"1001"}}, {{"1001"}, {"10"}}, {{"10"}, {}}};

/// Lamps belong to the lamp office, in the east to its own; roads to the road bureau; the rest to the districts.
Catalogue city() {
    return {.version = 7,
            .entries = {{.category = {"100101"}, .lead = {"lamps"}, .co_handlers = {{"power"}}, .legal_basis = "市政条例第八条"},
                        {.category = {"100101"}, .district = DistrictCode{"east"}, .lead = {"lamps.east"}},
                        {.category = {"1001"}, .district = DistrictCode{"west"}, .lead = {"roads.west"}},
                        {.category = {"10"}, .lead = {"roads"}, .valid_to = day("2026-12-31")},
                        {.category = {"10"}, .lead = {"works"}, .valid_from = day("2027-01-01")}},
            .fallbacks = {{.unit = {"centre"}}, {.district = DistrictCode{"east"}, .unit = {"east"}}}};
}

std::optional<Proposal> asked(const char* category, const char* district, Date when = kToday) {
    return propose(city(), kTree, {.category = {category}, .district = {district}}, when);
}

TEST(ACatalogue, NamesTheNearestDutyWithItsGround) {
    const Proposal lamps = asked("100101", "west").value();
    EXPECT_EQ(lamps, (Proposal{.lead = {"lamps"},
                               .co_handlers = {{"power"}},
                               .legal_basis = "市政条例第八条",
                               .ground = ProposalGround::category,
                               .category = {"100101"},
                               .version = 7}));
    EXPECT_EQ(asked("100101", "east")->lead, DepartmentCode{"lamps.east"});
    EXPECT_EQ(asked("100101", "east")->ground, ProposalGround::category_and_district);
}

TEST(ACatalogue, GoesUpTheTreeDistrictFirst) {
    EXPECT_EQ(asked("1001", "west")->lead, DepartmentCode{"roads.west"});
    EXPECT_EQ(asked("1001", "east")->lead, DepartmentCode{"roads"});
    EXPECT_EQ(asked("1001", "east")->ground, ProposalGround::parent);
    EXPECT_EQ(asked("1001", "east")->category, CategoryCode{"10"});
}

TEST(ACatalogue, KnowsWhenADutyIsInForce) {
    EXPECT_EQ(asked("10", "", day("2026-12-31"))->lead, DepartmentCode{"roads"});
    EXPECT_EQ(asked("10", "", day("2027-01-01"))->lead, DepartmentCode{"works"});
}

TEST(ACatalogue, FallsBackOnTheDistrictThenOnTheCentre) {
    EXPECT_EQ(asked("99", "east")->lead, DepartmentCode{"east"});
    EXPECT_EQ(asked("", "west")->lead, DepartmentCode{"centre"});
    EXPECT_EQ(asked("", "west")->ground, ProposalGround::fallback);
    EXPECT_FALSE(propose(Catalogue{}, kTree, {.category = {"10"}}, kToday));
}

TEST(ACatalogue, ComesToAnEndInATreeWithACircle) {
    const CategoryParents circle{{{"a"}, {"b"}}, {{"b"}, {"a"}}};
    EXPECT_FALSE(propose(Catalogue{}, circle, {.category = {"a"}}, kToday));
}

TEST(ACatalogue, TellsOfTwoDutiesForOneMatter) {
    EXPECT_TRUE(overlaps(city().entries).empty());
    auto entries = city().entries;
    entries[3].valid_to = day("2027-01-01");
    EXPECT_EQ(overlaps(entries), (std::vector<Overlap>{{3, 4}}));
    entries[3].valid_to.reset();
    EXPECT_EQ(overlaps(entries), (std::vector<Overlap>{{3, 4}}));
}

}  // namespace
}  // namespace hotline
