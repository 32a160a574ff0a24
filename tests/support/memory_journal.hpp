#pragma once
#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include "app/ports/journal.hpp"
#include "app/ports/live.hpp"

namespace hotline::test {

class MemoryJournal final : public app::Journal {
public:
    void append(CallEvent event) override { calls.push_back(std::move(event)); }
    void append(AgentEvent event) override { agents.push_back(std::move(event)); }
    void append(Decision decision) override { decisions.push_back(std::move(decision)); }

    template <class Fact>
    [[nodiscard]] std::vector<Fact> all() const {
        std::vector<Fact> found;
        for (const CallEvent& event : calls)
            if (const auto* fact = std::get_if<Fact>(&event.fact)) found.push_back(*fact);
        return found;
    }
    /// How each call ended, and how often: once is right.
    [[nodiscard]] std::map<CallId, int> ends() const {
        std::map<CallId, int> count;
        for (const CallEvent& event : calls) count[event.call] += std::holds_alternative<call_event::Ended>(event.fact) ? 1 : 0;
        return count;
    }

    std::vector<CallEvent> calls;
    std::vector<AgentEvent> agents;
    std::vector<Decision> decisions;
};

class MemoryLive final : public app::LiveEvents {
public:
    struct Event {
        app::Audience to;
        std::string type;
        std::string data;
    };
    void publish(app::Audience to, std::string_view type, std::string data) override {
        const std::lock_guard lock(gate_);
        events.push_back({std::move(to), std::string{type}, std::move(data)});
    }
    [[nodiscard]] long count(std::string_view type) const { return std::ranges::count(events, type, &Event::type); }

    std::vector<Event> events;  ///< to be read when nobody publishes

private:
    std::mutex gate_;
};

}  // namespace hotline::test
