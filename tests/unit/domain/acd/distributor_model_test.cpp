#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "distributor_model.hpp"

namespace hotline::test {
namespace {

using namespace std::chrono_literals;

constexpr int kAgents = 14;

std::map<QueueCode, Queue> queues() {
    const auto queue = [](int number, Strategy strategy) {
        return Queue{.code = {"q" + std::to_string(number)}, .strategy = strategy, .needs = {{{"s"}, number}}};
    };
    std::map<QueueCode, Queue> all;
    for (Queue each : {queue(1, Strategy::least_talk_time), queue(2, Strategy::longest_idle), queue(3, Strategy::fewest_calls),
                       queue(4, Strategy::highest_level), queue(5, Strategy::seat_number)})
        all[each.code] = each;
    all[{"q3"}].relaxation = {.every_s = 2, .by = 1, .least = 1};
    all[{"q5"}].relaxation = {.every_s = 1, .by = 2, .least = 0};
    all[{"q5"}].needs[{"t"}] = 2;
    all[{"q1"}].overflow = {{.to = {"q2"}, .after_s = 3}};
    all[{"q4"}].overflow = {{.to = {"q3"}, .after_s = 4}, {.to = {"q1"}, .after_s = 2, .when_waiting = 3}};
    return all;
}

std::map<UserId, AgentProfile> agents() {
    std::map<UserId, AgentProfile> all;
    for (int n = 1; n <= kAgents; ++n) {
        AgentProfile agent{.id = UserId{n}, .extension = std::to_string(8100 - n % 5 * 10 + n), .skills = {{{"s"}, n % 6}}};
        if (n % 2 == 0) agent.skills[{"t"}] = 1 + n % 3;
        for (int queue = 1; queue <= 5; ++queue)
            if ((n + queue) % 3 != 0) agent.queues.push_back({"q" + std::to_string(queue)});
        all[agent.id] = agent;
    }
    return all;
}

/// One event of a schedule: what, about whom, and how long after the one before.
struct Event {
    int what;
    int whom;
    int after_ms;
};
void showValue(const Event& event, std::ostream& out) {
    out << "{" << event.what << ", " << event.whom << ", " << event.after_ms << "}";
}

/// Tells every event to the distributor and to the plain lines, and holds the one to the other.
class BothLines {
public:
    BothLines() { real_.configure(queues(), agents()); }

    void happens(const Event& event) {
        now_ += std::chrono::milliseconds{event.after_ms};
        nothing_came_up_unannounced();
        // Time alone changes something at the announced moment only; there the distributor must be asked.
        plain_.settle(now_);
        distribute();
        switch (event.what) {
            case 0:
            case 1: return join(event.whom);
            case 2:
            case 3: return set_free(event.whom);
            case 4: return set_away(event.whom);
            case 5: return end_offer(event.whom, true);
            case 6: return end_offer(event.whom, false);
            default: return leave(event.whom);
        }
    }
    /// All matches there are, each the right one; then what both count.
    void distribute() {
        while (const auto offer = real_.next_offer(now_)) {
            const auto expected = plain_.next_offer(now_);
            RC_ASSERT(expected.has_value());
            RC_ASSERT(offer->call == expected->call);
            RC_ASSERT(*offer == *expected);
            plain_.reserve(*offer);
        }
        RC_ASSERT(!plain_.next_offer(now_).has_value());  // nobody waits whom a free agent may serve
        check_counts();
        check_places();
        check_decisions();
    }

private:
    void nothing_came_up_unannounced() {
        const auto moment = real_.next_moment();
        if (moment && *moment <= now_) return;
        PlainLines later = plain_;
        later.settle(now_);
        RC_ASSERT(!later.next_offer(now_).has_value());
    }
    void check_counts() const {
        RC_ASSERT(real_.waiting_calls() == plain_.waiting().size());
        RC_ASSERT(real_.free_agents() == plain_.free_agents().size());
        RC_ASSERT(real_.offers() == plain_.ringing().size());
        for (const auto& [id, waiting] : plain_.waiting()) {
            const Offer* offer = real_.offer_of(id);
            RC_ASSERT((offer != nullptr) == waiting.rings_at.has_value());
            if (offer != nullptr) RC_ASSERT(offer->agent == *waiting.rings_at);
        }
    }
    /// Of one caller at a time; the plain lines count slowly.
    void check_places() const {
        if (plain_.waiting().empty()) return;
        const auto call =
            std::next(plain_.waiting().begin(), now_.time_since_epoch() / 1ms % static_cast<int>(plain_.waiting().size()));
        RC_ASSERT(real_.place_of(call->first) == plain_.place_of(call->first));
    }
    /// Each agent of the queue stands in exactly one group.
    void check_decisions() {
        for (const Decision& decision : real_.take_decisions()) {
            int members = decision.eligible;
            for (const Decision::Group& group : decision.unfit) members += group.count;
            const auto of_queue =
                std::ranges::count_if(agents_, [&](const auto& each) { return is_listed(each.second, decision.queue); });
            RC_ASSERT(wanted(decision.call) || members == of_queue);
            RC_ASSERT(decision.best.size() == std::min(kNamedInDecision, static_cast<std::size_t>(decision.eligible)));
            if (decision.chosen && !wanted(decision.call)) RC_ASSERT(decision.best.front().agent == *decision.chosen);
        }
    }
    [[nodiscard]] bool wanted(CallId call) const {
        const auto found = plain_.waiting().find(call);
        return found != plain_.waiting().end() && found->second.call.wants;
    }

