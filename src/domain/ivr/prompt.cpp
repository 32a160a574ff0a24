#include "domain/ivr/prompt.hpp"

#include <algorithm>

namespace hotline {
namespace {

constexpr std::string_view kOfCampaigns = "campaign_";
constexpr std::size_t kLongestName = 48;

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool may_stand_in_a_name(char c) { return is_small_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

bool is_free_prompt_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && is_small_letter(name.front()) &&
           std::ranges::all_of(name, may_stand_in_a_name) && !name.starts_with(kOfCampaigns);
}

bool is_of_a_campaign(const PromptName& name) { return name.value.starts_with(kOfCampaigns); }

}  // namespace hotline
