#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <vector>

#include "app/ports/timers.hpp"

/// What every implementation of app::Timers must do. A backend is one of ExecutorContract and gives also
///   app::Timers& timers();   asked on the executor's thread only
namespace hotline::test {

template <class Backend>
class TimersContract : public testing::Test {
protected:
    Backend backend_;
    app::Timers& timers_ = backend_.timers();
    std::vector<int> fired_;

    /// Runs it on the loop's thread and all that follows until the loop is quit.
    [[nodiscard]] bool runs(Task begin) {
        backend_.executor().post(std::move(begin));
        return backend_.serve();
    }
    app::TimerId notes_after(int milliseconds, int what) {
        return timers_.after(std::chrono::milliseconds{milliseconds}, [this, what] { fired_.push_back(what); });
    }
    void quits_after(int milliseconds) {
        timers_.after(std::chrono::milliseconds{milliseconds}, [this] { backend_.quit(); });
    }
};

TYPED_TEST_SUITE_P(TimersContract);

TYPED_TEST_P(TimersContract, FireByTheirTimeWhateverTheOrderOfSetting) {
    ASSERT_TRUE(this->runs([this] {
        this->notes_after(20, 2);
        this->notes_after(40, 3);
        this->notes_after(1, 1);
        this->quits_after(60);
    }));
    EXPECT_EQ(this->fired_, (std::vector{1, 2, 3}));
}

TYPED_TEST_P(TimersContract, NeverFireWithinTheirSetting) {
    ASSERT_TRUE(this->runs([this] {
        this->notes_after(0, 2);
        this->notes_after(0, 3);
        this->fired_.push_back(1);
        this->quits_after(1);
    }));
    EXPECT_EQ(this->fired_, (std::vector{1, 2, 3}));
}

TYPED_TEST_P(TimersContract, NeverFireOnceCancelled) {
    ASSERT_TRUE(this->runs([this] {
        const auto doomed = this->notes_after(5, 1);
        this->notes_after(10, 2);
        this->timers_.cancel(doomed);
        this->quits_after(20);
    }));
    EXPECT_EQ(this->fired_, (std::vector{2}));
}

TYPED_TEST_P(TimersContract, NeverFireWhenCancelledWhileDue) {
    app::TimerId doomed;
    ASSERT_TRUE(this->runs([&] {
        this->timers_.after(Duration{0}, [&] { this->timers_.cancel(doomed); });
        doomed = this->notes_after(0, 1);
        this->notes_after(0, 2);
        this->quits_after(5);
    }));
    EXPECT_EQ(this->fired_, (std::vector{2}));
}

TYPED_TEST_P(TimersContract, IgnoreTheCancellingOfWhatHasFiredOrNeverWas) {
    app::TimerId first;
    ASSERT_TRUE(this->runs([&] {
        first = this->notes_after(0, 1);
        this->timers_.after(std::chrono::milliseconds{2}, [&] {
            this->timers_.cancel(first);
            this->timers_.cancel({});
        });
        this->notes_after(5, 2);
        this->quits_after(10);
    }));
    EXPECT_EQ(this->fired_, (std::vector{1, 2}));
}

TYPED_TEST_P(TimersContract, MaySetTheNextOne) {
    ASSERT_TRUE(this->runs([this] {
        this->timers_.after(std::chrono::milliseconds{1}, [this] {
            this->fired_.push_back(1);
            this->notes_after(1, 2);
            this->quits_after(5);
        });
    }));
    EXPECT_EQ(this->fired_, (std::vector{1, 2}));
}

TYPED_TEST_P(TimersContract, HaveNumbersOfTheirOwn) {
    std::vector<std::uint64_t> numbers;
    ASSERT_TRUE(this->runs([&] {
        numbers = {this->notes_after(1, 1).value, this->notes_after(1, 1).value};
        this->quits_after(2);
    }));
    EXPECT_NE(numbers[0], numbers[1]);
    EXPECT_NE(numbers[0] * numbers[1], 0U);
}

REGISTER_TYPED_TEST_SUITE_P(TimersContract, FireByTheirTimeWhateverTheOrderOfSetting, NeverFireWithinTheirSetting,
                            NeverFireOnceCancelled, NeverFireWhenCancelledWhileDue, IgnoreTheCancellingOfWhatHasFiredOrNeverWas,
                            MaySetTheNextOne, HaveNumbersOfTheirOwn);

}  // namespace hotline::test
