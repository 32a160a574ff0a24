#pragma once
#include <cstdint>
#include <span>

namespace hotline::media {

/// How a leg's packets reach its peer: over a port of its own, or protected over the browsers' port.
class Line {
public:
    virtual ~Line() = default;
    /// The peer's address (and keys) are known.
    [[nodiscard]] virtual bool is_ready() const = 0;
    /// Sends an RTP packet; only when ready.
    virtual void send(std::span<const std::uint8_t> packet) = 0;
};

}  // namespace hotline::media
