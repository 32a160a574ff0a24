#include "adapters/http/server/connection.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "adapters/http/server/request_reader.hpp"
#include "adapters/http/server/response_head.hpp"
#include "base/metrics.hpp"

namespace hotline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr std::size_t kMaxHeader = 16 * 1024;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMaxDrained = 2 * kMaxBody;
constexpr std::chrono::seconds kLinger{2};
constexpr std::size_t kSlowestUpload = 64 * 1024;  ///< bytes a second; who sends more than usual gets time for it

class File {
public:
    explicit File(const std::string& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {}
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// Fills `out` from the place; 0 at the end, on an error, or when the file could not be opened.
    [[nodiscard]] std::size_t read(std::string& out, std::uint64_t from) const {
        const auto got = fd_ < 0 ? -1 : ::pread(fd_, out.data(), out.size(), static_cast<off_t>(from));
        return got < 0 ? 0 : static_cast<std::size_t>(got);
    }

private:
    int fd_;
};

/// One connection while it speaks HTTP.
class Session {
public:
    Session(tcp::socket socket, const Application& application, const Settings& settings)
        : stream_(std::move(socket)), application_(application), settings_(settings), address_(address_of(stream_.socket())) {}

    /// Serves until the peer leaves or errs; true when what follows is an admitted WebSocket.
    Awaitable<bool> serve();

    void cut() { stream_.close(); }
    [[nodiscard]] tcp::socket release() { return stream_.release_socket(); }
    [[nodiscard]] Context& context() { return *context_; }
    [[nodiscard]] std::string early_bytes() const { return beast::buffers_to_string(buffer_.data()); }

private:
    enum class Then { next_request, close, web_socket };

    static std::string address_of(const tcp::socket& socket) {
        error_code gone;
        const auto endpoint = socket.remote_endpoint(gone);
        return gone ? std::string{} : endpoint.address().to_string();
    }
    Awaitable<bool> wait_for_bytes(std::chrono::seconds patience);
    Awaitable<error_code> read_request(Parser& parser);
    Awaitable<error_code> read_body(Parser& parser, std::size_t most);
    Awaitable<bool> may_send(Parser& parser);
    Awaitable<void> invite_body(const Parser& parser);
    [[nodiscard]] std::size_t body_limit_of(const beast::http::request<beast::http::string_body>& head) const;
    Awaitable<Then> handle(Parser& parser);
    Awaitable<bool> write(const Response& response, bool with_body, bool keep_alive);
    Awaitable<bool> write_file(const FileSlice& slice);
    Awaitable<void> refuse(std::string_view code);
    Awaitable<void> refuse(const Response& response);
    Awaitable<void> drain();

