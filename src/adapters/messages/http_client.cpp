#include "adapters/messages/http_client.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace hotline::messages {
namespace {

constexpr std::size_t kMostBody = 64UL * 1024;

struct Ended {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Ended>;
using Headers = std::unique_ptr<curl_slist, Ended>;

/// The library's own start is not safe from several threads.
void start_library() {
    static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)kStarted;
}

std::size_t keep(const char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + size * count > kMostBody) return 0;
    body.append(bytes, size * count);
    return size * count;
}

Headers headers_of(const std::vector<std::string>& lines) {
    Headers list;
    for (const std::string& line : lines) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        (void)list.release();  // it is part of the longer one
        list.reset(longer);
    }
    return list;
}

template <class Value>
void set(const Handle& handle, CURLoption option, Value value) {
    curl_easy_setopt(handle.get(), option, value);  // NOLINT(cppcoreguidelines-pro-type-vararg): the library's way
}

Handle prepared(const std::string& url, const HttpLimits& limits, std::string& body) {
    start_library();
    Handle handle{curl_easy_init()};
    if (!handle) throw std::bad_alloc();
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
    set(handle, CURLOPT_WRITEFUNCTION, &keep);
    set(handle, CURLOPT_WRITEDATA, static_cast<void*>(&body));
    return handle;
}

/// Whether the request may have left us: it did once the connection stood and the first byte could be written.
bool was_reached(CURL* handle) {
    curl_off_t until_sending = 0;
    curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &until_sending);  // NOLINT(cppcoreguidelines-pro-type-vararg)
    return until_sending > 0;
}

HttpReply perform(const Handle& handle, std::string& body) {
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) return {.reached = was_reached(handle.get()), .error = curl_easy_strerror(code)};
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);  // NOLINT(cppcoreguidelines-pro-type-vararg)
    return {.reached = true, .answered = true, .status = static_cast<int>(status), .body = std::move(body), .error = {}};
}

}  // namespace

HttpReply HttpClient::get(const std::string& url) const {
    std::string answer;
    const Handle handle = prepared(url, limits_, answer);
    return perform(handle, answer);
}

HttpReply HttpClient::post(const std::string& url, const std::string& body, const std::vector<std::string>& headers) const {
    std::string answer;
    const Handle handle = prepared(url, limits_, answer);
    const Headers lines = headers_of(headers);
    set(handle, CURLOPT_HTTPHEADER, lines.get());
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(handle, CURLOPT_POSTFIELDS, body.data());
    return perform(handle, answer);
}

std::string percent_encoded(const std::string& text) {
    constexpr std::string_view kPlain = "-._~";
    std::string out;
    for (const char each : text) {
        const bool plain =
            (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || kPlain.contains(each);
        out += plain ? std::string(1, each) : fmt::format("%{:02X}", static_cast<unsigned char>(each));
    }
    return out;
}

}  // namespace hotline::messages
