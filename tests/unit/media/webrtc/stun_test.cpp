#include "adapters/media/webrtc/stun.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <zlib.h>

#include "adapters/media/webrtc/byte_order.hpp"
#include "unit/media/webrtc/bytes.hpp"

namespace hotline::media::webrtc {
namespace {

// RFC 5769 2.1: user "evtj:h6vY", with SOFTWARE, PRIORITY, ICE-CONTROLLED and a USERNAME padded by spaces.
const Bytes kRfc5769Request = from_hex(
    "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36"
    "000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");
constexpr std::string_view kUfrag = "evtj";
constexpr std::string_view kPwd = "VOkJxbRl1RmTxUk/WvJxBt";

void append_attribute(Bytes& message, std::uint16_t type, const Bytes& value) {
    const std::size_t at = message.size();
    message.resize(at + 4);
    store16(message, at, type);
    store16(message, at + 2, static_cast<std::uint16_t>(value.size()));
    message.insert(message.end(), value.begin(), value.end());
    message.resize((message.size() + 3) & ~std::size_t{3});
    store16(message, 2, static_cast<std::uint16_t>(message.size() - 20));
}

Bytes hmac_sha1(const Bytes& message, std::size_t end, std::string_view pwd) {
    Bytes hash(20);
    HMAC(EVP_sha1(), pwd.data(), static_cast<int>(pwd.size()), reinterpret_cast<const unsigned char*>(message.data()), end,
         reinterpret_cast<unsigned char*>(hash.data()), nullptr);
    return hash;
}

void append_integrity(Bytes& message, std::string_view pwd) {
    const std::size_t end = message.size();
    append_attribute(message, 0x0008, Bytes(20));
    const Bytes hash = hmac_sha1(message, end, pwd);
    std::ranges::copy(hash, message.end() - 20);
}

std::uint32_t crc_of(const Bytes& message, std::size_t end) {
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(message.data()), static_cast<uInt>(end))) ^
           0x5354554e;
}

void append_fingerprint(Bytes& message) {
    const std::size_t end = message.size();
    append_attribute(message, 0x8028, Bytes(4));
    store32(message, end + 4, crc_of(message, end));
}

Bytes request_for(std::string_view username) {
    Bytes message = from_hex("000100002112a442000102030405060708090a0b");
    append_attribute(message, 0x0006, bytes_of(username));
    return message;
}

sockaddr_storage address(const char* text, std::uint16_t port) {
    sockaddr_storage storage{};
    auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
    auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
    } else {
        EXPECT_EQ(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
    }
    return storage;
}

Bytes answer_to(const sockaddr_storage& source) {
    const auto request = accept_binding_request(kRfc5769Request, kUfrag, kPwd);
    EXPECT_TRUE(request);
    Bytes answer(kMaxBindingSuccess);
    answer.resize(write_binding_success(answer, *request, source, kPwd));
    return answer;
}

StunRefusal refusal_of(const Bytes& message, std::string_view ufrag = kUfrag, std::string_view pwd = kPwd) {
    const auto result = accept_binding_request(message, ufrag, pwd);
    EXPECT_FALSE(result);
    return result ? StunRefusal{} : result.error();
}

TEST(Stun, AcceptsTheRequestOfRfc5769) {
    const auto request = accept_binding_request(kRfc5769Request, kUfrag, kPwd);
    ASSERT_TRUE(request);
    EXPECT_FALSE(request->use_candidate);
    EXPECT_EQ(Bytes(request->transaction.begin(), request->transaction.end()), from_hex("b7e7a701bc34d686fa87dfae"));
    EXPECT_EQ(addressed_ufrag(kRfc5769Request), kUfrag);
}

// All up to the end of MESSAGE-INTEGRITY; a FINGERPRINT whose type was changed is only an attribute that nobody knows.
constexpr std::size_t kProtected = 100;

