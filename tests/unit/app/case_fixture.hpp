#pragma once
#include <gtest/gtest.h>

#include "app/act_on_case.hpp"
#include "app/read_case.hpp"
#include "app/take_case.hpp"
#include "support/memory/small_city.hpp"

namespace hotline::app {

/// People of a small city who take and work cases.
class CaseFixture : public testing::Test {
protected:
    static CaseFacts lamp_complaint() {
        return {.kind = CaseKind::complaint,
                .title = "路灯不亮",
                .content = "河滨街道的路灯三天不亮",
                .category = {"100101"},
                .district = {"east"},
                .street = {"east-1"},
                .address = "河滨路8号",
                .citizen_name = "张某某",
                .citizen_phone = "13800000001"};
    }
    static std::string key(int number) { return "idempotency-key-" + std::to_string(number); }

    CaseView take(const CaseFacts& facts = lamp_complaint(), std::optional<CallId> call = {}) {
        auto done = take_case(city.work, city.person(Role::agent), {facts, call, key(++keys)}, city.now(), deps);
        EXPECT_TRUE(done);
        return done ? done->view : CaseView{};
    }
    Result<CaseDone, CaseRefused> act(const Actor& actor, CaseId id, CaseAction action, std::string text = {},
                                      std::string department = {}, CaseDetails details = {}) {
        CaseCommand command{.action = action, .version = version_of(id), .text = std::move(text), .details = std::move(details)};
        if (!department.empty()) command.department = DepartmentCode{department};
        return act_on_case(city.work, actor, id, command, city.now());
    }
    int version_of(CaseId id) {
        const auto found = city.work.cases.find(id);
        return found ? found->version : 0;
    }
    /// A case that lies with the lamps unit's parent, D01.
    CaseView dispatched() {
        const CaseView taken = take();
        return act(city.person(Role::dispatcher), taken.id, CaseAction::dispatch, "请办理", "D01").value().view;
    }
    CaseView replied() {
        const CaseId id = dispatched().id;
        EXPECT_TRUE(act(city.person(Role::department), id, CaseAction::accept));
        return act(city.person(Role::department), id, CaseAction::reply, "已修好").value().view;
    }

    test::SmallCity city;
    CaseDeps deps{city.ids, city.secrets};
    int keys{0};
};

}  // namespace hotline::app
