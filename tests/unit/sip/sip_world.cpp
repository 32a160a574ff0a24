#include "unit/sip/sip_world.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <latch>
#include <sstream>
#include <thread>

#include "adapters/sip/policy/digest.hpp"

namespace hotline::sip::test {
namespace {

constexpr auto kLongWait = std::chrono::seconds(5);

std::string_view word(app::ReleaseCause cause) {
    using enum app::ReleaseCause;
    switch (cause) {
        case normal_clearing: return "normal_clearing";
        case user_busy: return "user_busy";
        case no_answer: return "no_answer";
        case rejected: return "rejected";
        case unallocated_number: return "unallocated_number";
        case not_registered: return "not_registered";
        case incompatible_media: return "incompatible_media";
        case temporary_failure: return "temporary_failure";
        case congestion: return "congestion";
        case media_timeout: return "media_timeout";
        case answered_elsewhere: return "answered_elsewhere";
        case cancelled: return "cancelled";
        case not_allowed: return "not_allowed";
        case trunk_failed: return "trunk_failed";
    }
    return "?";
}

std::string media(const app::RtpDescription& remote) {
    return fmt::format("{} {}{}", remote.codec == app::Codec::pcma ? "pcma" : "pcmu", remote.sends ? "sends" : "silent",
                       remote.receives ? " receives" : " deaf");
}

/// Looks into the kernel's table of sockets; trying to bind the port would take it from the peer.
void wait_for_peer(const std::string& transport) {
    const auto wanted = fmt::format(":{:04X} ", kPeerPort);
    const auto deadline = std::chrono::steady_clock::now() + kLongWait;
    while (std::chrono::steady_clock::now() < deadline) {
        std::ostringstream table;
        table << std::ifstream("/proc/thread-self/net/" + transport).rdbuf();
        if (table.str().contains(wanted)) return;
        std::this_thread::yield();
    }
}

}  // namespace

std::optional<std::string> Directory::ha1(const std::string& extension) const {
    if (extension != "1001" && extension != "1002") return std::nullopt;
    return md5_hex(extension + ":hotline:secret");
}

void Journal::write(std::string line) {
    const std::lock_guard lock(gate_);
    lines_.push_back(std::move(line));
    written_.notify_all();
}

void Journal::note(const std::string& what, LegId leg, const std::string& more) {
    write(fmt::format("{} {}{}{}", what, number_of(leg), more.empty() ? "" : " ", more));
}

int Journal::number_of(LegId leg) { return numbers_.try_emplace(leg, static_cast<int>(numbers_.size()) + 1).first->second; }

void Journal::on_incoming(const app::IncomingCall& call) {
    note("incoming", call.leg,
         fmt::format("{} -> {} on {}{}", call.from, call.to, call.listener == app::Listener::trunk ? "trunk" : "phone",
                     call.replaces ? fmt::format(" instead of {}", number_of(*call.replaces)) : ""));
    if (when_incoming) when_incoming(call);
}

void Journal::on_ringing(LegId leg) {
    note("ringing", leg);
    if (when_ringing) when_ringing(leg);
}

void Journal::on_early_sound(LegId leg, const app::RtpDescription& remote) { note("early", leg, media(remote)); }

void Journal::on_transfer_asked(const app::TransferRequest& request) {
    note("transfer", request.leg,
         request.consultation ? fmt::format("to {} of {}", request.to, number_of(*request.consultation)) : "to " + request.to);
    if (when_asked_to_transfer) when_asked_to_transfer(request);
}

void Journal::on_key(LegId leg, char key) { note("key", leg, std::string(1, key)); }

void Journal::on_answered(LegId leg, const app::RtpDescription& remote) {
    note("answered", leg, media(remote));
    if (when_answered) when_answered(leg);
}

void Journal::on_media_changed(LegId leg, const app::RtpDescription& remote) { note("media", leg, media(remote)); }
void Journal::on_released(LegId leg, app::ReleaseCause cause) { note("released", leg, std::string(word(cause))); }

void Journal::on_registration_changed(const std::string& extension, bool registered) {
    write(fmt::format("{} {}", registered ? "registered" : "unregistered", extension));
}

void Journal::on_trunk_changed(const TrunkName& trunk, bool answers) {
    write(fmt::format("trunk {} {}", trunk.value, answers ? "answers" : "is silent"));
}

bool Journal::has(const std::string& line) {
    std::unique_lock lock(gate_);
    return written_.wait_for(lock, kLongWait, [&] { return std::ranges::count(lines_, line) > 0; });
}

std::size_t Journal::count(const std::string& line) {
    const std::lock_guard lock(gate_);
    return static_cast<std::size_t>(std::ranges::count(lines_, line));
}

std::string Journal::text() {
    const std::lock_guard lock(gate_);
    std::string all;
    for (const auto& line : lines_) all += line + '\n';
    return all;
}

SipConfig World::usual() {
    return {.bind_address = "127.0.0.1", .trunk_port = kTrunkPort, .phone_port = kPhonePort, .trunk_addresses = {"127.0.0.1"}};
}

app::RtpDescription World::our_media() { return {.address = "127.0.0.1", .port = 33000, .event_type = 101}; }

World::World(SipConfig config) : adapter_(std::move(config), loop_, ids_, directory_) {
    loop_.start();
    on_switch([this] {
        const auto started = adapter_.start(journal_);
        EXPECT_TRUE(started) << started.error();
    });
}

World::~World() {
    on_switch([this] { adapter_.close(); });
    loop_.stop();
}

void World::on_switch(const std::function<void()>& act) {
    std::latch done(1);
    loop_.post([&] {
        act();
        done.count_down();
    });
    done.wait();
}

::testing::AssertionResult World::plays(const std::string& scenario, std::uint16_t server_port,
                                        const std::vector<std::string>& more) {
    std::vector<std::string> command{"sipp",
                                     "-sf",
                                     fmt::format("{}/tests/functional/sipp/{}.xml", HOTLINE_SOURCE_DIR, scenario),
                                     "-m",
                                     "1",
                                     "-i",
                                     "127.0.0.1",
                                     "-p",
                                     std::to_string(kPeerPort),
                                     "-mp",
                                     "33500",
                                     "-s",
                                     "12345",
                                     "-nostdin",
                                     "-timeout",
                                     "6s",
                                     "-timeout_error",
                                     "-key",
                                     "from",
                                     "13900000001",
                                     "-key",
                                     "extension",
                                     "1001",
                                     "-au",
                                     "1001",
                                     "-ap",
                                     "secret",
                                     "-auth_uri",
                                     fmt::format("127.0.0.1:{}", server_port)};
    command.insert(command.end(), more.begin(), more.end());
    command.push_back(fmt::format("127.0.0.1:{}", server_port));
    hotline::test::Child sipp(command, ::testing::TempDir());
    if (sipp.wait() == 0) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << scenario << "\n" << sipp.output() << "\njournal:\n" << journal_.text();
}

void World::answer_every_call() {
    journal_.when_incoming = [this](const app::IncomingCall& call) {
        adapter_.ring(call.leg);
        adapter_.answer(call.leg, our_media());
    };
}

void World::register_phone() {
    ASSERT_TRUE(plays("phone-registers", kPhonePort));
    ASSERT_TRUE(journal_.has("registered 1001"));
}

void World::call_phone() {
    on_switch([this] { adapter_.invite(kOurLeg, "1001", "13900000001", our_media()); });
}

::testing::AssertionResult World::peer_sees(const std::string& scenario, const std::function<void()>& then,
                                            const std::vector<std::string>& more) {
    auto peer = std::async(std::launch::async, [&] { return plays(scenario, kPhonePort, more); });
    const bool over_tcp = std::ranges::find(more, "t1") != more.end();
    wait_for_peer(over_tcp ? "tcp" : "udp");
    then();
    return peer.get();
}

::testing::AssertionResult World::phone_sees(const std::string& scenario, const std::function<void()>& meanwhile) {
    return peer_sees(scenario, [&] {
        call_phone();
        if (meanwhile) meanwhile();
    });
}

bool World::answers_options(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const timeval patience{.tv_sec = 2, .tv_usec = 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    ::inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    ::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    static int serial = 0;
    const auto text = fmt::format(
        "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKalive{0}\r\nFrom: <sip:a@b>;tag=1\r\n"
        "To: <sip:c@d>\r\nCall-ID: alive{0}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
        ++serial);
    char answer[4096];
    const bool ok = ::send(fd, text.data(), text.size(), 0) > 0 && ::recv(fd, answer, sizeof answer, 0) > 0 &&
                    std::string_view(answer, 11) == "SIP/2.0 200";
    ::close(fd);
    return ok;
}

}  // namespace hotline::sip::test
