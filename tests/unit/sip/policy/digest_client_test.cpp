#include "adapters/sip/policy/digest_client.hpp"

#include <gtest/gtest.h>

namespace hotline::sip {
namespace {

// RFC 7616 section 3.9.1; its user, resource and chance.
const DigestLogin kMufasa{"Mufasa", "Circle of Life"};
const DigestRequest kGet{.method = "GET", .uri = "/dir/index.html", .cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"};

DigestChallenge challenge(const char* algorithm) {
    return {.realm = "http-auth@example.org",
            .nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            .opaque = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
            .algorithm = algorithm,
            .qop = "auth, auth-int"};
}

TEST(DigestClient, answers_the_examples_of_the_standard) {
    const auto md5 = answer_challenge(challenge("MD5"), kMufasa, kGet);
    ASSERT_TRUE(md5);
    EXPECT_TRUE(md5->contains(R"(response="8ca523f5e9506fed4657c9700eebdbec")")) << *md5;
    const auto sha = answer_challenge(challenge("SHA-256"), kMufasa, kGet);
    ASSERT_TRUE(sha);
    EXPECT_TRUE(sha->contains(R"(response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")")) << *sha;
    EXPECT_TRUE(sha->contains(R"(, opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", qop=auth, nc=00000001, cnonce=)"));
}

TEST(DigestClient, answers_an_old_challenge_without_quality_of_protection) {
    const auto answer =
        answer_challenge({.realm = "r", .nonce = "n", .opaque = {}, .algorithm = {}, .qop = {}}, {"u", "p"}, kGet);
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->contains("qop"));
    EXPECT_FALSE(answer->contains("algorithm"));
}

TEST(DigestClient, does_not_guess_at_what_it_does_not_know) {
    EXPECT_FALSE(answer_challenge(challenge("SHA-512-256"), kMufasa, kGet));
    auto integrity = challenge("MD5");
    integrity.qop = "auth-int";
    EXPECT_FALSE(answer_challenge(integrity, kMufasa, kGet));
}

}  // namespace
}  // namespace hotline::sip
