#include "app/recordings/erase_recordings.hpp"

#include "unit/app/recordings/archive_fixture.hpp"

namespace hotline::app {
namespace {

using std::chrono::days;

class ErasedRecordings : public ArchiveFixture {
protected:
    ErasureSum erase() {
        return erase_overdue(archive, policy, [] { return true; });
    }
    RetentionPolicy policy{.case_closed = days{1000}, .talk = days{300}, .self_service = days{30}};
};

TEST_F(ErasedRecordings, AreThoseWhoseTimeIsOver) {
    const RecordingEntry talk = recorded();
    const RecordingEntry announcement = recorded("13800000002", false);
    city.clock.at += days{31};
    const auto overdue = overdue_recordings(city.work, policy, city.now(), 10);
    ASSERT_EQ(overdue.size(), 1U);
    EXPECT_EQ(overdue[0].entry.id, announcement.id);
    EXPECT_EQ(overdue[0].verdict.kept_as, RetentionClass::self_service);
    EXPECT_TRUE(files.files.contains(announcement.path)) << "looking takes nothing away";

    const ErasureSum sum = erase();
    EXPECT_EQ(sum.count, 1);
    EXPECT_EQ(sum.bytes, 5);
    EXPECT_FALSE(files.files.contains(announcement.path));
    EXPECT_TRUE(files.files.contains(talk.path));
    EXPECT_EQ(entry(announcement.id).erased_at, city.now());
    EXPECT_EQ(entry(announcement.id).erased_why, "retention:self_service");
    EXPECT_EQ(city.work.audit.of_object("recordings", 5).at(0).detail, "1");
    EXPECT_EQ(erase().count, 0);
}

TEST_F(ErasedRecordings, AreNotThoseThatSomethingHangsOn) {
    const RecordingEntry held = recorded();
    city.work.calls.append({held.call, city.now(), call_event::RecordingHeld{held.id, "某班长", "投诉复核"}});
    const RecordingEntry open = recorded("13800000002");
    take(lamp_complaint(), open.call);
    city.clock.at += days{5000};
    EXPECT_EQ(erase().count, 0);
    city.work.calls.append({held.call, city.now(), call_event::RecordingHoldEnded{held.id, "某班长", "完毕"}});
    EXPECT_EQ(erase().count, 1);
    EXPECT_TRUE(files.files.contains(open.path));
}

TEST_F(ErasedRecordings, OfClosedCasesStayTheirTimeAfterTheEnd) {
    const RecordingEntry made = recorded();
    Case closed = *city.work.cases.find(take(lamp_complaint(), made.call).id);
    city.clock.at += days{400};
    closed.stage = CaseStage::approved;
    closed.closed_at = city.now();
    closed.version = 2;
    city.work.cases.append(closed, {.id = closed.id, .seq = 2, .at = city.now(), .action = CaseAction::approve});
    city.clock.at += days{999};
    EXPECT_EQ(erase().count, 0);
    city.clock.at += days{1};
    EXPECT_EQ(erase().count, 1);
}

TEST_F(ErasedRecordings, AreErasedByHandUnlessHeld) {
    const RecordingEntry made = recorded();
    city.work.calls.append({made.call, city.now(), call_event::RecordingHeld{made.id, "某班长", "投诉复核"}});
    EXPECT_FALSE(erase_recording(archive, made.id, "by_hand:误录"));
    EXPECT_TRUE(files.files.contains(made.path));
    city.work.calls.append({made.call, city.now(), call_event::RecordingHoldEnded{made.id, "某班长", "完毕"}});
    EXPECT_TRUE(erase_recording(archive, made.id, "by_hand:误录"));
    EXPECT_FALSE(files.files.contains(made.path));
    EXPECT_EQ(entry(made.id).erased_why, "by_hand:误录");
    EXPECT_FALSE(erase_recording(archive, made.id, "again"));
}

TEST_F(ErasedRecordings, AreSaidToBeSoBeforeTheFileGoes) {
    const RecordingEntry made = recorded();
    files.stubborn = true;
    EXPECT_TRUE(erase_recording(archive, made.id, "by_hand:误录"));
    EXPECT_TRUE(entry(made.id).erased_at);
    EXPECT_TRUE(files.files.contains(made.path)) << "the next reconciliation takes it away";
}

}  // namespace
}  // namespace hotline::app
