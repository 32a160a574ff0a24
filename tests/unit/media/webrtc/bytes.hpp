#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace hotline::media::webrtc {

using Bytes = std::vector<std::byte>;

inline Bytes bytes_of(std::string_view text) {
    const auto raw = std::as_bytes(std::span(text));
    return {raw.begin(), raw.end()};
}

/// "00 01 ff" or "0001ff".
inline Bytes from_hex(std::string_view hex) {
    Bytes bytes;
    int high = -1;
    for (const char c : hex) {
        if (c == ' ' || c == '\n') continue;
        const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
        if (high < 0) {
            high = digit;
        } else {
            bytes.push_back(static_cast<std::byte>(high * 16 + digit));
            high = -1;
        }
    }
    return bytes;
}

/// Damages messages the same way in every run.
class Mutator {
public:
    Bytes damaged(Bytes bytes) {
        for (auto rounds = 1 + random_() % 4; rounds > 0; --rounds) damage_once(bytes);
        return bytes;
    }

private:
    void damage_once(Bytes& bytes) {
        if (bytes.empty()) return bytes.push_back(any());
        const std::size_t at = random_() % bytes.size();
        const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        switch (random_() % 5) {
            case 0: *place = any(); return;
            case 1: *place ^= static_cast<std::byte>(1U << random_() % 8); return;
            case 2: bytes.resize(at); return;
            case 3: bytes.insert(place, any()); return;
            default: bytes.erase(place); return;
        }
    }
    std::byte any() { return static_cast<std::byte>(random_() & 0xff); }

    std::mt19937 random_{20260101};
};

}  // namespace hotline::media::webrtc
