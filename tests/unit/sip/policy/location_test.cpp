#include "adapters/sip/policy/location.hpp"

#include <gtest/gtest.h>

namespace hotline::sip {
namespace {

using namespace std::chrono_literals;

constexpr Location::Time kNow{1h};

Binding binding(const std::string& contact, std::chrono::seconds lasts, std::uint32_t cseq = 1) {
    return {.contact = contact, .route = {}, .call_id = "one", .cseq = cseq, .expires_at = kNow + lasts};
}

TEST(Location, keeps_a_contact_until_it_expires) {
    Location location(10);
    EXPECT_FALSE(location.put("1001", binding("sip:a", 60s), kNow));
    EXPECT_TRUE(location.is_registered("1001", kNow + 59s));
    EXPECT_FALSE(location.is_registered("1001", kNow + 60s));
    EXPECT_EQ(location.next_expiry(), kNow + 60s);
    EXPECT_TRUE(location.expire(kNow + 59s).empty());
    EXPECT_EQ(location.expire(kNow + 60s), std::vector<std::string>{"1001"});
    EXPECT_FALSE(location.next_expiry());
}

TEST(Location, removes_a_contact_that_says_goodbye) {
    Location location(10);
    EXPECT_FALSE(location.put("1001", binding("sip:a", 60s), kNow));
    EXPECT_FALSE(location.put("1001", binding("sip:a", 0s, 2), kNow));
    EXPECT_FALSE(location.is_registered("1001", kNow));
}

TEST(Location, puts_the_latest_contact_last) {
    Location location(10);
    EXPECT_FALSE(location.put("1001", binding("sip:a", 60s), kNow));
    EXPECT_FALSE(location.put("1001", binding("sip:b", 60s), kNow));
    EXPECT_FALSE(location.put("1001", binding("sip:a", 60s, 2), kNow));
    EXPECT_EQ(location.bindings("1001", kNow).back().contact, "sip:a");
    EXPECT_EQ(location.bindings("1001", kNow).size(), 2U);
}

TEST(Location, refuses_one_contact_too_many_and_late_duplicates) {
    Location location(2);
    EXPECT_FALSE(location.put("1001", binding("sip:a", 60s, 5), kNow));
    EXPECT_FALSE(location.put("1001", binding("sip:b", 30s), kNow));
    EXPECT_EQ(location.put("1001", binding("sip:c", 60s), kNow), BindingRefusal::too_many_contacts);
    EXPECT_EQ(location.put("1001", binding("sip:a", 0s, 5), kNow), BindingRefusal::out_of_order);
    EXPECT_FALSE(location.put("1001", binding("sip:c", 60s), kNow + 30s));  // b has expired
}

}  // namespace
}  // namespace hotline::sip
