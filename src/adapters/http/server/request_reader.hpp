#pragma once
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/http/message.hpp"

namespace hotline::http {

using RequestHead = boost::beast::http::request_header<boost::beast::http::fields>;

/// Whether two parties could not disagree about where the request ends and for whom it is (RFC 9112 3.2, 6.1): one Host, and no
/// transfer coding but a single "chunked", never together with a length.
[[nodiscard]] bool is_unambiguous(const RequestHead& head);
[[nodiscard]] bool wants_continue(const RequestHead& head);

/// The catalogue's code for what is wrong with a request; empty when the peer is gone and nobody would read it.
[[nodiscard]] std::string_view refusal_of(const boost::system::error_code& error);

/// Our form of a request, with an id of its own; nothing when its target or method is not one that we can read.
[[nodiscard]] std::optional<Request> to_request(boost::beast::http::request<boost::beast::http::string_body>& from,
                                                const std::string& address);

[[nodiscard]] std::string next_request_id();

}  // namespace hotline::http
