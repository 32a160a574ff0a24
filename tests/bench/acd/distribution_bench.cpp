// Freed agent to next offer, with 1000 agents and 500 callers waiting: the pure decision, and the whole way through the switch
// (state, journal, live events as JSON) between fakes. The aim is under 5 ms at p99.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "app/switch/switch.hpp"
#include "domain/acd/distributor.hpp"
#include "support/demo_switch.hpp"
#include "support/fake_media.hpp"
#include "support/fake_signalling.hpp"
#include "support/memory_journal.hpp"

namespace hotline::test {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr int kAgents = 1000;
constexpr int kWaiting = 500;

void report(benchmark::State& state, std::vector<double>& times) {
    std::ranges::sort(times);
    state.counters["p50_us"] = times[times.size() / 2] * 1e6;
    state.counters["p99_us"] = times[times.size() * 99 / 100] * 1e6;
    state.counters["max_us"] = times.back() * 1e6;
}

template <class Act>
double timed(Act act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return Seconds(std::chrono::steady_clock::now() - start).count();
}

void decision(benchmark::State& state) {
    const app::SwitchConfig config = small_config(kAgents);
    Distributor distributor;
    distributor.configure(config.queues, config.agents);
    Instant now{};
    std::int64_t call = 0;
    const auto join = [&] { distributor.join({.id = CallId{++call}, .queue = kGeneral, .joined = now}); };
    for (int n = 0; n < kWaiting; ++n) join();
    std::vector<double> times;
    std::int64_t agent = 0;
    for (auto _ : state) {
        now += std::chrono::milliseconds{1};
        const UserId freed{1 + agent++ % kAgents};
        std::optional<Offer> offer;
        const double time = timed([&] {
            distributor.free({.agent = freed, .ready_since = now, .talk = std::chrono::seconds{agent % 997}});
            offer = distributor.next_offer(now);
        });
        if (!offer) return state.SkipWithError("no offer");
        times.push_back(time);
        state.SetIterationTime(time);
        distributor.take(offer->call);
        benchmark::DoNotOptimize(distributor.take_decisions());
        join();
    }
    report(state, times);
}

/// The worst queue: each of 500 waiting callers was refused by each of 50 free agents, so every pair is looked at and none fits.
void hopeless_decision(benchmark::State& state) {
    const app::SwitchConfig config = small_config(50);
    Distributor distributor;
    distributor.configure(config.queues, config.agents);
    const Instant now{};
    for (int n = 0; n < kWaiting; ++n) distributor.join({.id = CallId{n + 1}, .queue = kGeneral, .joined = now});
    for (int n = 1; n <= 50; ++n) distributor.free({.agent = UserId{n}, .ready_since = now});
    while (const auto offer = distributor.next_offer(now)) {
        distributor.refuse(offer->call, now + std::chrono::hours{1});
        distributor.free({.agent = offer->agent, .ready_since = now});
    }
    for (auto _ : state) benchmark::DoNotOptimize(distributor.next_offer(now));
}

struct WholeSwitch {
    WholeSwitch() {
        app::SwitchConfig config = small_config(kAgents);
        config.queues[kGeneral].wrap_up_s = 3600;
        desk_switch = std::make_unique<app::Switch>(app::SwitchPorts{signalling, media, loop, journal, live, loop, loop, ids},
                                                    app::SwitchSettings{.recordings_folder = "/rec"},
                                                    std::make_shared<const app::SwitchConfig>(config));
        signalling.report_to(desk_switch->signalling_events());
        media.report_to(desk_switch->media_events());
        for (int n = 1; n <= kAgents; ++n) {
            desk_switch->desk().sign_in(UserId{n}, SeatKind::browser, [](auto) {});
            desk_switch->desk().open_line(UserId{n}, "offer", [](auto) {});
            loop.settle();
            desk_switch->media_events().on_line_up(media.last_page);
        }
        for (int n = 0; n < kWaiting; ++n) citizen_waits();
    }
    void citizen_waits() {
        const LegId leg{++last_leg};
        signalling.far_end_calls({leg, app::Listener::trunk, "0999", "12345", {.address = "127.0.0.1", .port = 4000}});
        media.finish_playing(leg);
        desk_switch->media_events().on_digit(leg, '0');
        loop.settle();
    }

    ManualLoop loop;
    IdSource ids{loop, 1};
    FakeSignalling signalling{loop};
    FakeMedia media{loop};
    MemoryJournal journal;
    MemoryLive live;
    std::int64_t last_leg{0};
    std::unique_ptr<app::Switch> desk_switch;
};

void freed_agent_to_next_offer(benchmark::State& state) {
    WholeSwitch world;
    std::vector<double> times;
    int agent = 0;
    for (auto _ : state) {
        const UserId freed{1 + agent++ % kAgents};
        const auto offered = world.live.count("call.offered");
        const double time = timed([&] {
            world.desk_switch->desk().set_ready(freed, [](auto) {});
            world.loop.settle();
        });
        if (world.live.count("call.offered") != offered + 1) return state.SkipWithError("no offer");
        times.push_back(time);
        state.SetIterationTime(time);
        const CallId call = world.journal.calls.back().call;
        world.desk_switch->desk().answer(freed, call, [](auto) {});
        world.desk_switch->desk().hang_up(freed, call, [](auto) {});
        world.loop.settle();
        world.journal.calls.clear();
        world.live.events.clear();
        world.citizen_waits();
    }
    report(state, times);
}

BENCHMARK(decision)->UseManualTime()->Iterations(20'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(hopeless_decision)->Unit(benchmark::kMicrosecond);
BENCHMARK(freed_agent_to_next_offer)->UseManualTime()->Iterations(5'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hotline::test
