#pragma once
#include <string>
#include <variant>

#include "app/formats/campaigns.hpp"
#include "app/ports/stores.hpp"
#include "base/ids.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(CampaignRefusal, not_found, bad_answers, unknown_hours, not_a_draft, no_list, no_prompt,
                        not_in_this_state)

/// Automatic group calls (S56): planned, given a list and a prompt, started, paused, resumed and stopped.
[[nodiscard]] Result<CampaignView, CampaignRefusal> make_campaign(UnitOfWork& work, const Actor& actor, const NewCampaign& wanted,
                                                                  Instant now, IdSource& ids);
/// Replaces the list of a draft; nothing is taken when one line is wrong.
using ListRefused = std::variant<CampaignRefusal, std::vector<ListError>>;
[[nodiscard]] Result<CampaignView, ListRefused> put_call_list(UnitOfWork& work, CampaignId id, const std::string& csv,
                                                              Instant now, IdSource& ids);
/// The name of a draft's prompt, to be filled; and that it was filled.
[[nodiscard]] Result<PromptName, CampaignRefusal> prompt_of_draft(UnitOfWork& work, CampaignId id);
[[nodiscard]] Result<CampaignView, CampaignRefusal> prompt_is_there(UnitOfWork& work, CampaignId id);

struct CampaignStep {
    CampaignView view;
    CampaignRecord record;  ///< for the calls themselves
};
[[nodiscard]] Result<CampaignStep, CampaignRefusal> act_on_campaign(UnitOfWork& work, const Actor& actor, CampaignId id,
                                                                    CampaignAction action, Instant now);

[[nodiscard]] CampaignPage list_campaigns(UnitOfWork& work, Instant now);
[[nodiscard]] std::optional<CampaignView> read_campaign(UnitOfWork& work, CampaignId id);
[[nodiscard]] std::optional<TargetPage> read_targets(UnitOfWork& work, CampaignId id, int offset, int limit, Instant now);
/// Every number with its result as CSV (RFC 4180, UTF-8 with a byte order mark); numbers in full: they came from the same hands.
[[nodiscard]] std::optional<std::string> campaign_results_csv(UnitOfWork& work, CampaignId id);

}  // namespace hotline::app
