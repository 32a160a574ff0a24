#include "app/statistics/verify_figures.hpp"

#include "case_fixture.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

class VerifyFigures : public CaseFixture {
protected:
    std::vector<FigureFault> faults() {
        const StatPeriod day{city.now() - 10h, city.now() + 14h};
        return verify_figures(city.work, day, 480min, city.now() + 1h);
    }
};

TEST_F(VerifyFigures, FindsNothingWhereRowsAreWhatEventsMake) {
    city.end_call(city.talking_call("13800000001", city.person(Role::agent).user));
    city.abandoned_call("13800000002");
    city.message("13800000003");
    static_cast<void>(replied());
    EXPECT_TRUE(faults().empty());
}

TEST_F(VerifyFigures, NamesTheFigureThatARowFalsifies) {
    const CallId call = city.abandoned_call("13800000002");
    city.stores.state.calls.at(call).record.queued_at.reset();
    const auto found = faults();
    const auto queued = std::ranges::find(found, "calls_queued", &FigureFault::what);
    ASSERT_NE(queued, found.end());
    EXPECT_EQ(queued->where, "2026-11-23");
    EXPECT_EQ(queued->counted, 0);
    EXPECT_EQ(queued->expected, 1);
}

TEST_F(VerifyFigures, NamesTheCaseWhoseRowDiffers) {
    const CaseView at = replied();
    city.stores.state.cases.at(at.id).at.rehandled = 3;
    const auto found = faults();
    EXPECT_NE(std::ranges::find(found, at.number, &FigureFault::where), found.end());
    EXPECT_NE(std::ranges::find(found, "cases_rehandled", &FigureFault::what), found.end());
}

}  // namespace
}  // namespace hotline::app
