#include "adapters/sip/policy/address.hpp"

#include <gtest/gtest.h>

namespace hotline::sip {
namespace {

TEST(Address, reads_numbers_and_refuses_names) {
    EXPECT_EQ(to_string(parse_address("192.0.2.7").value()), "192.0.2.7");
    EXPECT_EQ(to_string(parse_address("[2001:db8::1]").value()), "2001:db8::1");
    EXPECT_EQ(parse_address("192.0.2.7"), parse_address("::ffff:192.0.2.7"));
    for (const auto* text : {"", "trunk.example", "192.0.2", "192.0.2.256", "1.2.3.4.5", "[::1"})
        EXPECT_FALSE(parse_address(text)) << text;
}

TEST(AddressBlock, matches_whole_and_broken_bytes) {
    const auto inside = [](const char* block, const char* address) {
        return parse_block(block).value().contains(parse_address(address).value());
    };
    EXPECT_TRUE(inside("192.0.2.0/24", "192.0.2.255"));
    EXPECT_FALSE(inside("192.0.2.0/24", "192.0.3.0"));
    EXPECT_TRUE(inside("10.16.0.0/12", "10.31.255.255"));
    EXPECT_FALSE(inside("10.16.0.0/12", "10.32.0.0"));
    EXPECT_TRUE(inside("0.0.0.0/0", "203.0.113.9"));
    EXPECT_FALSE(inside("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(inside("2001:db8::/33", "2001:db8:7fff::1"));
    EXPECT_FALSE(inside("2001:db8::/33", "2001:db8:8000::1"));
    EXPECT_TRUE(inside("198.51.100.4", "198.51.100.4"));
    EXPECT_FALSE(inside("198.51.100.4", "198.51.100.5"));
}

TEST(AddressBlock, refuses_nonsense) {
    for (const auto* text : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "/8"}) {
        EXPECT_FALSE(parse_block(text)) << text;
    }
}

}  // namespace
}  // namespace hotline::sip
