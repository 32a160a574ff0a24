#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hotline::http {

enum class Method { get, head, post, put, del, other };

[[nodiscard]] Method parse_method(std::string_view name);
[[nodiscard]] std::string_view name_of(Method method);
[[nodiscard]] inline bool changes_state(Method method) { return method != Method::get && method != Method::head; }

using Header = std::pair<std::string, std::string>;

/// One HTTP request, whole. Names of headers are in lower case.
struct Request {
    Method method{Method::get};
    std::string target;  ///< as it came, for the log
    std::string path;    ///< percent-decoded, begins with /
    std::string query;   ///< behind the ?, still encoded
    std::vector<Header> headers;
    std::string body;
    std::string address;  ///< the peer's numeric address, without port
    std::string id;       ///< names this request in the log and in error answers

    /// The header's value, empty when absent; of several the first.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Splits a request target in origin form (RFC 9112 3.2.1). Nothing when it is none, or when its path has a broken escape, a NUL
/// or a dot segment.
struct Target {
    std::string path;
    std::string query;
};
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

/// Undoes %XX, and + for a blank where `plus` says so. Nothing for a broken escape.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, bool plus);

/// Bytes that are sent in pieces while the client takes them: of a file, or what `read` gives.
struct FileSlice {
    std::string path;
    std::function<std::size_t(std::uint64_t from, std::span<char> out)> read;  ///< 0: there is no more
    std::uint64_t from{};
    std::uint64_t length{};
};

struct Response {
    int status{200};
    std::vector<Header> headers;
    std::string body;
    std::optional<FileSlice> file;  ///< instead of the body

    void set(std::string_view name, std::string value);
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

[[nodiscard]] Response json_response(int status, std::string body);

}  // namespace hotline::http
