#include <gtest/gtest.h>

#include <algorithm>

#include <fstream>

#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

using namespace std::chrono_literals;

/// A recording that lies in the folder of the world.
class RecordingRoutes : public testing::Test {
protected:
    RecordingRoutes() {
        const Instant at = world_.clock.now();
        auto& calls = world_.stores.work.calls;
        calls.append({CallId{7}, at, call_event::Offered{"13800000001", "12345", CallChannel::trunk}});
        calls.append({CallId{7}, at, call_event::Answered{}});
        calls.append({CallId{7}, at, call_event::RecordingStarted{RecordingId{9}, "day/9.wav"}});
        calls.append({CallId{7}, at, call_event::AgentConnected{UserId{101}}});
        calls.append({CallId{7}, at, call_event::RecordingFinished{RecordingId{9}, 2000, 1000}});
        std::filesystem::create_directories(world_.folder.path() / "recordings/day");
        std::ofstream(world_.folder.path() / "recordings/day/9.wav") << std::string(1000, 's');
    }
    std::size_t written_down() {
        const auto& all = world_.stores.state.audit;
        return static_cast<std::size_t>(std::ranges::count(all, "recording.listen", &app::AuditEntry::action));
    }
    test::RawAnswer audio(const std::string& cookie, const std::string& headers = {}, const std::string& query = {}) {
        return world_.ask("GET", "/api/v1/recordings/9/audio" + query, cookie + headers);
    }

    test::WebWorld world_;
    std::string supervisor_ = world_.log_in("supervisor");
};

TEST_F(RecordingRoutes, WriteDownEachListeningOnce) {
    EXPECT_EQ(audio(supervisor_).status, 200);
    ASSERT_EQ(written_down(), 1U);
    EXPECT_EQ(world_.stores.state.audit.back().action, "recording.listen");
    EXPECT_EQ(world_.stores.state.audit.back().object, "recording:9");
    EXPECT_EQ(world_.stores.state.audit.back().actor.name, "supervisor");
    EXPECT_EQ(world_.stores.state.audit.back().address, "127.0.0.1");
    EXPECT_EQ(audio(supervisor_, "Range: bytes=0-9\r\n").status, 206);
    EXPECT_EQ(audio(supervisor_, "Range: bytes=10-19\r\n").status, 206);
    EXPECT_EQ(written_down(), 1U) << "pieces of one listening";
    const auto again = world_.log_in("supervisor");
    EXPECT_EQ(audio(again).status, 200);
    EXPECT_EQ(written_down(), 2U) << "another session";
}

TEST_F(RecordingRoutes, GiveNothingThatCannotBeWrittenDown) {
    world_.stores.state.audit_fails = true;
    EXPECT_EQ(audio(supervisor_).status, 500);
    world_.stores.state.audit_fails = false;
    EXPECT_EQ(audio(supervisor_).status, 200);
    EXPECT_EQ(written_down(), 1U);
}

TEST_F(RecordingRoutes, GiveCopiesOnlyWithAReason) {
    EXPECT_EQ(audio(supervisor_, {}, "?download=1").status, 403);
    const auto grant = world_.change("POST", "/api/v1/recordings/9/downloads", R"({"reason":"复核"})", supervisor_);
    EXPECT_EQ(grant.status, 201);
    EXPECT_EQ(world_.stores.state.audit.back().action, "recording.download");
    EXPECT_EQ(world_.stores.state.audit.back().detail, "复核");
    const auto copy = audio(supervisor_, {}, "?download=1");
    EXPECT_EQ(copy.status, 200);
    EXPECT_EQ(copy.header("content-disposition"), R"(attachment; filename="9.wav")");
    EXPECT_EQ(audio(world_.log_in("supervisor"), {}, "?download=1").status, 403) << "in this session only";
}

TEST_F(RecordingRoutes, GiveTheWaveformThatTheKeeperMade) {
    const auto ask = [&] { return world_.ask("GET", "/api/v1/recordings/9/waveform", supervisor_); };
    EXPECT_EQ(ask().status, 404);
    world_.recordings.waveform_file = (world_.folder.path() / "recordings/day/9.wav").string();
    EXPECT_EQ(ask().status, 200);
    EXPECT_EQ(ask().body.size(), 1000U);
    EXPECT_EQ(written_down(), 0U);
}

TEST_F(RecordingRoutes, LetASecondPersonErase) {
    const auto security = world_.log_in("security_admin");
    const std::string decision = R"({"erase":true,"reason":"同意"})";
    EXPECT_EQ(world_.change("POST", "/api/v1/recordings/9/erasure/decision", decision, security).status, 409);
    EXPECT_EQ(world_.change("POST", "/api/v1/recordings/9/erasure", R"({"reason":"误录"})", supervisor_).status, 204);
    EXPECT_EQ(world_.change("POST", "/api/v1/recordings/9/erasure/decision", decision, security).status, 204);
    ASSERT_EQ(world_.recordings.erased.size(), 1U);
    EXPECT_EQ(world_.recordings.erased[0].second, "by_hand:supervisor, security_admin: 误录");
    EXPECT_EQ(world_.change("POST", "/api/v1/recordings/9/erasure/decision", decision, security).status, 409);
}

TEST_F(RecordingRoutes, StartOneReconciliationAtATime) {
    const auto admin = world_.log_in("system_admin");
    EXPECT_EQ(world_.change("POST", "/api/v1/storage/reconciliation", "", admin).status, 204);
    EXPECT_EQ(world_.change("POST", "/api/v1/storage/reconciliation", "", admin).status, 409);
    const auto report = world_.ask("GET", "/api/v1/storage", admin);
    EXPECT_EQ(report.status, 200);
    EXPECT_NE(report.body.find(R"("reconciling":true)"), std::string::npos);
    EXPECT_NE(report.body.find(R"("disk_free":400)"), std::string::npos);
}

}  // namespace
}  // namespace hotline::http
