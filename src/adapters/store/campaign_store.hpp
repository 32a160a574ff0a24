#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/campaign_store.hpp"

namespace hotline::store {

class SqlCampaignStore final : public app::CampaignStore {
public:
    explicit SqlCampaignStore(Connection& connection) : connection_(connection) {}

    void insert(const app::CampaignRecord& campaign) override;
    void replace_targets(CampaignId id, const std::vector<CampaignTarget>& targets) override;
    void prompt_is_there(CampaignId id) override;
    void set_state(CampaignId id, CampaignState state, CampaignAction action, const std::optional<Actor>& by,
                   Instant at) override;
    std::optional<app::CampaignRecord> find(CampaignId id) override;
    std::vector<app::CampaignRecord> list(int limit) override;
    std::vector<app::CampaignRecord> running() override;
    app::CampaignCount count(CampaignId id) override;
    std::vector<CampaignTarget> take_due(CampaignId id, int most, Instant now) override;
    void put_result(const CampaignTarget& after, Instant at) override;
    std::optional<Instant> next_due(CampaignId id) override;
    int close_interrupted(Instant at) override;
    std::vector<app::TargetRow> targets(CampaignId id, int offset, int limit) override;
    bool may_call(const std::string& number) override;

private:
    [[nodiscard]] std::vector<CampaignTarget> due_now(CampaignId id, int most, Instant now);
    void put_target(const CampaignTarget& target, std::optional<Instant> last_at);

    Connection& connection_;
};

}  // namespace hotline::store
