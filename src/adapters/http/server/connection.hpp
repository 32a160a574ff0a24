#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <list>

#include "adapters/http/application.hpp"

namespace hotline::http {

/// The open connections, so that all can be cut at the end. Used on the server's thread.
class Connections {
public:
    using Cut = std::function<void()>;

    class Entry {
    public:
        Entry(Connections& all, Cut cut) : all_(all), at_(all.cuts_.insert(all.cuts_.end(), std::move(cut))) {}
        ~Entry() { all_.cuts_.erase(at_); }
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;

    private:
        Connections& all_;
        std::list<Cut>::iterator at_;
    };
    void cut_all() {
        for (const Cut& cut : cuts_) cut();
    }
    [[nodiscard]] std::size_t size() const { return cuts_.size(); }

private:
    std::list<Cut> cuts_;
};

/// Serves the requests of one connection, one after another.
Awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket, const Application& application, const Settings& settings,
                                 Connections& connections);

/// Accepts the WebSocket whose request has been admitted and runs its handler. `early` are bytes that came behind the request.
Awaitable<void> serve_web_socket(boost::asio::ip::tcp::socket socket, Context& context, std::string early,
                                 Connections& connections);

}  // namespace hotline::http
