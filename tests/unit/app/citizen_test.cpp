#include "app/citizen_progress.hpp"
#include "app/citizen_request.hpp"
#include "app/spoken_complaint.hpp"
#include "case_fixture.hpp"

namespace hotline::app {
namespace {

class ACitizen : public CaseFixture {
protected:
    CitizenReceipt writes() {
        const CitizenRequest request{.kind = CaseKind::complaint,
                                     .title = "路灯不亮",
                                     .content = "三天不亮",
                                     .district = {"east"},
                                     .name = "张某某",
                                     .phone = "+86 138 0000 0001",
                                     .idempotency_key = key(++keys)};
        auto done = citizen_request(city.work, request, city.now(), deps);
        EXPECT_TRUE(done);
        return done ? done->receipt : CitizenReceipt{};
    }
    std::optional<Progress> asks(const std::string& number, const std::string& code) {
        return citizen_progress(city.work, {number, code}, city.secrets, city.now());
    }
    CaseId id_of(const CitizenReceipt& receipt) { return city.work.cases.find_by_number(receipt.number)->id; }
};

TEST_F(ACitizen, WritesARequestThatNobodyTook) {
    const Case made = city.work.cases.find(id_of(writes())).value();
    EXPECT_EQ(made.channel, CaseChannel::web);
    EXPECT_FALSE(made.recorded_by);
    EXPECT_EQ(made.facts.citizen_phone, "13800000001");
}

TEST_F(ACitizen, SpeaksAComplaintThatNobodyHasHeardYet) {
    const SpokenComplaint spoken{
        .call = CallId{77}, .caller = "+86 138 0000 0001", .began = city.now(), .length = std::chrono::seconds{42}};
    const auto filed = file_complaint(city.work, spoken, city.now(), deps);
    ASSERT_TRUE(filed);
    const Case made = city.work.cases.find_by_number(filed->number).value();
    EXPECT_EQ(made.channel, CaseChannel::voice);
    EXPECT_EQ(made.facts.kind, CaseKind::complaint);
    EXPECT_EQ(made.call, CallId{77}) << "its recording is the call's";
    EXPECT_EQ(made.facts.citizen_phone, "13800000001");
    EXPECT_NE(made.facts.content.find("约42秒"), std::string::npos) << made.facts.content;
    EXPECT_TRUE(asks(filed->number, filed->code)) << "he follows it with what he was told";
}

TEST_F(ACitizen, SpeaksAComplaintWithoutShowingHisNumber) {
    const auto filed = file_complaint(city.work, {.call = CallId{78}, .caller = "anonymous"}, city.now(), deps);
    ASSERT_TRUE(filed);
    EXPECT_EQ(city.work.cases.find_by_number(filed->number)->facts.citizen_phone, "");
}

TEST_F(ACitizen, IsToldWhatIsMissing) {
    const auto refused = citizen_request(city.work, {.title = "题", .idempotency_key = key(1)}, city.now(), deps);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields, (std::vector<FieldProblem>{{CaseField::content, FieldFault::missing}}));
}

TEST_F(ACitizen, SendsTheSameRequestTwiceAndGetsTheSameReceipt) {
    const CitizenRequest request{.title = "题", .content = "文", .idempotency_key = key(1)};
    const auto first = citizen_request(city.work, request, city.now(), deps).value();
    const auto again = citizen_request(city.work, request, city.now(), deps).value();
    EXPECT_EQ(again.receipt.number, first.receipt.number);
    EXPECT_EQ(again.receipt.code, first.receipt.code);
    EXPECT_TRUE(first.change);
    EXPECT_FALSE(again.change);
}

TEST_F(ACitizen, SeesProgressWithNumberAndCode) {
    const CitizenReceipt receipt = writes();
    const CaseId id = id_of(receipt);
    ASSERT_TRUE(act(city.person(Role::dispatcher), id, CaseAction::dispatch, "内部批示", "D01"));
    ASSERT_TRUE(act(city.person(Role::leader), id, CaseAction::note, "内部意见"));
    ASSERT_TRUE(act(city.person(Role::department), id, CaseAction::accept));
    ASSERT_TRUE(act(city.person(Role::department), id, CaseAction::reply, "已修好"));
    const Progress seen = asks(receipt.number, receipt.code).value();
    EXPECT_EQ(seen.state, CaseState::awaiting_review);
    EXPECT_EQ(seen.reply, "") << "not yet approved";
    ASSERT_EQ(seen.steps.size(), 4U) << "notes are the office's own";
    EXPECT_EQ(seen.steps[1].department_name, "市道路局");
    ASSERT_TRUE(act(city.person(Role::reviewer), id, CaseAction::approve, "属实"));
    EXPECT_EQ(asks(receipt.number, receipt.code)->reply, "已修好");
}

TEST_F(ACitizen, FollowsTheCaseThatHisWasMergedWith) {
    const CitizenReceipt receipt = writes();
    const CaseId lead = dispatched().id;
    const CaseDetails same{.reason = CaseReason::same_place, .lead_case = lead};
    ASSERT_TRUE(act(city.person(Role::dispatcher), id_of(receipt), CaseAction::merge, "", "", same));
    ASSERT_TRUE(act(city.person(Role::department), lead, CaseAction::accept));
    const Progress seen = asks(receipt.number, receipt.code).value();
    EXPECT_TRUE(seen.joined);
    EXPECT_EQ(seen.number, receipt.number) << "nobody learns another's number";
    EXPECT_EQ(seen.state, CaseState::in_progress);
    EXPECT_EQ(seen.steps.back().state, CaseState::in_progress);
    ASSERT_TRUE(act(city.person(Role::department), lead, CaseAction::reply, "已修好"));
    ASSERT_TRUE(act(city.person(Role::reviewer), lead, CaseAction::approve, "属实"));
    EXPECT_EQ(asks(receipt.number, receipt.code)->reply, "已修好");
}

TEST_F(ACitizen, MayTypeSpacesAndFullWidthDigits) {
    const CitizenReceipt receipt = writes();
    EXPECT_TRUE(asks(receipt.number.substr(0, 3) + " " + receipt.number.substr(3),
                     receipt.code.substr(0, 3) + " " + receipt.code.substr(3)));
}

TEST_F(ACitizen, LearnsNothingWithoutTheRightPair) {
    const CitizenReceipt mine = writes();
    const CitizenReceipt others = writes();
    EXPECT_FALSE(asks(mine.number, others.code));
    EXPECT_FALSE(asks(mine.number, ""));
    EXPECT_FALSE(asks("", mine.code));
    EXPECT_FALSE(asks("26112399995", mine.code));
}

}  // namespace
}  // namespace hotline::app
