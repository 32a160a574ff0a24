#pragma once
#include "domain/ivr/flow.hpp"
#include "domain/outbound/campaign.hpp"

namespace hotline {

/// What the called ones hear, as a flow like any other: the prompt, a wait for a key, and the end. A choice's label begins with
/// its key. Who never presses a key hears the prompt as often as planned.
[[nodiscard]] Flow campaign_flow(const CampaignPlan& plan);

/// What a call that was answered gave: `choice` is the label of the last choice, empty when none was made.
[[nodiscard]] TargetCall heard_call(const CampaignPlan& plan, CallId call, const std::string& choice);

}  // namespace hotline
