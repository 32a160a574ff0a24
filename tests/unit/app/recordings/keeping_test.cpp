#include "app/recordings/hold_recording.hpp"
#include "app/recordings/read_storage.hpp"
#include "app/recordings/recording_markers.hpp"
#include "unit/app/recordings/archive_fixture.hpp"

namespace hotline::app {
namespace {

class Keeping : public ArchiveFixture {
protected:
    Actor supervisor() const { return city.person(Role::supervisor); }
    Actor security() const { return city.person(Role::security_admin); }
    KeepingAct act(std::string reason) const { return {made.id, std::move(reason), "192.0.2.1"}; }

    const RecordingEntry made = recorded();
};

TEST_F(Keeping, AHoldIsOneAndEndsOnce) {
    EXPECT_TRUE(hold_recording(city.work, supervisor(), act("投诉复核"), city.now()));
    EXPECT_EQ(entry(made.id).hold_reason, "投诉复核");
    EXPECT_EQ(hold_recording(city.work, supervisor(), act("再次"), city.now()).error(), RecordingRefusal::held);
    EXPECT_EQ(ask_erasure(city.work, supervisor(), act("误录"), city.now()).error(), RecordingRefusal::held);
    EXPECT_TRUE(end_hold(city.work, supervisor(), act("完毕"), city.now()));
    EXPECT_EQ(end_hold(city.work, supervisor(), act("完毕"), city.now()).error(), RecordingRefusal::not_held);
    EXPECT_EQ(city.stores.state.audit.size(), 2U) << "what was refused did not happen";
    EXPECT_EQ(hold_recording(city.work, supervisor(), {RecordingId{9}, "x", ""}, city.now()).error(),
              RecordingRefusal::not_found);
}

TEST_F(Keeping, ErasingTakesTwoPeople) {
    const auto decide = [&](const Actor& who, bool erase) {
        return decide_erasure(city.work, who, act("看过"), erase, city.now());
    };
    EXPECT_EQ(decide(security(), true).error(), RecordingRefusal::not_asked);
    EXPECT_TRUE(ask_erasure(city.work, supervisor(), act("误录"), city.now()));
    EXPECT_EQ(decide(supervisor(), true).error(), RecordingRefusal::second_person);
    EXPECT_EQ(decide(security(), false).value(), std::nullopt);
    EXPECT_EQ(decide(security(), true).error(), RecordingRefusal::not_asked) << "refused is refused";
    EXPECT_TRUE(ask_erasure(city.work, supervisor(), act("误录"), city.now()));
    EXPECT_EQ(decide(security(), true).value(), "by_hand:某supervisor, 某security_admin: 误录");
}

TEST_F(Keeping, AHoldThatCameMeanwhileForbidsTheErasure) {
    EXPECT_TRUE(ask_erasure(city.work, supervisor(), act("误录"), city.now()));
    EXPECT_TRUE(hold_recording(city.work, supervisor(), act("投诉复核"), city.now()));
    EXPECT_EQ(decide_erasure(city.work, security(), act("同意"), true, city.now()).error(), RecordingRefusal::held);
}

TEST_F(Keeping, MarkersAreTheirAuthors) {
    const Actor agent = city.person(Role::agent);
    const auto marker = add_marker(city.work, agent, made.id, {1000, " 承诺回复 "}, city.now(), city.ids).value();
    EXPECT_EQ(marker.text, "承诺回复");
    EXPECT_EQ(list_markers(city.work, supervisor(), made.id, city.now())->size(), 1U);
    EXPECT_EQ(list_markers(city.work, city.person(Role::leader), made.id, city.now()).error(), RecordingRefusal::not_found);
    EXPECT_EQ(add_marker(city.work, agent, made.id, {2001, "x"}, city.now(), city.ids).error(), RecordingRefusal::beyond_end);
    EXPECT_EQ(change_marker(city.work, supervisor(), made.id, marker.id, {1, "x"}, city.now()).error(),
              RecordingRefusal::not_yours);
    EXPECT_EQ(remove_marker(city.work, supervisor(), made.id, marker.id, city.now()).error(), RecordingRefusal::not_yours);
    EXPECT_EQ(change_marker(city.work, agent, made.id, marker.id, {1500, "三日内回复"}, city.now())->at_ms, 1500);
    EXPECT_TRUE(remove_marker(city.work, agent, made.id, marker.id, city.now()));
    EXPECT_EQ(remove_marker(city.work, agent, made.id, marker.id, city.now()).error(), RecordingRefusal::no_marker);
}

TEST_F(Keeping, TheReportSaysHowLongTheSpaceLasts) {
    StorageFacts facts{.disk = {.total = 1000, .free = 400}, .retention = {}, .low_space_percent = 5};
    const auto report = [&] { return read_storage(city.work, facts, city.now()); };
    EXPECT_EQ(report().days_left, 80) << "five bytes in the last day";
    EXPECT_FALSE(report().space_is_low);
    facts.disk.free = 49;
    EXPECT_TRUE(report().space_is_low);
    EXPECT_EQ(report().recordings.count, 1);
    EXPECT_EQ(report().retention.talk, 365);
    city.clock.at += std::chrono::days{2};
    EXPECT_EQ(report().days_left, std::nullopt) << "nothing new";
}

TEST_F(Keeping, ThePreviewNamesWhatGoes) {
    EXPECT_TRUE(list_overdue(city.work, {}, city.now()).rows.empty());
    city.clock.at += std::chrono::days{366};
    const auto rows = list_overdue(city.work, {}, city.now()).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].kept_as, RetentionClass::talk);
    EXPECT_EQ(rows[0].until, made.started_at + std::chrono::days{365});
}

}  // namespace
}  // namespace hotline::app
