#pragma once
#include <algorithm>

#include "support/memory/memory_state.hpp"

namespace hotline::test {

class MemoryFlowStore final : public app::FlowStore {
public:
    explicit MemoryFlowStore(MemoryState& state) : state_(state) {}

    std::vector<FlowCode> codes() override {
        std::vector<FlowCode> all;
        for (const auto& [code, flow] : state_.flows) all.push_back(code);
        return all;
    }
    void make(const FlowCode& code) override { state_.flows[code]; }
    int revision(const FlowCode& code) override { return state_.flows.contains(code) ? state_.flows.at(code).revision : 0; }
    int next_revision(const FlowCode& code) override { return ++state_.flows.at(code).revision; }
    std::optional<app::StoredFlowDraft> draft(const FlowCode& code) override {
        return state_.flows.contains(code) ? named(state_.flows.at(code).draft) : std::nullopt;
    }
    void put(const app::StoredFlowDraft& draft) override { state_.flows.at(draft.code).draft = draft; }
    void drop_draft(const FlowCode& code) override { state_.flows.at(code).draft.reset(); }

    std::vector<app::StoredFlowVersion> versions(const FlowCode& code) override {
        std::vector<app::StoredFlowVersion> all;
        if (state_.flows.contains(code)) all = state_.flows.at(code).versions;
        std::ranges::reverse(all);
        for (auto& version : all) version.by_name = name_of(version.by);
        return all;
    }
    std::optional<app::StoredFlowVersion> version(const FlowCode& code, int number) override {
        for (auto& version : versions(code))
            if (version.version == number) return version;
        return std::nullopt;
    }
    std::vector<app::StoredFlowVersion> in_state(app::FlowVersionState wanted) override {
        std::vector<app::StoredFlowVersion> all;
        for (const auto& code : codes())
            for (auto& version : versions(code))
                if (version.state == wanted) all.push_back(std::move(version));
        std::ranges::sort(all, {}, [](const app::StoredFlowVersion& one) { return std::pair{one.at, one.code}; });
        return all;
    }
    void add(const app::StoredFlowVersion& version) override { state_.flows.at(version.code).versions.push_back(version); }
    void set_state(const FlowCode& code, int number, app::FlowVersionState to) override {
        for (auto& version : state_.flows.at(code).versions)
            if (version.version == number) version.state = to;
    }

    ivr::FlowTraffic traffic(const FlowCode& code, int version, Instant from, Instant to) override {
        ivr::TrafficCount count;
        for (const auto& [id, call] : state_.calls)
            if (std::ranges::any_of(call.events, [&](const CallEvent& event) {
                    const auto* entered = std::get_if<call_event::FlowEntered>(&event.fact);
                    return entered != nullptr && entered->flow == code && entered->version == version && event.at >= from &&
                           event.at < to;
                }))
                for (const CallEvent& event : call.events) count.add(event);
        return count.take();
    }
    std::vector<app::FlowTest> tests(const FlowCode& code) override {
        return state_.flows.contains(code) ? state_.flows.at(code).tests : std::vector<app::FlowTest>{};
    }
    void add(const FlowCode& code, const app::FlowTest& test) override { state_.flows.at(code).tests.push_back(test); }
    bool remove_test(const FlowCode& code, app::FlowTestId id) override {
        return state_.flows.contains(code) &&
               std::erase_if(state_.flows.at(code).tests, [&](const app::FlowTest& test) { return test.id == id; }) > 0;
    }

private:
    [[nodiscard]] std::string name_of(UserId user) const {
        const auto found = state_.users.find(user);
        return found == state_.users.end() ? std::string{} : found->second.user.name;
    }
    [[nodiscard]] std::optional<app::StoredFlowDraft> named(std::optional<app::StoredFlowDraft> draft) const {
        if (draft) draft->changed_by_name = name_of(draft->changed_by);
        return draft;
    }

    MemoryState& state_;
};

}  // namespace hotline::test
