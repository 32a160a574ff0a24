#include "adapters/http/signal.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace hotline::http {
namespace {

namespace asio = boost::asio;

class TimerSignal final : public Signal, public std::enable_shared_from_this<TimerSignal> {
public:
    explicit TimerSignal(const asio::any_io_executor& executor) : timer_(executor) {}

    void raise() override {
        auto wake = [self = shared_from_this()] {
            self->raised_ = true;
            self->timer_.cancel();
        };
        asio::post(timer_.get_executor(), std::move(wake));
    }

    Awaitable<void> wait_for(std::chrono::milliseconds time) override {
        if (!raised_) {
            boost::system::error_code cancelled;
            timer_.expires_after(time);
            co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
        }
        raised_ = false;
    }

private:
    asio::steady_timer timer_;
    bool raised_{false};
};

}  // namespace

Awaitable<std::shared_ptr<Signal>> Signal::make() {
    const auto executor = co_await asio::this_coro::executor;
    co_return std::make_shared<TimerSignal>(executor);
}

Awaitable<void> both(Awaitable<void> one, Awaitable<void> other) {
    using namespace asio::experimental::awaitable_operators;
    auto together = std::move(one) && std::move(other);
    co_await std::move(together);
}

void Mailbox::put(std::string text) {
    const std::scoped_lock lock(mutex_);
    if (closed_ || texts_.size() == kMost) return;
    texts_.push_back(std::move(text));
    if (signal_) signal_->raise();
}

void Mailbox::close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    if (signal_) signal_->raise();
}

void Mailbox::detach() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    signal_.reset();
}

Awaitable<std::optional<std::string>> Mailbox::next() {
    while (true) {
        {
            const std::scoped_lock lock(mutex_);
            if (!texts_.empty()) {
                std::string text = std::move(texts_.front());
                texts_.pop_front();
                co_return text;
            }
            if (closed_) co_return std::nullopt;
        }
        constexpr std::chrono::hours kLong{1};
        co_await signal_->wait_for(kLong);
    }
}

}  // namespace hotline::http
