#pragma once
#include "contract/store_contract.hpp"

/// What every implementation of app::CaseStore and app::CatalogueStore must do. Backends are those of StoreContract.
namespace hotline::test {

template <class Backend>
class CaseContract : public StoreContract<Backend> {};

TYPED_TEST_SUITE_P(CaseContract);

TYPED_TEST_P(CaseContract, GivesACaseBackAsItWasWritten) {
    this->insert_case(1, "路灯不亮");
    const Case stored = read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find(CaseId{1}).value(); });
    EXPECT_EQ(stored, this->a_case(1, "路灯不亮", kMorning));
    const auto events = read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.events(CaseId{1}); });
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].facts, this->recorded(1, "路灯不亮", kMorning).facts);
}

TYPED_TEST_P(CaseContract, FindsACaseByItsNumberAndItsKey) {
    this->insert_case(1, "a");
    EXPECT_TRUE(
        read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find_by_number("20261123001").has_value(); }));
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find_by_key("key-1"); }), CaseId{1});
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.progress_hash(CaseId{1}); }), "hash1");
    EXPECT_FALSE(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find_by_key("other").has_value(); }));
}

TYPED_TEST_P(CaseContract, TheSameEventNumberIsNotTakenTwice) {
    this->insert_case(1, "a");
    const auto dispatch = [&](app::UnitOfWork& work) {
        work.cases.append(evolve(this->a_case(1, "a", kMorning), this->dispatched(1, kMorning)), this->dispatched(1, kMorning));
    };
    write_now(this->database_, dispatch);
    EXPECT_ANY_THROW(write_now(this->database_, dispatch));
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find(CaseId{1})->version; }), 2);
}

TYPED_TEST_P(CaseContract, RebuildingChangesNothingThatIsRight) {
    this->insert_case(1, "a");
    int differed = -1;
    write_now(this->database_, [&](app::UnitOfWork& work) { differed = work.cases.rebuild(); });
    EXPECT_EQ(differed, 0);
}

TYPED_TEST_P(CaseContract, RebuildingMendsAWrongProjection) {
    this->insert_case(1, "a");
    Case wrong = this->a_case(1, "a", kMorning);
    CaseEvent note = this->dispatched(1, kMorning);
    wrong.stage = CaseStage::approved;
    int differed = -1;
    write_now(this->database_, [&](app::UnitOfWork& work) { work.cases.append(wrong, note); });
    write_now(this->database_, [&](app::UnitOfWork& work) { differed = work.cases.rebuild(); });
    EXPECT_EQ(differed, 1);
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find(CaseId{1})->stage; }),
              CaseStage::assigned);
}

TYPED_TEST_P(CaseContract, FindsWhatSharesWordsWithinTime) {
    this->insert_case(1, "学府路路灯不亮");
    this->insert_case(2, "三号楼路灯一周不亮");
    this->insert_case(3, "路口井盖缺失");
    const auto sharing = [&](std::string_view text, Instant since, int limit) {
        std::vector<std::int64_t> ids;
        for (const Case& one :
             read_now(this->database_, [&](app::UnitOfWork& work) { return work.cases.sharing_words(text, since, limit); }))
            ids.push_back(one.id.value);
        return ids;
    };
    EXPECT_THAT(sharing("路灯坏了不亮", Instant{}, 9), testing::UnorderedElementsAre(1, 2));
    EXPECT_THAT(sharing("井盖缺失", Instant{}, 9), testing::ElementsAre(3));
    EXPECT_EQ(sharing("路灯坏了不亮", Instant{}, 1).size(), 1U);
    EXPECT_THAT(sharing("路灯坏了不亮", kMorning, 9), testing::IsEmpty()) << "ids of 1970";
    EXPECT_THAT(sharing("。。", Instant{}, 9), testing::IsEmpty());
    EXPECT_THAT(sharing("\"路灯不亮\" * (", Instant{}, 9), testing::UnorderedElementsAre(1, 2));
}

