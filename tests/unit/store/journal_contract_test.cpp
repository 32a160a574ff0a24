#include "contract/journal_contract.hpp"

#include <latch>

#include "adapters/store/call_facts.hpp"
#include "adapters/store/journal.hpp"
#include "store_fixture.hpp"
#include "support/memory_journal.hpp"

namespace hotline::test {
namespace {

class StoredJournal {
public:
    ~StoredJournal() { release(); }
    app::Journal& journal() { return journal_; }
    [[nodiscard]] UserId agent() const { return agent_; }
    /// The database's one writer is busy.
    void hold() {
        store_.database.write([this](app::UnitOfWork&) { released_.wait(); }, [](const std::exception_ptr&) {});
    }
    void release() {
        if (!released_.try_wait()) released_.count_down();
    }
    std::vector<std::string> types_of(CallId call) {
        EXPECT_TRUE(journal_.flush(std::chrono::seconds{10}));
        std::vector<std::string> types;
        for (const auto& event : read_now(store_.database, [call](app::UnitOfWork& work) { return work.calls.events(call); }))
            types.push_back(event.type);
        return types;
    }
    std::optional<AgentEvent> last_of(UserId agent) {
        EXPECT_TRUE(journal_.flush(std::chrono::seconds{10}));
        std::optional<AgentEvent> last;
        for (auto& event : read_now(store_.database, [](app::UnitOfWork& work) { return work.calls.agent_history(Instant{}); }))
            if (event.agent == agent) last = std::move(event);
        return last;
    }

private:
    store::test::TestDatabase store_{":memory:"};
    UserId agent_ = store_.add_user("agent01", "演示-座席01");
    std::latch released_{1};
    store::StoreJournal journal_{store_.database, {}};
};

class StandIn {
public:
    app::Journal& journal() { return journal_; }
    [[nodiscard]] static UserId agent() { return {7}; }
    void hold() {}
    void release() {}
    [[nodiscard]] std::vector<std::string> types_of(CallId call) const {
        std::vector<std::string> types;
        for (const CallEvent& event : journal_.calls)
            if (event.call == call) types.emplace_back(store::type_of(event.fact));
        return types;
    }
    [[nodiscard]] std::optional<AgentEvent> last_of(UserId agent) const {
        const auto found = std::find_if(journal_.agents.rbegin(), journal_.agents.rend(),
                                        [agent](const AgentEvent& event) { return event.agent == agent; });
        return found == journal_.agents.rend() ? std::nullopt : std::optional{*found};
    }

private:
    MemoryJournal journal_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, JournalContract, StoredJournal);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, JournalContract, StandIn);

}  // namespace
}  // namespace hotline::test
