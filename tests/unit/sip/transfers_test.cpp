// The transfer button of a phone, and calls that take another's place.
#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

using namespace std::chrono_literals;
using app::TransferProgress;

class Transfers : public World {
protected:
    void SetUp() override { register_phone(); }
    /// The switch takes every transfer up, and its progress is this.
    void transfers_go(std::vector<TransferProgress> progress) {
        journal_.when_asked_to_transfer = [this, progress = std::move(progress)](const app::TransferRequest& asked) {
            adapter_.accept_transfer(asked.leg);
            for (std::size_t i = 0; i < progress.size(); ++i)
                loop_.after(100ms * (i + 1), [this, leg = asked.leg, now = progress[i]] { adapter_.report_transfer(leg, now); });
        };
    }
};

TEST_F(Transfers, are_asked_for_and_their_progress_told) {
    transfers_go({TransferProgress::ringing, TransferProgress::done, TransferProgress::failed});
    EXPECT_TRUE(phone_sees("phone-transfers-blindly"));
    EXPECT_TRUE(journal_.has("transfer 1 to 1002"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Transfers, may_fail) {
    transfers_go({TransferProgress::failed});
    EXPECT_TRUE(phone_sees("phone-s-transfer-fails"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Transfers, may_be_refused) {
    journal_.when_asked_to_transfer = [this](const app::TransferRequest& asked) {
        adapter_.refuse_transfer(asked.leg);
        adapter_.accept_transfer(asked.leg);  // too late
        adapter_.report_transfer(asked.leg, TransferProgress::done);
    };
    EXPECT_TRUE(phone_sees("phone-may-not-transfer"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Transfers, to_nowhere_are_never_reported) {
    EXPECT_TRUE(phone_sees("phone-transfers-to-nowhere"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_FALSE(journal_.text().contains("transfer")) << journal_.text();
}

TEST_F(Transfers, are_one_at_a_time) {
    transfers_go({});
    EXPECT_TRUE(phone_sees("phone-asks-twice-for-a-transfer"));
    EXPECT_EQ(journal_.count("transfer 1 to 1003"), 0U);
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Transfers, that_nobody_decides_end_with_the_leg) {
    journal_.when_asked_to_transfer = [this](const app::TransferRequest& asked) {
        adapter_.hang_up(asked.leg, app::ReleaseCause::normal_clearing);
    };
    EXPECT_TRUE(phone_sees("phone-is-cut-off-as-it-transfers"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

}  // namespace
}  // namespace hotline::sip::test
