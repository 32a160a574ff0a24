// RTCP beside plain RTP: what both ends say of what they heard.
#include <gtest/gtest.h>

#include "adapters/media/rtp/rtcp.hpp"
#include "unit/media/media_fixture.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

/// The RTCP port of a telephone, and what came to it.
class ReportPort {
public:
    explicit ReportPort(std::uint16_t port) : socket_(UdpSocket::bound_to(Endpoint::from("127.0.0.1", port).value()).value()) {}

    void send(std::uint16_t to, const ReceptionFigures& heard) {
        std::array<std::byte, 200> report;
        const std::size_t length = write_report(report, 0x1111, std::nullopt, heard, "phone");
        const Endpoint server = Endpoint::from("127.0.0.1", to).value();
        ::sendto(socket_.handle(), report.data(), length, 0, server.raw(), server.size());
    }
    [[nodiscard]] std::optional<PeerReport> take(std::uint32_t about) {
        std::array<std::byte, 2048> buffer;
        const ssize_t length = ::recv(socket_.handle(), buffer.data(), buffer.size(), 0);
        if (length <= 0) return std::nullopt;
        return parse_report(std::span{buffer}.first(static_cast<std::size_t>(length)), about);
    }

private:
    UdpSocket socket_;
};

class ReportsOfALeg : public MediaFixture {
protected:
    Phone citizen_{0x1111};
};

TEST_F(ReportsOfALeg, TellHowTheFarEndHeardUs) {
    const LegId leg = connect(citizen_);
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return citizen_.listen().size() >= 40; }));
    const std::uint16_t server = engine_->open_rtp(leg)->port;
    ReportPort reports(static_cast<std::uint16_t>(citizen_.port() + 1));
    reports.send(static_cast<std::uint16_t>(server + 1),
                 {.ssrc = citizen_.listen().back().header.ssrc, .packets_lost = 2, .jitter = 240});
    reports.send(server, {.ssrc = 0xdead, .packets_lost = 99});  // on the port of the sound, and of another stream
    ASSERT_TRUE(switch_.run_until([&] { return engine_->counters().rtcp_in == 2; }));
    engine_->close(leg);
    ASSERT_TRUE(switch_.run_until([&] { return events_.closed.contains(leg); }));
    const app::LegQuality& quality = events_.closed[leg];
    ASSERT_TRUE(quality.far_end);
    EXPECT_NEAR(quality.far_end->loss, 0.05, 0.02);
    EXPECT_EQ(quality.far_end->jitter_ms, 30);
    EXPECT_EQ(quality.packets_lost, 0U);
    EXPECT_EQ(quality.grade, QualityGrade::c) << "the worse of both directions";
}

TEST_F(ReportsOfALeg, AreSentToThePortAfterTheSound) {
    Phone* phone = nullptr;  // one whose next port is free
    std::deque<Phone> phones;
    std::optional<ReportPort> reports;
    while (phone == nullptr) {
        Phone& candidate = phones.emplace_back(0x2222);
        if (!UdpSocket::bound_to(Endpoint::from("127.0.0.1", static_cast<std::uint16_t>(candidate.port() + 1)).value())) continue;
        phone = &candidate;
        reports.emplace(static_cast<std::uint16_t>(candidate.port() + 1));
    }
    connect(*phone);
    std::optional<PeerReport> report;
    ASSERT_TRUE(talk_until({{phone, 440}}, [&] { return (report = reports->take(0x2222)).has_value(); }));
    ASSERT_TRUE(report->sent && report->ours);
    EXPECT_EQ(report->ssrc, phone->listen().back().header.ssrc);
    EXPECT_GT(report->sent->packets, 100U);
    EXPECT_EQ(report->ours->packets_lost, 0);
}

TEST_F(ReportsOfALeg, AreBelievedFromThePeersHostAlone) {
    const LegId leg = connect(citizen_);
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return citizen_.listen().size() >= 3; }));
    const std::uint16_t port = static_cast<std::uint16_t>(engine_->open_rtp(leg)->port + 1);
    const std::uint8_t rubbish[] = {0x81, 201, 0, 9, 1};
    const auto to_reports = Endpoint::from("127.0.0.1", port).value();
    const auto sender = UdpSocket::bound_to(Endpoint::from("127.0.0.1", 0).value()).value();
    const std::uint64_t before = engine_->counters().dropped_malformed;
    ::sendto(sender.handle(), rubbish, sizeof rubbish, 0, to_reports.raw(), to_reports.size());
    EXPECT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_malformed == before + 1; }));
    const auto stranger = UdpSocket::bound_to(Endpoint::from("127.0.0.2", 0).value()).value();
    ::sendto(stranger.handle(), rubbish, sizeof rubbish, 0, to_reports.raw(), to_reports.size());
    EXPECT_TRUE(switch_.run_until([&] { return engine_->counters().dropped_stranger == 1; }));
}

TEST_F(ReportsOfALeg, HaveNoGradeWhenNobodySpoke) {
    const LegId leg{50};
    ASSERT_TRUE(engine_->open_rtp(leg));
    engine_->close(leg);
    ASSERT_TRUE(switch_.run_until([&] { return events_.closed.contains(leg); }));
    EXPECT_FALSE(events_.closed[leg].grade);
}

}  // namespace
}  // namespace hotline::media
