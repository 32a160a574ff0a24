#pragma once
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "app/ports/secrets.hpp"

/// What every implementation of app::Secrets must do. A backend gives
///   app::Secrets& secrets();
namespace hotline::test {

inline constexpr std::string_view kDigits = "0123456789";
inline constexpr std::string_view kUrlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

template <class Backend>
class SecretsContract : public testing::Test {
protected:
    Backend backend_;
    app::Secrets& secrets_ = backend_.secrets();
};

TYPED_TEST_SUITE_P(SecretsContract);

TYPED_TEST_P(SecretsContract, GivesAsManyDigitsAsAskedFor) {
    for (const int count : {0, 1, 6, 40}) {
        const std::string digits = this->secrets_.random_digits(count);
        EXPECT_EQ(digits.size(), static_cast<std::size_t>(count));
        EXPECT_EQ(digits.find_first_not_of(kDigits), std::string::npos) << digits;
    }
}

TYPED_TEST_P(SecretsContract, GivesATokenOnceAndFitForACookie) {
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i) tokens.insert(this->secrets_.random_token());
    EXPECT_EQ(tokens.size(), 100U);
    for (const std::string& token : tokens) EXPECT_EQ(token.find_first_not_of(kUrlSafe), std::string::npos) << token;
}

TYPED_TEST_P(SecretsContract, HashesATokenAlwaysToTheSame64HexDigits) {
    std::set<std::string> hashes;
    for (const std::string token : {"", "a", "b", "token-1", "token-2"}) {
        const std::string hash = this->secrets_.hash_token(token);
        EXPECT_EQ(hash, this->secrets_.hash_token(token));
        EXPECT_EQ(hash.size(), 64U);
        EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos) << hash;
        hashes.insert(hash);
    }
    EXPECT_EQ(hashes.size(), 5U);
}

TYPED_TEST_P(SecretsContract, VerifiesThePasswordThatWasHashedAndNoOther) {
    for (const std::string password : {"春江花月夜", "", " a b "}) {
        const std::string hash = this->secrets_.hash_password(password);
        EXPECT_NE(hash, password);
        EXPECT_TRUE(this->secrets_.verify_password(hash, password));
        EXPECT_FALSE(this->secrets_.verify_password(hash, password + "x"));
    }
}

TYPED_TEST_P(SecretsContract, VerifiesNothingAgainstWhatIsNoHash) {
    for (const std::string rubbish : {"", "secret", "$argon2id$", "$argon2id$v=19$m=1,t=1,p=1$YQ$YQ", "\xff\xfe"})
        for (const std::string password : {"", "secret"})
            EXPECT_FALSE(this->secrets_.verify_password(rubbish, password)) << rubbish;
}

REGISTER_TYPED_TEST_SUITE_P(SecretsContract, GivesAsManyDigitsAsAskedFor, GivesATokenOnceAndFitForACookie,
                            HashesATokenAlwaysToTheSame64HexDigits, VerifiesThePasswordThatWasHashedAndNoOther,
                            VerifiesNothingAgainstWhatIsNoHash);

}  // namespace hotline::test
