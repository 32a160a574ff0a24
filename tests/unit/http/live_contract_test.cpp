#include "contract/live_contract.hpp"

#include "adapters/http/live/live_hub.hpp"
#include "support/memory_journal.hpp"

namespace hotline::test {
namespace {

http::LivePerson person(Watcher watcher) {
    switch (watcher) {
        case Watcher::agent_1: return {.user = UserId{1}, .role = Role::agent};
        case Watcher::agent_2: return {.user = UserId{2}, .role = Role::agent};
        case Watcher::clerk_d05: return {.user = UserId{3}, .role = Role::department, .units = {DepartmentCode{"D05"}}};
        case Watcher::clerk_d06: return {.user = UserId{4}, .role = Role::department, .units = {DepartmentCode{"D06"}}};
    }
    return {};
}

class Hub {
public:
    Hub() {
        for (auto* reader : {&agent_1_, &agent_2_, &clerk_d05_, &clerk_d06_}) (void)reader->start({});
    }
    app::LiveEvents& live() { return hub_; }
    std::vector<std::string> seen_by(Watcher watcher) {
        std::vector<std::string> seen;
        for (const auto& text : reader_of(watcher).take(100'000))
            seen.push_back(between(*text, R"("type":")", R"(",)") + " " + between(*text, R"("data":)", {}));
        return seen;
    }

private:
    /// Up to the mark, or to the end of the object.
    static std::string between(const std::string& text, std::string_view from, std::string_view to) {
        const auto begin = text.find(from) + from.size();
        return text.substr(begin, (to.empty() ? text.size() - 1 : text.find(to, begin)) - begin);
    }
    http::LiveReader& reader_of(Watcher watcher) {
        switch (watcher) {
            case Watcher::agent_1: return agent_1_;
            case Watcher::agent_2: return agent_2_;
            case Watcher::clerk_d05: return clerk_d05_;
            case Watcher::clerk_d06: break;
        }
        return clerk_d06_;
    }

    SystemClock clock_;
    http::LiveHub hub_{clock_};
    http::LiveReader agent_1_{hub_, person(Watcher::agent_1), "1", [] {}};
    http::LiveReader agent_2_{hub_, person(Watcher::agent_2), "2", [] {}};
    http::LiveReader clerk_d05_{hub_, person(Watcher::clerk_d05), "3", [] {}};
    http::LiveReader clerk_d06_{hub_, person(Watcher::clerk_d06), "4", [] {}};
};

/// What the audience says is judged by the rule that pages are told by.
class StandIn {
public:
    app::LiveEvents& live() { return live_; }
    [[nodiscard]] std::vector<std::string> seen_by(Watcher watcher) const {
        std::vector<std::string> seen;
        for (const auto& event : live_.events)
            if (may_see(person(watcher), event.to)) seen.push_back(event.type + " " + event.data);
        return seen;
    }

private:
    MemoryLive live_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Hub, LiveContract, Hub);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, LiveContract, StandIn);

}  // namespace
}  // namespace hotline::test
