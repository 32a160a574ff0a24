#include <future>

#include "adapters/sip/switch_loop.hpp"
#include "contract/executor_contract.hpp"
#include "contract/timers_contract.hpp"

namespace hotline::test {
namespace {

/// The real loop on a thread of its own, as in the program.
class RealLoop {
public:
    ~RealLoop() { stop(); }
    Executor& executor() { return loop_; }
    app::Timers& timers() { return loop_; }
    [[nodiscard]] bool serve() {
        loop_.start();
        const bool ended = ended_.wait_for(std::chrono::seconds{10}) == std::future_status::ready;
        stop();
        return ended;
    }
    void quit() { end_.set_value(); }

private:
    void stop() {
        if (!std::exchange(stopped_, true)) loop_.stop();
    }

    sip::SwitchLoop loop_;
    std::promise<void> end_;
    std::future<void> ended_ = end_.get_future();
    bool stopped_{false};
};

INSTANTIATE_TYPED_TEST_SUITE_P(RealLoop, ExecutorContract, RealLoop);
INSTANTIATE_TYPED_TEST_SUITE_P(RealLoop, TimersContract, RealLoop);

}  // namespace
}  // namespace hotline::test
