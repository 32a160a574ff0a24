#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/casework/case.hpp"
#include "domain/outbound/call_list.hpp"
#include "domain/outbound/campaign.hpp"

namespace hotline::app {

struct CampaignRecord {
    CampaignId id;
    CampaignPlan plan;
    CampaignState state{CampaignState::draft};
    bool has_prompt{false};  ///< it was uploaded or spoken
    UserId made_by;
    std::string made_by_name;
    Instant made_at;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
};

/// How many numbers of a campaign are where.
struct CampaignCount {
    int waiting{0};
    int calling{0};
    int done{0};
    std::map<TargetResult, int> results;  ///< of those that are done
    std::map<std::string, int> answers;   ///< by key
};

struct TargetRow {
    CampaignTarget target;
    std::optional<Instant> last_at;
};

class CampaignStore {
public:
    virtual ~CampaignStore() = default;
    virtual void insert(const CampaignRecord& campaign) = 0;
    /// Replaces the whole list of a draft.
    virtual void replace_targets(CampaignId id, const std::vector<CampaignTarget>& targets) = 0;
    virtual void prompt_is_there(CampaignId id) = 0;
    /// Sets the state and appends to the history. `by` is nobody for the program itself.
    virtual void set_state(CampaignId id, CampaignState state, CampaignAction action, const std::optional<Actor>& by,
                           Instant at) = 0;
    [[nodiscard]] virtual std::optional<CampaignRecord> find(CampaignId id) = 0;
    [[nodiscard]] virtual std::vector<CampaignRecord> list(int limit) = 0;  ///< newest first
    [[nodiscard]] virtual std::vector<CampaignRecord> running() = 0;
    [[nodiscard]] virtual CampaignCount count(CampaignId id) = 0;

    /// Takes up to `most` numbers whose time has come for a call, the earliest first: they are `calling` when this is durable.
    /// Numbers that must not be called any more are done with do_not_call. Nothing while the campaign does not run.
    [[nodiscard]] virtual std::vector<CampaignTarget> take_due(CampaignId id, int most, Instant now) = 0;
    /// What became of a call; writes the do-not-call list when that was asked for.
    virtual void put_result(const CampaignTarget& after, Instant at) = 0;
    /// When the next number is due; nothing when none waits.
    [[nodiscard]] virtual std::optional<Instant> next_due(CampaignId id) = 0;
    /// After a restart: calls of then are over, nobody knows how. Gives how many.
    virtual int close_interrupted(Instant at) = 0;

    /// In the order of the list.
    [[nodiscard]] virtual std::vector<TargetRow> targets(CampaignId id, int offset, int limit) = 0;
    [[nodiscard]] virtual bool may_call(const std::string& number) = 0;
};

}  // namespace hotline::app
