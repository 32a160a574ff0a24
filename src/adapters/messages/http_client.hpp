#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace hotline::messages {

/// What came of one request.
struct HttpReply {
    bool reached{};   ///< false: the other side certainly did not get it
    bool answered{};  ///< it did, and `status` and `body` are its answer
    int status{};
    std::string body;
    std::string error;  ///< why there is no answer
};

struct HttpLimits {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds whole{10'000};
};

/// One request at a time on a connection of its own, to hosts that the operator named: no redirects, no proxies, http and https
/// only.
class HttpClient {
public:
    explicit HttpClient(HttpLimits limits = {}) : limits_(limits) {}

    [[nodiscard]] HttpReply get(const std::string& url) const;
    [[nodiscard]] HttpReply post(const std::string& url, const std::string& body, const std::vector<std::string>& headers) const;

private:
    HttpLimits limits_;
};

/// For a query (RFC 3986): everything but letters, digits and -._~ as %XX.
[[nodiscard]] std::string percent_encoded(const std::string& text);

}  // namespace hotline::messages
