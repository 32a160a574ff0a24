#pragma once
#include <functional>
#include <map>
#include <memory>

#include "app/outbound/automatic_calls.hpp"
#include "app/ports/campaign_runs.hpp"
#include "app/ports/database.hpp"
#include "app/ports/live.hpp"
#include "app/ports/timers.hpp"
#include "app/switch/countdown.hpp"
#include "domain/calendar/calendar.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline::app {

/// Runs campaigns (S56): takes numbers from the store as the pace allows, has them called, and writes down what came of each.
/// Lives on the switch thread, waits for nothing: the store is asked and answers later. A number is `calling` on disk before it
/// rings.
class GroupCalls final : public CampaignRuns {
public:
    struct Ports {
        Database& database;
        Executor& executor;  ///< of the switch thread
        Timers& timers;
        const Clock& clock;
        LiveEvents& live;
        AutomaticCalls& calls;
    };
    explicit GroupCalls(Ports ports);
    ~GroupCalls() override;

    void run(CampaignRecord campaign) override;
    void pause(CampaignId id) override;
    void stop(CampaignId id) override;
    /// No more calls; what is begun is written down when it ends. Switch thread.
    void close();

private:
    struct Run;
    void post(Task task);
    void look(CampaignId id);
    void look_later(Run& run, Duration delay);
    void ask_store(Run& run, int most);
    void taken(CampaignId id, const std::vector<CampaignTarget>& targets, std::optional<Instant> next_due);
    void call(Run& run, const CampaignTarget& target);
    void put_result(const CampaignTarget& after);
    void forget_if_over(CampaignId id);
    void over(CampaignId id, const CampaignTarget& target, const TargetCall& call, const std::string& choice);
    void finish(CampaignId id);
    void changed(CampaignId id);
    [[nodiscard]] Run* find(CampaignId id);

    Ports ports_;
    std::map<CampaignId, std::unique_ptr<Run>> runs_;
    std::shared_ptr<bool> alive_;  // what the store answers after our end finds this gone
};

}  // namespace hotline::app
