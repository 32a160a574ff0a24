#include "adapters/http/content/credentials.hpp"

#include <gtest/gtest.h>

namespace hotline::http {
namespace {

TEST(Credentials, AreABearersToken) {
    EXPECT_EQ(secret_in("Bearer abc"), "abc");
    EXPECT_EQ(secret_in("Bearer "), "");
    EXPECT_EQ(secret_in("bearer abc"), "");
    EXPECT_EQ(secret_in(""), "");
}

TEST(Credentials, AreThePasswordOfAName) {
    EXPECT_EQ(secret_in("Basic Y2l0eTowMTIzNDU2Nzg5YWJjZGVm"), "0123456789abcdef") << "as Kannel sends it";
    EXPECT_EQ(secret_in("Basic YTpi"), "b");
    EXPECT_EQ(secret_in("Basic YTpiYw=="), "bc");
    EXPECT_EQ(secret_in("Basic YTpiY2Q="), "bcd");
    EXPECT_EQ(secret_in("Basic YTpiOmM="), "b:c");
}

TEST(Credentials, AreNothingWhenTheyAreDamaged) {
    for (const char* broken : {"Basic", "Basic ", "Basic !!!!", "Basic Y2l0eQ==", "Basic YTp", "Basic YWI",
                               "Basic =", "Basic ====", "Basic    =", "Basic YTpi\xff"})
        EXPECT_EQ(secret_in(broken), "") << broken;
    EXPECT_EQ(secret_in("Basic " + std::string(4000, 'A')), "");
}

}  // namespace
}  // namespace hotline::http
