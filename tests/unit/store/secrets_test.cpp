#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "adapters/store/cursor.hpp"
#include "adapters/store/digest_ha1.hpp"
#include "adapters/store/secrets/secret_box.hpp"
#include "adapters/store/secrets/sodium_secrets.hpp"
#include "support/temp_folder.hpp"

namespace hotline::store {
namespace {

using hotline::test::TempFolder;

TEST(Secrets, APasswordFitsItsHashOnly) {
    SodiumSecrets secrets({.passes = 1, .memory = 8U << 20U});
    const std::string hash = secrets.hash_password("春江花月夜");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(secrets.verify_password(hash, "春江花月夜"));
    EXPECT_FALSE(secrets.verify_password(hash, "春江花月"));
    EXPECT_FALSE(secrets.verify_password("", "x"));
    EXPECT_NE(hash, secrets.hash_password("春江花月夜"));
}

TEST(Secrets, TheDefaultCostIsWhatTheRulesWant) {
    const PasswordCost cost;
    EXPECT_GE(cost.memory, 19U << 20U);
    EXPECT_GE(cost.passes, 2U);
}

TEST(Secrets, TokensAndDigitsAreFreshAndWellFormed) {
    SodiumSecrets secrets;
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i) tokens.insert(secrets.random_token());
    EXPECT_EQ(tokens.size(), 100U);
    EXPECT_EQ(tokens.begin()->size(), 43U);
    EXPECT_EQ(secrets.random_digits(6).find_first_not_of("0123456789"), std::string::npos);
    EXPECT_EQ(secrets.hash_token("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SecretBox, OpensOnlyWhatItSealed) {
    const SecretBox box(SecretBox::Key{1});
    std::string sealed = box.seal("ha1");
    EXPECT_EQ(box.open(sealed), "ha1");
    EXPECT_THROW((void)SecretBox(SecretBox::Key{2}).open(sealed), std::runtime_error);
    sealed.back() = sealed.back() == 'A' ? 'B' : 'A';
    EXPECT_THROW((void)box.open(sealed), std::runtime_error);
    EXPECT_THROW((void)box.open("?"), std::runtime_error);
}

TEST(SecretBox, ItsKeyFileIsMadeOnceAndKeptFromOthers) {
    TempFolder folder;
    const std::filesystem::path file = folder.file("secret.key");
    const std::string sealed = SecretBox::from_file(file).seal("ha1");
    EXPECT_EQ(SecretBox::from_file(file).open(sealed), "ha1");
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THROW((void)SecretBox::from_file(file), std::runtime_error);
}

TEST(DigestHa1, IsTheOneOfTheRfc) {  // RFC 2617 section 3.5
    EXPECT_EQ(digest_ha1("Mufasa", "testrealm@host.com", "Circle Of Life"), "939e7578ed9e3c518a452acee763bce9");
}

TEST(Cursor, ComesBackAndRefusesStrangers) {
    const auto back = read_cursor(write_cursor({.at = Instant{Duration{123}}, .id = -5}));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->at, Instant{Duration{123}});
    EXPECT_EQ(back->id, -5);
    for (const char* text : {"", "x", "AAAA", "!!!!!!!!!!!!!!!!!!!!!!"}) EXPECT_FALSE(read_cursor(text)) << text;
}

}  // namespace
}  // namespace hotline::store
