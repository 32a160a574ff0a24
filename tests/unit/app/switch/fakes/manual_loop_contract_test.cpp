#include "contract/executor_contract.hpp"
#include "contract/timers_contract.hpp"
#include "support/manual_loop.hpp"

namespace hotline::test {
namespace {

/// Time passes as fast as the loop can do what falls due in it.
class HandDrivenLoop {
public:
    Executor& executor() { return loop_; }
    app::Timers& timers() { return loop_; }
    [[nodiscard]] bool serve() {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (!ended_ && std::chrono::steady_clock::now() < deadline) loop_.pass(std::chrono::milliseconds{1});
        return ended_;
    }
    void quit() { ended_ = true; }

private:
    ManualLoop loop_;
    bool ended_{false};
};

INSTANTIATE_TYPED_TEST_SUITE_P(ManualLoop, ExecutorContract, HandDrivenLoop);
INSTANTIATE_TYPED_TEST_SUITE_P(ManualLoop, TimersContract, HandDrivenLoop);

}  // namespace
}  // namespace hotline::test
