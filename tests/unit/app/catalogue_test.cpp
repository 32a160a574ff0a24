#include "app/catalogue.hpp"

#include "app/dispatch_batch.hpp"
#include "app/list_cases.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

/// Roads belong to D01, in every district; lamps to the office below it with the water bureau's help.
class ACityWithDuties : public CaseFixture {
protected:
    static CatalogueFile duties() {
        return {.source = "test",
                .entries = {{.category = {"10"}, .lead = {"D01"}, .legal_basis = "条例"},
                            {.category = {"100101"}, .lead = {"D01-1"}, .co_handlers = {{"D02"}}}},
                .fallbacks = {{.unit = {"D02"}}}};
    }
    ACityWithDuties() { city.work.catalogue.publish(duties(), UserId{}, city.now()); }

    CaseView seen(const Actor& actor, CaseId id) { return read_case(city.work, actor, id, city.now()).value(); }
};

TEST_F(ACityWithDuties, ProposesAUnitToThoseWhoMayDispatch) {
    const CaseId id = take().id;
    const auto proposal = seen(city.person(Role::dispatcher), id).proposal.value();
    EXPECT_EQ(proposal.lead, DepartmentCode{"D01-1"});
    EXPECT_EQ(proposal.lead_name, "路灯所");
    EXPECT_EQ(proposal.ground, ProposalGround::category);
    EXPECT_FALSE(seen(city.person(Role::leader), id).proposal);
    EXPECT_EQ(list_cases(city.work, city.person(Role::dispatcher), {}, city.now()).rows.at(0).proposal->lead,
              DepartmentCode{"D01-1"});
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "请办理", "D01"));
    EXPECT_FALSE(seen(city.person(Role::dispatcher), id).proposal) << "it has been sent";
}

TEST_F(ACityWithDuties, EachDispatchKeepsTheVersionInForce) {
    const CaseId id = dispatched().id;
    EXPECT_EQ(city.work.cases.events(id).back().details.catalogue, 1);
}

TEST_F(ACityWithDuties, ABatchGoesWhereTheCatalogueSays) {
    const CaseId lamp = take().id;
    CaseFacts odd = lamp_complaint();
    odd.category = {};
    const CaseId other = take(odd).id;
    const CaseId sent = dispatched().id;
    const DispatchBatch batch{.cases = {{lamp, 1}, {other, 1}, {sent, version_of(sent)}, {CaseId{999}, 1}, {lamp, 1}},
                              .instruction = "请按职责办理"};
    const BatchDone done = dispatch_batch(city.work, city.person(Role::dispatcher), batch, city.now());
    ASSERT_EQ(done.steps.size(), 5U);
    EXPECT_EQ(done.steps[0].department, DepartmentCode{"D01-1"});
    EXPECT_EQ(done.steps[1].department, DepartmentCode{"D02"}) << "the fallback unit";
    EXPECT_EQ(done.steps[2].refusal, CaseRefusal::not_in_this_state);
    EXPECT_EQ(done.steps[3].refusal, CaseRefusal::not_found);
    EXPECT_EQ(done.steps[4].refusal, CaseRefusal::not_in_this_state) << "once is enough";
    EXPECT_EQ(done.changes.size(), 2U);
    EXPECT_EQ(seen(city.person(Role::leader), lamp).co_handlers.size(), 1U);
}

TEST_F(ACityWithDuties, ADraftIsTriedOnPastCasesAndChangesNothing) {
    dispatched();
    dispatched();
    SimulateCatalogue wanted{.draft = duties()};
    wanted.draft.entries[1].lead = {"D01"};
    const Simulation sum = simulate_catalogue(city.work, wanted, city.now()).value();
    EXPECT_EQ(sum.looked_at, 2);
    EXPECT_EQ(sum.changed, 2);
    EXPECT_EQ(sum.right_now, 0) << "the lamp office was named, but the bureau had them";
    EXPECT_EQ(sum.right_then, 2);
    ASSERT_EQ(sum.cases.size(), 2U);
    EXPECT_EQ(sum.cases[0].then, DepartmentCode{"D01"});
    EXPECT_EQ(city.work.catalogue.latest().version, 1);
}

TEST_F(ACityWithDuties, OnlyASoundDraftOfTheVersionInForceIsPublished) {
    const Actor actor = city.person(Role::supervisor);
    PublishCatalogue wanted{.draft = duties(), .based_on = 1};
    wanted.draft.entries.push_back({.category = {"nowhere"}, .lead = {"nobody"}});
    wanted.draft.entries.push_back(wanted.draft.entries[0]);
    const auto refused = publish_catalogue(city.work, actor, wanted, city.now());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems,
              (std::vector<CatalogueProblem>{
                  {"/entries/2/category", "unknown"}, {"/entries/2/lead", "unknown"}, {"/entries/3", "overlap"}}));
    wanted.draft = duties();
    const CatalogueView view = publish_catalogue(city.work, actor, wanted, city.now()).value();
    EXPECT_EQ(view.version, 2);
    EXPECT_EQ(view.published_by, "某supervisor");
    EXPECT_TRUE(publish_catalogue(city.work, actor, wanted, city.now()).error().changed);
}

}  // namespace
}  // namespace hotline::app