    beast::tcp_stream stream_;
    const Application& application_;
    const Settings& settings_;
    std::string address_;
    beast::flat_buffer buffer_;
    Request request_;
    std::optional<Context> context_;
    std::optional<Response> refused_;  ///< whose body was not worth reading
};

Awaitable<bool> Session::serve() {
    auto patience = settings_.slow_client;
    while (co_await wait_for_bytes(patience)) {
        Parser parser;
        parser.header_limit(kMaxHeader);
        parser.body_limit(application_.largest_body());
        const auto error = co_await read_request(parser);
        if (refused_) {
            co_await refuse(*refused_);
            break;
        }
        if (error) {
            const auto code = refusal_of(error);
            if (!code.empty()) co_await refuse(code);
            break;
        }
        const auto then = co_await handle(parser);
        if (then == Then::web_socket) co_return true;
        if (then == Then::close) break;
        patience = settings_.idle_connection;
    }
    stream_.close();
    co_return false;
}

Awaitable<bool> Session::wait_for_bytes(std::chrono::seconds patience) {
    if (buffer_.size() > 0) co_return true;
    error_code error;
    stream_.expires_after(patience);
    const auto room = buffer_.prepare(4096);
    const auto got = co_await stream_.async_read_some(room, asio::redirect_error(asio::use_awaitable, error));
    buffer_.commit(got);
    co_return !error;
}

/// The head has to arrive within the time for slow clients, and so has a body of usual size.
Awaitable<error_code> Session::read_request(Parser& parser) {
    error_code error;
    stream_.expires_after(settings_.slow_client);
    co_await beast::http::async_read_header(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return error;
    if (!is_unambiguous(parser.get().base())) co_return beast::http::make_error_code(beast::http::error::bad_field);
    const std::size_t most = body_limit_of(parser.get());
    if (parser.content_length().value_or(0) > most) co_return beast::http::make_error_code(beast::http::error::body_limit);
    parser.body_limit(most);
    if (!parser.is_done()) error = co_await read_body(parser, most);
    stream_.expires_never();
    co_return error;
}

/// Nobody fills our memory with more than usual unless he may: who he is is found out before his body is read.
Awaitable<error_code> Session::read_body(Parser& parser, std::size_t most) {
    error_code error;
    const std::size_t length = parser.content_length().value_or(most);
    if (length > kMaxBody) {
        if (!co_await may_send(parser)) co_return error;
        stream_.expires_after(settings_.slow_client + std::chrono::seconds{length / kSlowestUpload});
    }
    co_await invite_body(parser);
    co_await beast::http::async_read(stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

Awaitable<bool> Session::may_send(Parser& parser) {
    const auto head = to_request(parser.get(), address_);
    if (!head) co_return true;  // refused once it is whole
    auto context = application_.context_for(*head);
    refused_ = co_await application_.refusal_before_body(context);
    co_return !refused_;
}

/// Few routes take more than usual; a path that cannot be read gets its refusal later.
std::size_t Session::body_limit_of(const beast::http::request<beast::http::string_body>& head) const {
    const auto target = parse_target(head.target());
    return target ? application_.body_limit(parse_method(head.method_string()), target->path) : kMaxBody;
}

/// Some clients wait for our consent before they send a body (RFC 9110 10.1.1).
Awaitable<void> Session::invite_body(const Parser& parser) {
    if (!wants_continue(parser.get().base())) co_return;
    error_code gone;
    constexpr std::string_view kConsent = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto bytes = asio::buffer(kConsent);
    co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, gone));
}

Awaitable<Session::Then> Session::handle(Parser& parser) {
    const bool keep_alive = parser.get().keep_alive();
    auto request = to_request(parser.get(), address_);
    if (!request) {
        co_await refuse("bad_request");
        co_return Then::close;
    }
    request_ = std::move(*request);
    context_.emplace(application_.context_for(request_));
    const auto response = co_await application_.answer(*context_);
    if (response.status == 101) co_return Then::web_socket;
    const bool sent = co_await write(response, request_.method != Method::head, keep_alive);
    co_return sent&& keep_alive ? Then::next_request : Then::close;
}

Awaitable<bool> Session::write(const Response& response, bool with_body, bool keep_alive) {
    error_code error;
    const auto reason = beast::http::obsolete_reason(beast::http::int_to_status(static_cast<unsigned>(response.status)));
    const auto head = response_head(response, reason, keep_alive, application_.now());
    std::array<asio::const_buffer, 2> parts;
    parts[0] = asio::buffer(head);
    if (with_body && !response.file) parts[1] = asio::buffer(response.body);
    stream_.expires_after(settings_.slow_client);
    co_await asio::async_write(stream_, parts, asio::redirect_error(asio::use_awaitable, error));
    if (error || !with_body || !response.file) co_return !error;
    co_return co_await write_file(*response.file);
}

Awaitable<bool> Session::write_file(const FileSlice& slice) {
    const File file(slice.path);
    error_code error;
    std::string piece;
    for (std::uint64_t sent = 0; sent < slice.length && !error; sent += piece.size()) {
        piece.resize(std::min<std::uint64_t>(kPiece, slice.length - sent));
        piece.resize(slice.read ? slice.read(slice.from + sent, piece) : file.read(piece, slice.from + sent));
        if (piece.empty()) co_return false;
        const auto bytes = asio::buffer(piece);
        stream_.expires_after(settings_.slow_client);
        co_await asio::async_write(stream_, bytes, asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error;
}

/// Says what is wrong with a request that could not be read, and gives up the connection: where the next one begins is unknown.
Awaitable<void> Session::refuse(std::string_view code) {
    Request nameless;
    nameless.address = address_;
    nameless.id = next_request_id();
    const Problem problem{.code = code};
    const auto response = problem_response(nameless, problem);
    metrics::registry()
        .counter("hotline_http_refused_total", "Requests that could not be read", {{"code", std::string{code}}})
        .add();
    co_await refuse(response);
}

Awaitable<void> Session::refuse(const Response& response) {
    if (co_await write(response, true, false)) co_await drain();
}

/// Reads on a little, because closing with unread bytes would destroy our answer on its way.
Awaitable<void> Session::drain() {
    error_code error;
    stream_.socket().shutdown(tcp::socket::shutdown_send, error);
    stream_.expires_after(kLinger);
    std::array<char, 4096> waste{};
    const auto room = asio::buffer(waste);
    for (std::size_t drained = 0; !error && drained < kMaxDrained;)
        drained += co_await stream_.async_read_some(room, asio::redirect_error(asio::use_awaitable, error));
}

}  // namespace

Awaitable<void> serve_connection(tcp::socket socket, const Application& application, const Settings& settings,
                                 Connections& connections) {
    Session session(std::move(socket), application, settings);
    bool web_socket = false;
    {
        const Connections::Entry entry(connections, [&session] { session.cut(); });
        web_socket = co_await session.serve();
    }
    if (!web_socket) co_return;
    auto released = session.release();
    auto early = session.early_bytes();
    co_await serve_web_socket(std::move(released), session.context(), std::move(early), connections);
}

}  // namespace hotline::http