TYPED_TEST_P(CaseContract, PagesThroughCasesNewestFirst) {
    for (int id = 1; id <= 5; ++id) this->insert_case(id, std::to_string(id), kMorning + id / 2 * 1min);
    std::vector<std::string> seen;
    app::CaseFilter filter{.limit = 2};
    for (int page = 0; page < 3; ++page) {
        const auto found = read_now(this->database_, [&](app::UnitOfWork& work) { return work.cases.list(filter, kMorning); });
        for (const Case& one : found.cases) seen.push_back(one.facts.title);
        filter.cursor = found.next;
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"5", "4", "3", "2", "1"}));
    EXPECT_TRUE(filter.cursor.empty());
}

TYPED_TEST_P(CaseContract, FiltersCases) {
    this->insert_case(1, "一");
    this->insert_case(2, "二");
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.cases.append(evolve(this->a_case(2, "二", kMorning), this->dispatched(2, kMorning)), this->dispatched(2, kMorning));
    });
    EXPECT_EQ(this->titles({.states = {CaseState::assigned}}), std::vector<std::string>{"二"});
    EXPECT_EQ(this->titles({.departments = {{"urban"}, {"water"}}}), std::vector<std::string>{"二"});
    EXPECT_EQ(this->titles({.citizen_phone = "10000000001"}), std::vector<std::string>{"一"});
    EXPECT_EQ(this->titles({.call = CallId{71}}), std::vector<std::string>{"一"});
    EXPECT_EQ(this->titles({.kind = CaseKind::praise}).size(), 0U);
    EXPECT_EQ(this->titles({.overdue_only = true}, kMorning + 49h), std::vector<std::string>{"二"});
    EXPECT_EQ(this->titles({.overdue_only = true}, kMorning + 47h).size(), 0U);
    EXPECT_EQ(this->titles({.from = kMorning}).size(), 2U);
    EXPECT_EQ(this->titles({.to = kMorning}).size(), 0U);
}

/// Everything that an event and a course can say.
inline CaseEvent eloquent(int id, Instant at) {
    const TimeLimit limit{.kind = CaseKind::complaint, .district = DistrictCode{"Q01"}, .amount = 15};
    return {.id = CaseId{id},
            .seq = 2,
            .at = at,
            .action = CaseAction::dispatch,
            .actor = UserId{6},
            .actor_name = "演示-派单员01",
            .from = CaseStage::recorded,
            .to = CaseStage::assigned,
            .department = {"water"},
            .text = "请核实",
            .due_at = at + 48h,
            .details = {.reason = CaseReason::other,
                        .legal_basis = "条例第三条",
                        .units = {{"urban"}, {"police"}},
                        .proposed = {"urban"},
                        .lead_case = CaseId{9},
                        .until = at + 72h,
                        .amount = 3},
            .clocks = {
                {.clock = ClockKind::handle, .step = ClockStep::start, .limit = limit, .due_at = at + 48h, .provisional = true},
                {.clock = ClockKind::sign, .step = ClockStep::start, .due_at = at + 2h}}};
}

TYPED_TEST_P(CaseContract, GivesTheCourseOfACaseBackAsItWasWritten) {
    this->insert_case(1, "a");
    const CaseEvent event = eloquent(1, kMorning + 1min);
    Case after = evolve(this->a_case(1, "a", kMorning), event);
    after.handled_at = kMorning + 3h;
    after.lead_case = CaseId{9};
    after.course.asked = event.details;
    after.course.clocks.front().adjustments = {
        {.step = ClockStep::extend, .at = kMorning, .amount = 3, .due_at = kMorning + 72h}};
    after.course.supervision = SupervisionLevel::supervised;
    after.course.forced = true;
    write_now(this->database_, [&](app::UnitOfWork& work) { work.cases.append(after, event); });
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.find(CaseId{1}).value(); }), after);
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.cases.events(CaseId{1}).back(); }), event);
    const auto followers = [&](int id) {
        return read_now(this->database_, [&](app::UnitOfWork& work) { return work.cases.followers(CaseId{id}).size(); });
    };
    EXPECT_EQ(followers(9), 1U);
    EXPECT_EQ(followers(1), 0U);
}

