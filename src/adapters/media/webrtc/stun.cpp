#include "adapters/media/webrtc/stun.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "adapters/media/webrtc/byte_order.hpp"

namespace hotline::media::webrtc {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kHeader = 20;
constexpr std::size_t kMaxMessage = 1280;
constexpr std::uint32_t kMagicCookie = 0x2112a442;
constexpr std::uint32_t kFingerprintXor = 0x5354554e;
constexpr std::uint16_t kBindingRequest = 0x0001;
constexpr std::uint16_t kBindingSuccess = 0x0101;

// RFC 8489 18.3, RFC 8445 20.2
constexpr std::uint16_t kUsername = 0x0006;
constexpr std::uint16_t kMessageIntegrity = 0x0008;
constexpr std::uint16_t kXorMappedAddress = 0x0020;
constexpr std::uint16_t kUseCandidate = 0x0025;
constexpr std::uint16_t kFingerprint = 0x8028;

using Sha1 = std::array<std::byte, 20>;

struct Attribute {
    std::uint16_t type{};
    std::size_t at{};  // of its header in the message
    Bytes value;
};

bool is_stun_message(Bytes message) {
    return message.size() >= kHeader && message.size() <= kMaxMessage && message.size() % 4 == 0 &&
           load32(message, 4) == kMagicCookie && load16(message, 2) + kHeader == message.size();
}

// Calls visit(attribute) in order until it returns false; false when an attribute runs over the end.
template <class Visit>
bool for_each_attribute(Bytes message, Visit visit) {
    for (std::size_t at = kHeader; at < message.size();) {
        const std::size_t length = load16(message, at + 2);  // sizes are multiples of 4: a header always fits
        const std::size_t padded = (length + 3) & ~std::size_t{3};
        if (padded > message.size() - at - 4) return false;
        if (!visit(Attribute{load16(message, at), at, message.subspan(at + 4, length)})) return true;
        at += 4 + padded;
    }
    return true;
}

struct Parts {
    Bytes username;
    std::optional<Attribute> integrity;
    std::optional<Attribute> fingerprint;
    bool use_candidate{};
};

// What follows MESSAGE-INTEGRITY is not protected by it and is ignored, except FINGERPRINT (RFC 8489 14.5).
std::optional<Parts> read_parts(Bytes message) {
    Parts parts;
    const bool whole = for_each_attribute(message, [&](const Attribute& attribute) {
        if (attribute.type == kFingerprint) parts.fingerprint = attribute;
        if (parts.integrity || parts.fingerprint) return !parts.fingerprint;
        if (attribute.type == kUsername) parts.username = attribute.value;
        if (attribute.type == kUseCandidate) parts.use_candidate = true;
        if (attribute.type == kMessageIntegrity) parts.integrity = attribute;
        return true;
    });
    if (!whole) return std::nullopt;
    return parts;
}

// HMAC-SHA1 of the message up to an integrity attribute at `end`, with the length field as if that attribute were the last.
std::optional<Sha1> integrity_of(Bytes message, std::size_t end, std::string_view password) {
    std::array<std::byte, kMaxMessage> copy;
    std::memcpy(copy.data(), message.data(), end);
    store16(copy, 2, static_cast<std::uint16_t>(end + 4 + sizeof(Sha1) - kHeader));
    Sha1 hash{};
    const auto* made =
        HMAC(EVP_sha1(), password.data(), static_cast<int>(password.size()), reinterpret_cast<const unsigned char*>(copy.data()),
             end, reinterpret_cast<unsigned char*>(hash.data()), nullptr);
    if (made == nullptr) return std::nullopt;
    return hash;
}

std::uint32_t fingerprint_of(Bytes message) {
    const auto* bytes = reinterpret_cast<const Bytef*>(message.data());
    return static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(message.size()))) ^ kFingerprintXor;
}

bool has_good_fingerprint(Bytes message, const Attribute& attribute) {
    return attribute.value.size() == 4 && attribute.at + 8 == message.size() &&
           load32(attribute.value, 0) == fingerprint_of(message.first(attribute.at));
}

bool has_good_integrity(Bytes message, const Attribute& attribute, std::string_view password) {
    const auto expected = attribute.value.size() == sizeof(Sha1) ? integrity_of(message, attribute.at, password) : std::nullopt;
    return expected && std::ranges::equal(*expected, attribute.value);
}

// USERNAME is "<ours>:<theirs>" (RFC 8445 7.2.2).
std::string_view our_part(Bytes username) {
    const std::string_view text(reinterpret_cast<const char*>(username.data()), username.size());
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon);
}

struct MappedAddress {
    std::array<std::byte, 16> bytes{};
    std::size_t length{};  // 4 or 16; 0: unknown family
    std::uint16_t port{};
};

