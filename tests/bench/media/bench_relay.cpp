// The engine with paced calls on the loopback interface: processor time of the server's threads for a minute of one call.
// A call is two legs (three in a conference), 50 packets a second each way. The telephones run in this process, on a thread that
// is not counted and that sleeps by the clock, so that the server is not charged for waking it.
#include <benchmark/benchmark.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/media/media_engine.hpp"
#include "unit/media/scratch_folder.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

constexpr auto kWarmUp = 1s;
constexpr auto kWindow = 6s;
constexpr auto kOnTheWay = 100ms;                                     ///< what was sent in the window may still arrive
constexpr std::size_t kCountedAt = kRtpHeaderBytes + sizeof(double);  ///< byte of a packet: 1 when sent in the window

class DroppedTasks final : public Executor {
public:
    void post(Task) override {}
    [[nodiscard]] bool is_mine() const override { return true; }
};

double seconds_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// All telephones: a socket for each leg, sending 20 ms frames from slots of 1 ms, and measuring how long relayed ones took.
class Telephones {
public:
    explicit Telephones(std::size_t legs) {
        for (std::size_t i = 0; i < legs; ++i) {
            sockets_.push_back(UdpSocket::bound_to(*Endpoint::from("127.0.0.1", 0)).value());
            const int on = 1;
            setsockopt(sockets_.back().handle(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
        }
        delays_.reserve(legs * 500);
        servers_.resize(legs);
    }
    ~Telephones() {
        ending_ = true;
        if (thread_.joinable()) thread_.join();
    }
    [[nodiscard]] std::uint16_t port(std::size_t leg) const { return Endpoint::of_socket(sockets_[leg].handle()).port(); }
    void aim(std::size_t leg, std::uint16_t port) { servers_[leg] = *Endpoint::from("127.0.0.1", port); }
    void start() {
        thread_ = std::thread([this] { run(); });
    }
    void measure() { measuring_ = true; }

    struct Result {
        std::uint64_t sent{};
        std::uint64_t received{};
        double p50_ms{};
        double p99_ms{};
    };
    Result finish() {
        measuring_ = false;
        std::this_thread::sleep_for(kOnTheWay);
        ending_ = true;
        thread_.join();
        std::ranges::sort(delays_);
        if (!delays_.empty()) {
            result_.p50_ms = delays_[delays_.size() / 2] * 1e3;
            result_.p99_ms = delays_[delays_.size() * 99 / 100] * 1e3;
        }
        return result_;
    }

private:
    void run() {
        const int epoll = epoll_create1(0);
        for (std::size_t i = 0; i < sockets_.size(); ++i) {
            epoll_event wanted{.events = EPOLLIN, .data = {.u64 = i}};
            epoll_ctl(epoll, EPOLL_CTL_ADD, sockets_[i].handle(), &wanted);
        }
        std::vector<RtpHeader> headers(sockets_.size());
        for (std::size_t i = 0; i < headers.size(); ++i)
            headers[i] = {.payload_type = 8, .ssrc = static_cast<std::uint32_t>(i + 1)};
        auto next = std::chrono::steady_clock::now();
        for (std::size_t slot = 0; !ending_; slot = (slot + 1) % 20) {
            for (std::size_t leg = slot; leg < sockets_.size(); leg += 20) send(leg, headers[leg]);
            while (collect(epoll)) {
            }
            next += 1ms;
            std::this_thread::sleep_until(next);
        }
        close(epoll);
    }
    void send(std::size_t leg, RtpHeader& header) {
        ++header.sequence;
        header.timestamp += kFrameSamples;
        std::array<std::uint8_t, kRtpHeaderBytes + kFrameSamples> packet{};
        write_rtp_header(std::span{packet}.first<kRtpHeaderBytes>(), header);
        const double now = seconds_of(CLOCK_REALTIME);
        std::memcpy(packet.data() + kRtpHeaderBytes, &now, sizeof now);
        packet[kCountedAt] = measuring_ ? 1 : 0;
        ::sendto(sockets_[leg].handle(), packet.data(), packet.size(), 0, servers_[leg].raw(), servers_[leg].size());
        result_.sent += packet[kCountedAt];
    }
    /// A round over the sockets that have something; false when none has.
    bool collect(int epoll) {
        std::array<epoll_event, 256> events;
        const int ready = epoll_wait(epoll, events.data(), events.size(), 0);
        for (int i = 0; i < ready; ++i) receive(sockets_[events[static_cast<std::size_t>(i)].data.u64].handle());
        return ready > 0;
    }
    void receive(int socket) {
        std::array<std::uint8_t, 2048> buffer;
        std::array<char, 64> control;
        iovec part{buffer.data(), buffer.size()};
        msghdr message{.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.data(), .msg_controllen = control.size()};
        if (::recvmsg(socket, &message, 0) <= static_cast<ssize_t>(kCountedAt) || buffer[kCountedAt] != 1) return;
        ++result_.received;
        const cmsghdr* stamp = CMSG_FIRSTHDR(&message);
        if (stamp == nullptr || stamp->cmsg_type != SCM_TIMESTAMPNS) return;
        timespec arrived{};
        double sent = 0;
        std::memcpy(&arrived, CMSG_DATA(stamp), sizeof arrived);
        std::memcpy(&sent, buffer.data() + kRtpHeaderBytes, sizeof sent);
        delays_.push_back(static_cast<double>(arrived.tv_sec) + static_cast<double>(arrived.tv_nsec) * 1e-9 - sent);
    }

    std::vector<UdpSocket> sockets_;
    std::vector<Endpoint> servers_;
    std::vector<double> delays_;
    Result result_;
    std::atomic<bool> ending_{false};
    std::atomic<bool> measuring_{false};
    std::thread thread_;
};

double cpu_seconds(const MediaEngine& engine) {
    const MediaCounters counters = engine.counters();
    return static_cast<double>(counters.media_cpu_us + counters.recorder_cpu_us) * 1e-6;
}

enum class Scene { bridged, recorded, music, conference };

/// The last leg of a party makes all its legs hear each other. Legs are numbered from 1.
void join(MediaEngine& engine, std::size_t leg, std::size_t size) {
    if (leg % size + 1 != size) return;
    std::vector<LegId> party;
    for (std::size_t i = leg + 1 - size; i <= leg; ++i) party.emplace_back(static_cast<std::int64_t>(i + 1));
    for (const LegId member : party) engine.hear(member, party);
}

void calls(benchmark::State& state, Scene scene) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const std::size_t legs = scene == Scene::music ? count : scene == Scene::conference ? 3 * count : 2 * count;
    for (auto _ : state) {
        DroppedTasks nobody;
        const ScratchFolder folder;
        MediaConfig config;
        config.rtp_port_first = 25000;
        config.rtp_port_last = 28999;
        auto engine = MediaEngine::start(config, nobody).value();
        PromptStore prompts;
        prompts.add(PromptName{"music"}, std::vector<std::uint8_t>(80'000, 0x11));
        engine->set_prompts(std::move(prompts));
        Telephones phones(legs);
        for (std::size_t i = 0; i < legs; ++i) {
            const LegId leg{static_cast<std::int64_t>(i + 1)};
            phones.aim(i, engine->open_rtp(leg)->port);
            engine->set_remote(leg, {.address = "127.0.0.1", .port = phones.port(i), .event_type = 101});
            if (scene == Scene::music) engine->play(leg, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
            if (scene == Scene::bridged || scene == Scene::recorded) join(*engine, i, 2);
            if (scene == Scene::conference) join(*engine, i, 3);
            if (scene == Scene::recorded && i % 2 == 1)
                engine->start_recording(
                    leg, {.id = RecordingId{leg.value}, .path = (folder.path / (std::to_string(i) + ".wav")).string()});
        }
        phones.start();
        std::this_thread::sleep_for(kWarmUp);
        const double server_before = cpu_seconds(*engine);
        phones.measure();
        std::this_thread::sleep_for(kWindow);
        const double server = cpu_seconds(*engine) - server_before;
        const Telephones::Result heard = phones.finish();
        const double minutes = static_cast<double>(count) * std::chrono::duration<double>(kWindow).count() / 60.0;
        state.counters["cpu_s_per_call_minute"] = server / minutes;
        if (scene == Scene::bridged || scene == Scene::recorded) {
            state.counters["lost"] = static_cast<double>(heard.sent) - static_cast<double>(heard.received);
            state.counters["p50_ms"] = heard.p50_ms;
            state.counters["p99_ms"] = heard.p99_ms;
        }
        state.counters["late_ticks"] = static_cast<double>(engine->counters().late_ticks);
        state.counters["overflow"] = static_cast<double>(engine->counters().recorder_overflow);
    }
}
BENCHMARK_CAPTURE(calls, bridged, Scene::bridged)->Arg(100)->Arg(300)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(calls, recorded, Scene::recorded)->Arg(100)->Arg(300)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(calls, conference, Scene::conference)->Arg(100)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(calls, music, Scene::music)->Arg(100)->Arg(300)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace hotline::media
