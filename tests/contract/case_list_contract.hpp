#pragma once
#include "contract/store_contract.hpp"

/// Long lists of cases in pages; see store_contract.hpp for what a backend gives.
namespace hotline::test {

template <class Backend>
class CaseListContract : public StoreContract<Backend> {};

TYPED_TEST_SUITE_P(CaseListContract);

TYPED_TEST_P(CaseListContract, PagesOfUnitsStagesAndWordsHoldEveryCaseOnceNewestFirst) {
    // By turns: with the first unit beside both others, with the second unit, with a stranger, and of another stage.
    constexpr int kCases = 24;
    for (int id = 1; id <= kCases; ++id) {
        const Instant at = kMorning + id / 3 * 1min;
        this->insert_case(id, std::to_string(id), at);
        CaseEvent event = this->dispatched(id, at);
        event.department = {id % 4 == 0 ? "water" : id % 4 == 1 ? "urban" : "health"};
        if (id % 4 == 0) event.details.units = {{"urban"}, {"police"}};
        if (id % 4 == 3) event.to = CaseStage::in_progress;
        const Case after = evolve(this->a_case(id, std::to_string(id), at), event);
        if (id % 4 != 2 || id > 12) write_now(this->database_, [&](app::UnitOfWork& work) { work.cases.append(after, event); });
    }
    const auto pages = [&](app::CaseFilter filter) {
        std::vector<int> seen;
        filter.limit = 2;
        do {
            auto page = read_now(this->database_, [&](app::UnitOfWork& work) { return work.cases.list(filter, kMorning); });
            for (const Case& one : page.cases) seen.push_back(static_cast<int>(one.id.value));
            filter.cursor = std::move(page.next);
        } while (!filter.cursor.empty() && seen.size() <= kCases);
        return seen;
    };
    EXPECT_EQ(pages({.departments = {{"water"}, {"urban"}, {"police"}}}),
              (std::vector{24, 21, 20, 17, 16, 13, 12, 9, 8, 5, 4, 1}));
    EXPECT_EQ(pages({.departments = {{"police"}, {"urban"}}}), (std::vector{24, 21, 20, 17, 16, 13, 12, 9, 8, 5, 4, 1}));
    EXPECT_EQ(pages({.stages = {CaseStage::in_progress, CaseStage::recorded}}), (std::vector{23, 19, 15, 11, 10, 7, 6, 3, 2}));
    EXPECT_EQ(pages({.states = {CaseState::in_progress}, .departments = {{"health"}, {"urban"}}}),
              (std::vector{23, 19, 15, 11, 7, 3}));
    EXPECT_EQ(pages({.states = {CaseState::assigned}, .stages = {CaseStage::in_progress}}), std::vector<int>{})
        << "no such stage";
    EXPECT_EQ(pages({.departments = {{"health"}}, .text = "夜间施工"}), (std::vector{23, 22, 19, 18, 15, 14, 11, 7, 3}));
    EXPECT_EQ(pages({.text = "噪音"}).size(), 24U);
}

REGISTER_TYPED_TEST_SUITE_P(CaseListContract, PagesOfUnitsStagesAndWordsHoldEveryCaseOnceNewestFirst);

}  // namespace hotline::test
