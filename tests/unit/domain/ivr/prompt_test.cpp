#include "domain/ivr/prompt.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

TEST(PromptNames, AreFileNamesThatHurtNobody) {
    for (const char* name : {"a", "policy", "p_20261123_1405", "welcome2"}) EXPECT_TRUE(is_free_prompt_name(name)) << name;
    const std::string longest(48, 'a');
    EXPECT_TRUE(is_free_prompt_name(longest));
    EXPECT_FALSE(is_free_prompt_name(longest + "a"));
    for (const char* name : {"", "2a", "_a", "A", "a-b", "a b", "../a", "a/b", "a.wav", "政策", "campaign_1"})
        EXPECT_FALSE(is_free_prompt_name(name)) << name;
}

TEST(PromptNames, OfCampaignsAreTheirOwn) {
    EXPECT_TRUE(is_of_a_campaign({"campaign_17"}));
    EXPECT_FALSE(is_of_a_campaign({"campaigns"}));
}

}  // namespace
}  // namespace hotline