TYPED_TEST_P(CaseContract, ListsCasesOfUnitsThatHelpAndByStage) {
    for (const int id : {1, 2}) this->insert_case(id, std::to_string(id));
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.cases.append(evolve(this->a_case(1, "1", kMorning), eloquent(1, kMorning)), eloquent(1, kMorning));
    });
    const std::vector<std::string> first{"1"};
    EXPECT_EQ(this->titles({.departments = {{"police"}}}), first) << "it helps";
    EXPECT_EQ(this->titles({.departments = {{"water"}, {"police"}}}), first) << "once, although it is both";
    EXPECT_TRUE(this->titles({.departments = {{"health"}}}).empty());
    EXPECT_EQ(this->titles({.stages = {CaseStage::assigned, CaseStage::suspended}}), first);
    EXPECT_TRUE(this->titles({.stages = {CaseStage::signed_for}}).empty());
}

TYPED_TEST_P(CaseContract, WakesCasesWhenTheirTimeHasCome) {
    for (const int id : {1, 2, 3}) this->insert_case(id, std::to_string(id));
    const auto woken = [&](Instant now, int limit = 10) {
        std::vector<std::int64_t> ids;
        for (const CaseId id : read_now(this->database_, [&](app::UnitOfWork& work) { return work.cases.to_wake(now, limit); }))
            ids.push_back(id.value);
        return ids;
    };
    using Ids = std::vector<std::int64_t>;
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.cases.wake(CaseId{1}, kMorning + 2h);
        work.cases.wake(CaseId{2}, kMorning + 3h);
        work.cases.wake(CaseId{2}, kMorning + 1h);
        work.cases.wake(CaseId{3}, kMorning);
        work.cases.wake(CaseId{3}, std::nullopt);
    });
    EXPECT_EQ(woken(kMorning), Ids{});
    EXPECT_EQ(woken(kMorning + 1h), Ids{2});
    EXPECT_EQ(woken(kMorning + 2h), (Ids{2, 1}));
    EXPECT_EQ(woken(kMorning + 2h, 1), Ids{2});
    write_now(this->database_, [&](app::UnitOfWork& work) {
        work.cases.append(evolve(this->a_case(3, "3", kMorning), this->dispatched(3, kMorning)), this->dispatched(3, kMorning));
        work.cases.wake_open(kMorning);
    });
    EXPECT_EQ(woken(kMorning), Ids{3}) << "what waits for its dispatch has no clock";
}

TYPED_TEST_P(CaseContract, ListsWhatIsSupervised) {
    for (const int id : {1, 2}) this->insert_case(id, std::to_string(id));
    write_now(this->database_, [&](app::UnitOfWork& work) {
        Case urged = evolve(this->a_case(1, "1", kMorning), this->dispatched(1, kMorning));
        urged.course.supervision = SupervisionLevel::supervised;
        urged.course.receipt_due = true;
        work.cases.append(urged, this->dispatched(1, kMorning));
    });
    const std::vector<std::string> first{"1"};
    EXPECT_EQ(this->titles({.supervision = {SupervisionLevel::supervised, SupervisionLevel::escalated}}), first);
    EXPECT_TRUE(this->titles({.supervision = {SupervisionLevel::reminded}}).empty());
    EXPECT_EQ(this->titles({.receipt_due = true}), first);
    EXPECT_EQ(this->titles({.due_before = kMorning + 49h}), first);
    EXPECT_TRUE(this->titles({.due_before = kMorning + 48h}).empty());
}

TYPED_TEST_P(CaseContract, KeepsTheVersionsOfTheCatalogue) {
    const app::CatalogueFile file{
        .source = "notice 7",
        .entries = {{.category = {"10"}, .district = DistrictCode{"Q01"}, .lead = {"water"}, .co_handlers = {{"urban"}}}},
        .fallbacks = {{.unit = {"urban"}}}};
    EXPECT_EQ(read_now(this->database_, [](app::UnitOfWork& work) { return work.catalogue.latest().version; }), 0);
    for (const int version : {1, 2})
        write_now(this->database_,
                  [&](app::UnitOfWork& work) { EXPECT_EQ(work.catalogue.publish(file, UserId{}, kMorning), version); });
    const auto latest = read_now(this->database_, [](app::UnitOfWork& work) { return work.catalogue.latest(); });
    EXPECT_EQ(latest.version, 2);
    EXPECT_EQ(latest.source, file.source);
    EXPECT_EQ(latest.entries, file.entries);
    EXPECT_EQ(latest.fallbacks, file.fallbacks);
    EXPECT_EQ(latest.published_at, kMorning);
}

