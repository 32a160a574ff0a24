#include "adapters/http/await.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace hotline::http {

namespace asio = boost::asio;

Awaitable<void> suspended(std::move_only_function<void(Resume)> start) {
    auto initiate = [start = std::move(start)](auto handler) mutable {
        auto executor = asio::get_associated_executor(handler);
        // The work is counted as outstanding: the loop does not end while somebody else still owes an answer.
        auto busy = asio::prefer(executor, asio::execution::outstanding_work.tracked);
        start([handler = std::move(handler), busy = std::move(busy)]() mutable {
            auto back = busy;
            asio::post(back, std::move(handler));
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(initiate), asio::use_awaitable);
}

}  // namespace hotline::http
