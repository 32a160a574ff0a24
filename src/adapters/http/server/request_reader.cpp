#include "adapters/http/server/request_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <chrono>

namespace hotline::http {
namespace {

namespace bh = boost::beast::http;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_case(std::string_view text) {
    std::string out{text};
    for (char& c : out) c = lower(c);
    return out;
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_http(const boost::system::error_code& error) {
    return error.category() == bh::make_error_code(bh::error::bad_field).category();
}

}  // namespace

bool is_unambiguous(const RequestHead& head) {
    const auto hosts = head.count(bh::field::host);
    if (hosts > 1 || (hosts == 0 && head.version() >= 11)) return false;
    const auto lengths = head.count(bh::field::content_length);
    const auto codings = head.count(bh::field::transfer_encoding);
    if (codings == 0) return lengths <= 1 && is_digits(head[bh::field::content_length]);
    return codings == 1 && lengths == 0 && head.version() >= 11 && lower_case(head[bh::field::transfer_encoding]) == "chunked";
}

bool wants_continue(const RequestHead& head) { return lower_case(head[bh::field::expect]) == "100-continue"; }

std::string_view refusal_of(const boost::system::error_code& error) {
    if (!is_http(error) || error == bh::error::end_of_stream || error == bh::error::partial_message) return {};
    if (error == bh::error::body_limit) return "body_too_large";
    if (error == bh::error::header_limit || error == bh::error::buffer_overflow) return "header_too_large";
    return "bad_request";
}

std::optional<Request> to_request(bh::request<bh::string_body>& from, const std::string& address) {
    auto target = parse_target(from.target());
    if (!target) return std::nullopt;
    Request request{.method = parse_method(from.method_string()), .target = from.target()};
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto& field : from.base()) request.headers.emplace_back(lower_case(field.name_string()), field.value());
    request.body = std::move(from.body());
    request.address = address;
    request.id = next_request_id();
    return request;
}

std::string next_request_id() {
    static const auto start = std::chrono::system_clock::now().time_since_epoch() / std::chrono::seconds{1};
    static std::atomic<std::uint64_t> count{0};
    return fmt::format("{:x}-{:x}", start, ++count);
}

}  // namespace hotline::http
