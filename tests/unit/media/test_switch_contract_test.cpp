#include "contract/executor_contract.hpp"
#include "unit/media/test_switch.hpp"

namespace hotline::test {
namespace {

class TestThread {
public:
    Executor& executor() { return switch_; }
    [[nodiscard]] bool serve() {
        return switch_.run_until([this] { return ended_; });
    }
    void quit() { ended_ = true; }

private:
    media::TestSwitch switch_;
    bool ended_{false};
};

INSTANTIATE_TYPED_TEST_SUITE_P(TestSwitch, ExecutorContract, TestThread);

}  // namespace
}  // namespace hotline::test
