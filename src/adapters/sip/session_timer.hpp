#pragma once
// Private to the adapter.
#include <chrono>
#include <optional>
#include <string>

#include "adapters/sip/sofia.hpp"

namespace hotline::sip {

/// What both sides agreed about keeping a session alive (RFC 4028).
struct TimerTerms {
    std::chrono::seconds interval;
    bool we_refresh;
    bool peer_supports;

    /// When our refresh is due (half), or when a silent peer is given up (a third before the end, at most 32 s).
    [[nodiscard]] std::chrono::milliseconds due() const;
    /// Header lines of our 2xx.
    [[nodiscard]] std::string response_lines() const;
    /// Header line of a request of ours inside the session: the roles stay.
    [[nodiscard]] std::string request_line() const;
};

/// The terms of a request that we accept as the server. The peer refreshes unless it says otherwise. When it asks for no timer
/// but knows them, we refresh, every `usual`; nothing when it does not know them.
[[nodiscard]] std::optional<TimerTerms> terms_of(const sip_t& request, std::chrono::seconds usual);
/// The terms that the peer's 2xx sets for a request of ours; nothing when it wants none.
[[nodiscard]] std::optional<TimerTerms> terms_in(const sip_t& response);

}  // namespace hotline::sip
