#include "adapters/sip/policy/digest.hpp"

#include <gtest/gtest.h>

#include "adapters/sip/policy/nonce_book.hpp"

namespace hotline::sip {
namespace {

using namespace std::chrono_literals;

TEST(Digest, agrees_with_the_example_of_rfc_2617) {
    const DigestAnswer answer{.username = "Mufasa",
                              .realm = "testrealm@host.com",
                              .nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                              .uri = "/dir/index.html",
                              .cnonce = "0a4f113b",
                              .nc = "00000001",
                              .qop = "auth"};
    EXPECT_EQ(digest_response(md5_hex("Mufasa:testrealm@host.com:Circle Of Life"), "GET", answer),
              "6629fae49393a05397450978507c4ef1");
}

TEST(Digest, agrees_with_rfc_2069_without_qop) {
    const DigestAnswer answer{.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093", .uri = "/dir/index.html"};
    EXPECT_EQ(digest_response(md5_hex("Mufasa:testrealm@host.com:CircleOfLife"), "GET", answer),
              "1949323746fe6a43ef61f9606e7febea");
}

TEST(NonceBook, takes_each_count_once) {
    NonceBook book({}, 300s);
    const NonceBook::Time now{1h};
    const auto nonce = book.issue(now);
    EXPECT_EQ(book.check(nonce, 1, now), NonceCheck::good);
    EXPECT_EQ(book.check(nonce, 1, now), NonceCheck::good);  // a wrong password uses nothing up
    book.use(nonce, 1, now);
    EXPECT_EQ(book.check(nonce, 1, now), NonceCheck::stale);
    EXPECT_EQ(book.check(nonce, 2, now), NonceCheck::good);
    book.use(nonce, 7, now);
    EXPECT_EQ(book.check(nonce, 7, now), NonceCheck::stale);
    EXPECT_EQ(book.check(nonce, 8, now + 300s), NonceCheck::good);
}

TEST(NonceBook, takes_a_client_without_counts_once) {
    NonceBook book({}, 300s);
    const NonceBook::Time now{1h};
    const auto nonce = book.issue(now);
    EXPECT_EQ(book.check(nonce, 0, now), NonceCheck::good);
    book.use(nonce, 0, now);
    EXPECT_EQ(book.check(nonce, 0, now), NonceCheck::stale);
}

TEST(NonceBook, knows_old_and_foreign_nonces) {
    NonceBook book({}, 300s);
    NonceBook stranger({1}, 300s);
    const NonceBook::Time now{1h};
    const auto nonce = book.issue(now);
    EXPECT_NE(nonce, book.issue(now));
    EXPECT_EQ(book.check(nonce, 1, now + 301s), NonceCheck::stale);
    EXPECT_EQ(book.check(stranger.issue(now), 1, now), NonceCheck::forged);
    EXPECT_EQ(book.check("", 1, now), NonceCheck::forged);
    auto later = nonce;
    later[8] = later[8] == '0' ? '1' : '0';
    EXPECT_EQ(book.check(later, 1, now), NonceCheck::forged);
}

TEST(NonceBook, forgets_a_used_nonce_only_when_it_is_stale_anyway) {
    NonceBook book({}, 300s);
    const NonceBook::Time now{1h};
    const auto nonce = book.issue(now);
    book.use(nonce, 1, now + 299s);
    book.use(book.issue(now + 600s), 1, now + 600s);
    EXPECT_EQ(book.check(nonce, 1, now + 600s), NonceCheck::stale);
}

}  // namespace
}  // namespace hotline::sip