TYPED_TEST_P(CaseContract, FindsCasesByWhenTheyWereSent) {
    for (const int id : {1, 2}) {
        this->insert_case(id, std::to_string(id));
        const CaseEvent sent = this->dispatched(id, kMorning + id * 1h);
        write_now(this->database_,
                  [&](app::UnitOfWork& work) { work.cases.append(evolve(this->a_case(id, "x", kMorning), sent), sent); });
    }
    const auto sent = [&](Instant since, int limit) {
        return read_now(this->database_, [&](app::UnitOfWork& work) { return work.catalogue.dispatched_since(since, limit); });
    };
    ASSERT_EQ(sent(kMorning, 10).size(), 2U);
    EXPECT_EQ(sent(kMorning, 10)[0].id, CaseId{2}) << "the latest first";
    EXPECT_EQ(sent(kMorning, 10)[0].lead, DepartmentCode{"water"});
    EXPECT_EQ(sent(kMorning, 10)[0].facts.district, DistrictCode{"Q01"});
    EXPECT_EQ(sent(kMorning + 2h, 10).size(), 1U);
    EXPECT_EQ(sent(kMorning, 1).size(), 1U);
}

TYPED_TEST_P(CaseContract, PagesOfUnitsStagesAndWordsHoldEveryCaseOnceNewestFirst) {
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

TYPED_TEST_P(CaseContract, FindsWordsInsideChineseText) {
    this->insert_case(1, "路灯不亮");
    this->insert_case(2, "水管破裂");
    EXPECT_EQ(this->titles({.text = "路灯"}), std::vector<std::string>{"路灯不亮"});
    EXPECT_EQ(this->titles({.text = "灯"}), std::vector<std::string>{"路灯不亮"});
    EXPECT_EQ(this->titles({.text = "噪音扰民"}).size(), 2U);
    EXPECT_EQ(this->titles({.text = "路灯 幸福路"}), std::vector<std::string>{"路灯不亮"});
    EXPECT_EQ(this->titles({.text = "20261123002"}), std::vector<std::string>{"水管破裂"});
}

TYPED_TEST_P(CaseContract, HostileTextFindsNothingAndBreaksNothing) {
    this->insert_case(1, "a");
    for (const char* text : {"' OR 1=1 --", "\"", "*", "NEAR(", "AND", "-a", "{words}: x", "%", "\x80\xff"})
        EXPECT_NO_THROW((void)this->titles({.text = text})) << text;
    EXPECT_TRUE(this->titles({.citizen_phone = "' OR '1'='1"}).empty());
    EXPECT_TRUE(this->titles({.cursor = "' OR 1=1"}).empty());
}

TYPED_TEST_P(CaseContract, CountsCasesOfADayFromOne) {
    std::vector<int> numbers;
    write_now(this->database_, [&](app::UnitOfWork& work) {
        const Date day{std::chrono::year{2026} / 11 / 23};
        numbers = {work.cases.next_in_day(day), work.cases.next_in_day(day),
                   work.cases.next_in_day(Date{std::chrono::year{2026} / 11 / 24})};
    });
    EXPECT_EQ(numbers, (std::vector{1, 2, 1}));
}

REGISTER_TYPED_TEST_SUITE_P(CaseContract, PagesOfUnitsStagesAndWordsHoldEveryCaseOnceNewestFirst, GivesACaseBackAsItWasWritten,
                            FindsACaseByItsNumberAndItsKey, TheSameEventNumberIsNotTakenTwice,
                            RebuildingChangesNothingThatIsRight, RebuildingMendsAWrongProjection, PagesThroughCasesNewestFirst,
                            FiltersCases, FindsWhatSharesWordsWithinTime, GivesTheCourseOfACaseBackAsItWasWritten,
                            ListsCasesOfUnitsThatHelpAndByStage, WakesCasesWhenTheirTimeHasCome, ListsWhatIsSupervised,
                            KeepsTheVersionsOfTheCatalogue, FindsCasesByWhenTheyWereSent, FindsWordsInsideChineseText,
                            HostileTextFindsNothingAndBreaksNothing, CountsCasesOfADayFromOne);

}  // namespace hotline::test