    void join(int number) {
        WaitingCall call{.id = CallId{++last_call_}, .queue = {"q" + std::to_string(1 + number % 5)}, .joined = now_};
        if (number % 7 == 0) call.head_start = 1s * (number % 11);
        if (number % 13 == 0) call.waits_since = now_ - 5s;
        if (number % 9 == 0) call.wants = UserId{1 + number % kAgents};
        if (number % 18 == 0) call.wants_until = now_ + 2s;
        plain_.join(call);
        real_.join(call);
        distribute();
    }
    void set_free(int number) {
        const UserId agent{1 + number % kAgents};
        for (const CallId call : plain_.ringing())
            if (plain_.waiting().at(call).rings_at == agent) return;
        const Candidate candidate{.agent = agent, .ready_since = now_, .calls = 1.0 * (number % 4), .talk = 1min * (number % 5)};
        plain_.free(candidate);
        real_.free(candidate);
        distribute();
    }
    void set_away(int number) {
        const UserId agent{1 + number % kAgents};
        plain_.withdraw(agent);
        real_.withdraw(agent, number % 2 == 0 ? Unfit::away : Unfit::line_down);
    }
    void end_offer(int number, bool taken) {
        const auto ringing = plain_.ringing();
        if (ringing.empty()) return;
        const CallId call = ringing[static_cast<std::size_t>(number) % ringing.size()];
        if (taken) {
            plain_.leave(call);
            return real_.take(call);
        }
        plain_.refuse(call, now_ + 2s);
        real_.refuse(call, now_ + 2s);
        distribute();
    }
    void leave(int number) {
        if (plain_.waiting().empty()) return;
        const auto call = std::next(plain_.waiting().begin(), number % static_cast<int>(plain_.waiting().size()))->first;
        plain_.leave(call);
        real_.leave(call);
    }

    Instant now_{};
    std::int64_t last_call_{0};
    std::map<UserId, AgentProfile> agents_{agents()};
    PlainLines plain_{queues(), agents()};
    Distributor real_;
};

rc::Gen<std::vector<Event>> schedules() {
    const auto event =
        rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 8), rc::gen::inRange(0, 1000), rc::gen::inRange(0, 700)),
                     [](const std::tuple<int, int, int>& t) { return Event{std::get<0>(t), std::get<1>(t), std::get<2>(t)}; });
    return rc::gen::resize(1000, rc::gen::container<std::vector<Event>>(event));
}

// A hundred schedules of up to a thousand events each. One caller has one winner, one agent one offer, nobody is reserved without
// an offer, and an idle agent and a caller he may serve meet at once: all of it follows from agreeing with the plain lines.
TEST(TheDistributorModel, AgreesWithPlainListsOnEverySchedule) {
    EXPECT_TRUE(rc::check("distributor", [] {
        const auto schedule = *schedules();
        BothLines lines;
        for (const Event& event : schedule) lines.happens(event);
    }));
}

}  // namespace
}  // namespace hotline::test
