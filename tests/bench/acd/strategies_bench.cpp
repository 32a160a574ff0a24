// One decision with 10 000 agents and 100 000 callers waiting, for each strategy: an agent becomes free, the next offer is made
// and explained. The aim is under 50 us at p99 (issue 3).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "domain/acd/distributor.hpp"

namespace hotline::test {
namespace {

using namespace std::chrono_literals;

constexpr int kAgents = 10'000;
constexpr int kWaiting = 100'000;
constexpr int kQueues = 20;
constexpr int kQueuesOfAnAgent = 4;

QueueCode queue(int number) { return {"q" + std::to_string(number % kQueues)}; }

/// A city far larger than any: agents in four queues each, skills that relax, overflow, half of the agents free or all but one.
class Hall {
public:
    Hall(Strategy strategy, bool callers_wait) {
        std::map<QueueCode, Queue> queues;
        for (int n = 0; n < kQueues; ++n) {
            Queue& each = queues[queue(n)] = {.code = queue(n), .strategy = strategy, .needs = {{{"s"}, 5}}};
            each.relaxation = {.every_s = 20, .by = 1, .least = 2};
            each.overflow = {{.to = queue(n + 1), .after_s = 30}};
        }
        for (int n = 1; n <= kAgents; ++n) {
            AgentProfile agent{.id = UserId{n}, .extension = std::to_string(80'000 + n), .skills = {{{"s"}, 3 + pick(7)}}};
            for (int each = 0; each < kQueuesOfAnAgent; ++each) agent.queues.push_back(queue(n + each));
            agents_[agent.id] = agent;
        }
        distributor.configure(queues, agents_);
        for (int n = 1; n <= kAgents; ++n) distributor.withdraw(UserId{n}, n % 3 == 0 ? Unfit::wrap_up : Unfit::on_call);
        if (callers_wait)
            for (int n = 0; n < kWaiting; ++n) join();
        else
            for (int n = 1; n <= kAgents; ++n) free(UserId{n});
        while (distributor.next_offer(now)) {
        }
        (void)distributor.take_decisions();
    }
    void join() {
        now += 1ms;
        distributor.join({.id = CallId{++last_}, .queue = queue(pick(kQueues)), .joined = now, .head_start = 1s * pick(60)});
    }
    void free(UserId agent) {
        distributor.free({.agent = agent, .ready_since = now, .calls = 1.0 * pick(80), .talk = 1s * pick(20'000)});
    }
    UserId somebody() { return UserId{1 + pick(kAgents)}; }

    Distributor distributor;
    Instant now{};

private:
    int pick(int below) { return std::uniform_int_distribution{0, below - 1}(chance_); }

    std::mt19937 chance_{12345};
    std::map<UserId, AgentProfile> agents_;
    std::int64_t last_{0};
};

class Times {
public:
    template <class Act>
    double measure(Act act) {
        const auto start = std::chrono::steady_clock::now();
        act();
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        all_.push_back(seconds);
        return seconds;
    }
    void report(benchmark::State& state) {
        std::ranges::sort(all_);
        state.counters["p50_us"] = all_[all_.size() / 2] * 1e6;
        state.counters["p99_us"] = all_[all_.size() * 99 / 100] * 1e6;
        state.counters["max_us"] = all_.back() * 1e6;
    }

private:
    std::vector<double> all_;
};

/// A hundred thousand wait and one agent comes free.
void agent_comes_free(benchmark::State& state) {
    Hall hall(static_cast<Strategy>(state.range(0)), true);
    Times times;
    for (auto _ : state) {
        std::optional<Offer> offer;
        hall.now += 1ms;
        const UserId agent = hall.somebody();
        state.SetIterationTime(times.measure([&] {
            hall.free(agent);
            offer = hall.distributor.next_offer(hall.now);
            benchmark::DoNotOptimize(hall.distributor.take_decisions());
        }));
        if (offer) {
            hall.distributor.take(offer->call);
            hall.join();
        } else {
            hall.distributor.withdraw(agent, Unfit::away);  // nobody asks so little of him yet
        }
        while (hall.distributor.next_offer(hall.now)) {
        }
        (void)hall.distributor.take_decisions();
    }
    times.report(state);
}

/// Ten thousand are free and a caller joins.
void caller_joins(benchmark::State& state) {
    Hall hall(static_cast<Strategy>(state.range(0)), false);
    Times times;
    for (auto _ : state) {
        std::optional<Offer> offer;
        state.SetIterationTime(times.measure([&] {
            hall.join();
            offer = hall.distributor.next_offer(hall.now);
            benchmark::DoNotOptimize(hall.distributor.take_decisions());
        }));
        if (!offer) return state.SkipWithError("no offer");
        hall.distributor.take(offer->call);
        hall.free(offer->agent);
    }
    times.report(state);
}

/// What a supervisor's page costs: the place of a caller among a hundred thousand.
void place_of_a_caller(benchmark::State& state) {
    Hall hall(Strategy::longest_idle, true);
    std::int64_t call = 0;
    for (auto _ : state) benchmark::DoNotOptimize(hall.distributor.place_of(CallId{1 + (call += 7919) % kWaiting}));
}

void each_strategy(benchmark::internal::Benchmark* bench) {
    for (int strategy = 0; strategy < 5; ++strategy) bench->Arg(strategy);
    bench->ArgName("strategy")->UseManualTime()->Iterations(20'000)->Unit(benchmark::kMicrosecond);
}

BENCHMARK(agent_comes_free)->Apply(each_strategy);
BENCHMARK(caller_joins)->Apply(each_strategy);
BENCHMARK(place_of_a_caller)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hotline::test