MappedAddress mapped_address(const sockaddr_storage& source) {
    MappedAddress mapped;
    if (source.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(source);
        std::memcpy(mapped.bytes.data(), &v4.sin_addr, 4);
        mapped.length = 4;
        mapped.port = ntohs(v4.sin_port);
    } else if (source.ss_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(source);
        mapped.length = IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr) ? 4 : 16;
        std::memcpy(mapped.bytes.data(), v6.sin6_addr.s6_addr + (16 - mapped.length), mapped.length);
        mapped.port = ntohs(v6.sin6_port);
    }
    return mapped;
}

std::size_t write_header(std::span<std::byte> out, const BindingRequest& request) {
    store16(out, 0, kBindingSuccess);
    store16(out, 2, 0);
    store32(out, 4, kMagicCookie);
    std::ranges::copy(request.transaction, out.begin() + 8);
    return kHeader;
}

// RFC 8489 14.2: the address is hidden from meddling NATs by the cookie and the transaction, which stand in the header.
std::size_t write_xor_mapped(std::span<std::byte> out, std::size_t at, const MappedAddress& mapped) {
    store16(out, at, kXorMappedAddress);
    store16(out, at + 2, static_cast<std::uint16_t>(4 + mapped.length));
    store16(out, at + 4, mapped.length == 4 ? 1 : 2);
    store16(out, at + 6, static_cast<std::uint16_t>(mapped.port ^ (kMagicCookie >> 16)));
    for (std::size_t i = 0; i < mapped.length; ++i) out[at + 8 + i] = mapped.bytes[i] ^ out[4 + i];
    return at + 8 + mapped.length;
}

}  // namespace

DatagramKind classify(Bytes datagram) {
    if (datagram.size() < 12) return DatagramKind::junk;
    const auto first = std::to_integer<unsigned>(datagram[0]);
    if (first <= 3) return datagram.size() >= kHeader ? DatagramKind::stun : DatagramKind::junk;
    if (first >= 20 && first <= 63) return DatagramKind::dtls;
    if (first < 128 || first > 191) return DatagramKind::junk;
    const auto type = std::to_integer<unsigned>(datagram[1]) & 0x7f;
    return type >= 64 && type <= 95 ? DatagramKind::rtcp : DatagramKind::rtp;
}

std::optional<std::string_view> addressed_ufrag(Bytes datagram) {
    if (!is_stun_message(datagram) || load16(datagram, 0) != kBindingRequest) return std::nullopt;
    const auto parts = read_parts(datagram);
    if (!parts) return std::nullopt;
    const std::string_view ufrag = our_part(parts->username);
    return ufrag.empty() ? std::nullopt : std::optional(ufrag);
}

Result<BindingRequest, StunRefusal> accept_binding_request(Bytes datagram, std::string_view our_ufrag, std::string_view our_pwd) {
    if (!is_stun_message(datagram)) return refuse(StunRefusal::malformed);
    if (load16(datagram, 0) != kBindingRequest) return refuse(StunRefusal::not_a_binding_request);
    const auto parts = read_parts(datagram);
    if (!parts) return refuse(StunRefusal::malformed);
    if (our_ufrag.empty() || our_part(parts->username) != our_ufrag) return refuse(StunRefusal::wrong_username);
    if (parts->fingerprint && !has_good_fingerprint(datagram, *parts->fingerprint)) return refuse(StunRefusal::bad_fingerprint);
    if (!parts->integrity || !has_good_integrity(datagram, *parts->integrity, our_pwd)) return refuse(StunRefusal::bad_integrity);

    BindingRequest request{.use_candidate = parts->use_candidate};
    std::ranges::copy(datagram.subspan(8, request.transaction.size()), request.transaction.begin());
    return request;
}

std::size_t write_binding_success(std::span<std::byte> out, const BindingRequest& request, const sockaddr_storage& source,
                                  std::string_view our_pwd) {
    const MappedAddress mapped = mapped_address(source);
    if (mapped.length == 0 || out.size() < kMaxBindingSuccess) return 0;
    const std::size_t header = write_header(out, request);
    const std::size_t integrity_at = write_xor_mapped(out, header, mapped);

    const auto integrity = integrity_of(out, integrity_at, our_pwd);
    if (!integrity) return 0;
    store16(out, integrity_at, kMessageIntegrity);
    store16(out, integrity_at + 2, sizeof(Sha1));
    std::ranges::copy(*integrity, out.begin() + static_cast<std::ptrdiff_t>(integrity_at + 4));

    const std::size_t fingerprint_at = integrity_at + 4 + sizeof(Sha1);
    const std::size_t end = fingerprint_at + 8;
    store16(out, 2, static_cast<std::uint16_t>(end - kHeader));
    store16(out, fingerprint_at, kFingerprint);
    store16(out, fingerprint_at + 2, 4);
    store32(out, fingerprint_at + 4, fingerprint_of(out.first(fingerprint_at)));
    return end;
}

}  // namespace hotline::media::webrtc