TEST(Stun, RefusesTheRequestWhenAnyBitOfItIsChanged) {
    for (std::size_t bit = 0; bit < kProtected * 8; ++bit) {
        Bytes changed = kRfc5769Request;
        changed[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        EXPECT_FALSE(accept_binding_request(changed, kUfrag, kPwd)) << "bit " << bit;
    }
}

TEST(Stun, SaysWhyItRefuses) {
    EXPECT_EQ(refusal_of(kRfc5769Request, "evt"), StunRefusal::wrong_username);
    EXPECT_EQ(refusal_of(kRfc5769Request, ""), StunRefusal::wrong_username);
    EXPECT_EQ(refusal_of(kRfc5769Request, kUfrag, "another password of ours"), StunRefusal::bad_integrity);
    EXPECT_EQ(refusal_of(request_for("evtj:h6vY")), StunRefusal::bad_integrity);
    EXPECT_EQ(refusal_of(request_for("evtj")), StunRefusal::wrong_username);
    EXPECT_EQ(refusal_of(Bytes(kRfc5769Request.begin(), kRfc5769Request.begin() + 40)), StunRefusal::malformed);
    EXPECT_EQ(refusal_of(answer_to(address("192.0.2.1", 32853))), StunRefusal::not_a_binding_request);

    Bytes wrong_crc = kRfc5769Request;
    wrong_crc.back() ^= std::byte{1};
    EXPECT_EQ(refusal_of(wrong_crc), StunRefusal::bad_fingerprint);
}

TEST(Stun, TakesARequestWithoutFingerprint) {
    Bytes message = request_for("evtj:h6vY");
    append_integrity(message, kPwd);
    EXPECT_TRUE(accept_binding_request(message, kUfrag, kPwd));
}

TEST(Stun, SeesUseCandidateOnlyWhereIntegrityCoversIt) {
    Bytes nominating = request_for("evtj:h6vY");
    append_attribute(nominating, 0x0025, {});
    append_integrity(nominating, kPwd);
    append_fingerprint(nominating);
    EXPECT_TRUE(accept_binding_request(nominating, kUfrag, kPwd)->use_candidate);

    Bytes forged = request_for("evtj:h6vY");
    append_integrity(forged, kPwd);
    append_attribute(forged, 0x0025, {});
    append_fingerprint(forged);
    EXPECT_FALSE(accept_binding_request(forged, kUfrag, kPwd)->use_candidate);
}

TEST(Stun, AnswersWithTheAddressesOfRfc5769) {
    const Bytes v4 = answer_to(address("192.0.2.1", 32853));
    EXPECT_EQ(Bytes(v4.begin() + 20, v4.begin() + 32), from_hex("00200008 0001a147 e112a643"));
    const Bytes v6 = answer_to(address("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    EXPECT_EQ(Bytes(v6.begin() + 20, v6.begin() + 44), from_hex("00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9"));
    const Bytes mapped = answer_to(address("::ffff:192.0.2.1", 32853));
    EXPECT_EQ(Bytes(mapped.begin() + 20, mapped.begin() + 32), from_hex("00200008 0001a147 e112a643"));
}

TEST(Stun, ProvesItsAnswer) {
    for (const char* source : {"192.0.2.1", "2001:db8::1"}) {
        const Bytes answer = answer_to(address(source, 32853));
        const std::size_t integrity_at = answer.size() - 8 - 24;
        EXPECT_EQ(Bytes(answer.begin(), answer.begin() + 2), from_hex("0101"));
        EXPECT_EQ(load16(answer, 2), answer.size() - 20);
        EXPECT_EQ(Bytes(answer.begin() + 4, answer.begin() + 20), from_hex("2112a442b7e7a701bc34d686fa87dfae"));

        Bytes up_to_integrity = answer;
        store16(up_to_integrity, 2, static_cast<std::uint16_t>(integrity_at + 24 - 20));
        EXPECT_EQ(load32(answer, integrity_at), 0x00080014U);
        EXPECT_EQ(Bytes(answer.end() - 28, answer.end() - 8), hmac_sha1(up_to_integrity, integrity_at, kPwd));
        EXPECT_EQ(load32(answer, answer.size() - 8), 0x80280004U);
        EXPECT_EQ(load32(answer, answer.size() - 4), crc_of(answer, answer.size() - 8));
    }
}

TEST(Stun, WritesNothingWithoutRoomOrAddress) {
    Bytes room(kMaxBindingSuccess);
    EXPECT_EQ(write_binding_success(std::span(room).first(40), {}, address("192.0.2.1", 1), kPwd), 0U);
    EXPECT_EQ(write_binding_success(room, {}, sockaddr_storage{}, kPwd), 0U);
}

TEST(Stun, TellsDatagramsApartByTheirFirstBytes) {
    const auto kind_of = [](unsigned first, unsigned second, std::size_t size) {
        Bytes datagram(size);
        datagram[0] = static_cast<std::byte>(first);
        datagram[1] = static_cast<std::byte>(second);
        return classify(datagram);
    };
    EXPECT_EQ(classify(kRfc5769Request), DatagramKind::stun);
    EXPECT_EQ(kind_of(3, 0, 20), DatagramKind::stun);
    EXPECT_EQ(kind_of(0, 1, 19), DatagramKind::junk);
    EXPECT_EQ(kind_of(4, 0, 20), DatagramKind::junk);
    EXPECT_EQ(kind_of(19, 0, 20), DatagramKind::junk);
    EXPECT_EQ(kind_of(20, 0, 13), DatagramKind::dtls);
    EXPECT_EQ(kind_of(63, 0, 13), DatagramKind::dtls);
    EXPECT_EQ(kind_of(64, 0, 20), DatagramKind::junk);
    EXPECT_EQ(kind_of(128, 8, 12), DatagramKind::rtp);
    EXPECT_EQ(kind_of(191, 0x80 | 126, 12), DatagramKind::rtp);
    EXPECT_EQ(kind_of(128, 200, 28), DatagramKind::rtcp);
    EXPECT_EQ(kind_of(128, 64, 28), DatagramKind::rtcp);
    EXPECT_EQ(kind_of(128, 0x80 | 96, 28), DatagramKind::rtp);
    EXPECT_EQ(kind_of(192, 0, 20), DatagramKind::junk);
    EXPECT_EQ(classify({}), DatagramKind::junk);
}

TEST(Stun, NeverTakesADamagedRequest) {
    Mutator mutator;
    for (int i = 0; i < 50'000; ++i) {
        const Bytes damaged = mutator.damaged(kRfc5769Request);
        (void)addressed_ufrag(damaged);
        if (!accept_binding_request(damaged, kUfrag, kPwd)) continue;
        ASSERT_GE(damaged.size(), kProtected);
        EXPECT_TRUE(std::equal(kRfc5769Request.begin(), kRfc5769Request.begin() + kProtected, damaged.begin()));
    }
}

}  // namespace
}  // namespace hotline::media::webrtc
