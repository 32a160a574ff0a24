#include <gtest/gtest.h>

#include <random>
#include <set>

#include "domain/acd/distributor.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

/// A plain description of the same line, checked against the real one after each of many random events.
class Model {
public:
    explicit Model(unsigned seed) : chance_(seed) {
        for (int n = 1; n <= 3; ++n)
            queues_[{"q" + std::to_string(n)}] = {.code = {"q" + std::to_string(n)}, .needs = {{{"s"}, n}}};
        for (int n = 1; n <= 12; ++n) {
            AgentProfile agent{.id = UserId{n}, .skills = {{{"s"}, n % 4}}};
            for (const auto& [code, queue] : queues_)
                if (pick(3) != 0) agent.queues.push_back(code);
            agents_[agent.id] = agent;
        }
        distributor_.configure(queues_, agents_);
    }

    void step() {
        now_ += std::chrono::milliseconds{pick(400)};
        switch (pick(6)) {
            case 0: return join();
            case 1: return set_free();
            case 2: return set_away();
            case 3: return end_offer(true);
            case 4: return end_offer(false);
            default: return leave();
        }
    }

    void distribute() {
        while (const auto offer = distributor_.next_offer(now_)) {
            ASSERT_TRUE(waiting_.contains(offer->call)) << "an offer of a call that does not wait";
            ASSERT_TRUE(free_.erase(offer->agent) == 1) << "an agent was reserved who was not free";
            ASSERT_TRUE(offers_.emplace(offer->call, offer->agent).second) << "one caller, two offers";
            ASSERT_TRUE(may(offer->agent, offer->call));
            ASSERT_TRUE(nobody_went_before(*offer));
        }
    }

    /// Liveness: when it has decided, no free agent may take any caller who rings nowhere.
    void check() const {
        for (const auto& [call, about] : waiting_)
            for (const UserId agent : free_)
                ASSERT_FALSE(!offers_.contains(call) && may(agent, call))
                    << "call " << call.value << " waits though " << agent.value << " is free";
        ASSERT_EQ(distributor_.offers(), offers_.size());
        ASSERT_EQ(distributor_.waiting_calls(), waiting_.size());
        ASSERT_EQ(distributor_.free_agents(), free_.size());
    }

private:
    struct Waiting {
        WaitingCall call;
        std::map<UserId, Instant> refused_by;
    };

    int pick(int below) { return std::uniform_int_distribution{0, below - 1}(chance_); }

    bool may(UserId agent, CallId call) const {
        const Waiting& waiting = waiting_.at(call);
        const auto refused = waiting.refused_by.find(agent);
        return serves(agents_.at(agent), queues_.at(waiting.call.queue)) &&
               (refused == waiting.refused_by.end() || refused->second <= now_);
    }
    bool nobody_went_before(const Offer& offer) const {
        const WaitingCall& chosen = waiting_.at(offer.call).call;
        for (const auto& [id, other] : waiting_) {
            const bool goes_first =
                std::tuple{-other.call.priority, other.call.joined, id} < std::tuple{-chosen.priority, chosen.joined, chosen.id};
            if (goes_first && !offers_.contains(id) && may(offer.agent, id)) return false;
        }
        return true;
    }

    void join() {
        const CallId id{++last_call_};
        const WaitingCall call{id, {"q" + std::to_string(1 + pick(3))}, pick(10) == 0 ? 1 : 0, now_};
        waiting_[id] = {call, {}};
        distributor_.join(call);
    }
    void set_free() {
        const UserId agent{1 + pick(12)};
        for (const auto& [call, reserved] : offers_)
            if (reserved == agent) return;
        free_.insert(agent);
        distributor_.free({agent, now_, std::chrono::seconds{pick(100)}});
    }
    void set_away() {
        const UserId agent{1 + pick(12)};
        free_.erase(agent);
        distributor_.withdraw(agent);
    }
    void end_offer(bool taken) {
        if (offers_.empty()) return;
        const auto [call, agent] = *std::next(offers_.begin(), pick(static_cast<int>(offers_.size())));
        offers_.erase(call);
        if (taken) {
            waiting_.erase(call);
            return distributor_.take(call);
        }
        waiting_.at(call).refused_by[agent] = now_ + 2s;
        distributor_.refuse(call, now_ + 2s);
    }
    void leave() {
        if (waiting_.empty()) return;
        const CallId call = std::next(waiting_.begin(), pick(static_cast<int>(waiting_.size())))->first;
        waiting_.erase(call);
        offers_.erase(call);
        distributor_.leave(call);
    }

    std::mt19937 chance_;
    Instant now_{};
    std::int64_t last_call_{0};
    std::map<QueueCode, Queue> queues_;
    std::map<UserId, AgentProfile> agents_;
    std::map<CallId, Waiting> waiting_;
    std::map<CallId, UserId> offers_;
    std::set<UserId> free_;
    Distributor distributor_;
};

class DistributorModel : public testing::TestWithParam<unsigned> {};

TEST_P(DistributorModel, AgreesOnEverySchedule) {
    Model model(GetParam());
    for (int event = 0; event < 600; ++event) {
        model.step();
        model.distribute();
        model.check();
        if (HasFatalFailure()) FAIL() << "seed " << GetParam() << ", event " << event;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DistributorModel, testing::Range(1U, 41U));

}  // namespace
}  // namespace hotline
