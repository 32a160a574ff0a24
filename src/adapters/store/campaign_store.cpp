#include "adapters/store/campaign_store.hpp"

#include "base/json/codec.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kCampaigns =
    "SELECT id, name, prompt, answers, opt_out_key, times_said, answer_within_s, ring_s, calls_at_once, calls_a_minute, tries, "
    "retry_min, "
    "calendar_code, state, made_by, made_by_name, made_at, started_at, ended_at, has_prompt FROM campaigns";
constexpr std::string_view kTargets =
    "SELECT id, campaign_id, number, note, state, tries, next_at, result, answer, last_call, last_at FROM campaign_targets";

std::string select(std::string_view what, std::string_view rest) { return std::string(what) + std::string(rest); }

app::CampaignRecord read_campaign(Query& query) {
    app::CampaignRecord record;
    CampaignPlan& plan = record.plan;
    std::string answers;
    std::int64_t retry_min{};
    query.into(record.id, plan.name, plan.prompt, answers, plan.opt_out_key, plan.times_said, plan.answer_within_s, plan.ring_s,
               plan.pace.calls_at_once, plan.pace.calls_a_minute, plan.retries.tries, retry_min, plan.hours, record.state,
               record.made_by, record.made_by_name, record.made_at, record.started_at, record.ended_at, record.has_prompt);
    plan.retries.delay = std::chrono::minutes{retry_min};
    auto decoded = json::decode<std::map<std::string, std::string>>(answers);
    if (!decoded) throw StoreError("a stored campaign cannot be read");
    plan.answers = std::move(*decoded);
    return record;
}

std::vector<app::CampaignRecord> read_campaigns(Query& query) {
    std::vector<app::CampaignRecord> all;
    while (query.next()) all.push_back(read_campaign(query));
    return all;
}

app::TargetRow read_target(Query& query) {
    app::TargetRow row;
    CampaignTarget& t = row.target;
    query.into(t.id, t.campaign, t.number, t.note, t.state, t.tries, t.next_at, t.result, t.answer, t.last_call, row.last_at);
    return row;
}

}  // namespace

void SqlCampaignStore::insert(const app::CampaignRecord& campaign) {
    const CampaignPlan& plan = campaign.plan;
    execute(connection_,
            "INSERT INTO campaigns (id, name, prompt, answers, opt_out_key, times_said, answer_within_s, ring_s, calls_at_once, "
            "calls_a_minute, tries, retry_min, calendar_code, state, made_by, made_by_name, made_at, started_at, ended_at, "
            "has_prompt) VALUES "
            "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
            campaign.id, plan.name, plan.prompt, json::encode(plan.answers), plan.opt_out_key, plan.times_said,
            plan.answer_within_s, plan.ring_s, plan.pace.calls_at_once, plan.pace.calls_a_minute, plan.retries.tries,
            plan.retries.delay.count(), plan.hours, campaign.state, campaign.made_by, campaign.made_by_name, campaign.made_at,
            campaign.started_at, campaign.ended_at, campaign.has_prompt);
}

void SqlCampaignStore::replace_targets(CampaignId id, const std::vector<CampaignTarget>& targets) {
    execute(connection_, "DELETE FROM campaign_targets WHERE campaign_id = ?1", id);
    for (const CampaignTarget& t : targets)
        execute(connection_,
                "INSERT INTO campaign_targets (id, campaign_id, number, note, state, tries, next_at, result, answer, last_call, "
                "last_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL)",
                t.id, id, t.number, t.note, t.state, t.tries, t.next_at, t.result, t.answer, t.last_call);
}

void SqlCampaignStore::prompt_is_there(CampaignId id) {
    execute(connection_, "UPDATE campaigns SET has_prompt = 1 WHERE id = ?1", id);
}

void SqlCampaignStore::set_state(CampaignId id, CampaignState state, CampaignAction action, const std::optional<Actor>& by,
                                 Instant at) {
    const bool is_over = state == CampaignState::finished || state == CampaignState::stopped;
    execute(connection_, "UPDATE campaigns SET state = ?2 WHERE id = ?1", id, state);
    if (action == CampaignAction::start) execute(connection_, "UPDATE campaigns SET started_at = ?2 WHERE id = ?1", id, at);
    if (is_over) execute(connection_, "UPDATE campaigns SET ended_at = ?2 WHERE id = ?1", id, at);
    if (state == CampaignState::stopped)
        execute(connection_,
                "UPDATE campaign_targets SET state = 'done', result = 'not_called' WHERE campaign_id = ?1 AND state = 'waiting'",
                id);
    execute(connection_,
            "INSERT INTO campaign_events (campaign_id, seq, at, action, actor_id, actor_name) SELECT ?1, COUNT(*) + 1, ?2, ?3, "
            "?4, ?5 "
            "FROM campaign_events WHERE campaign_id = ?1",
            id, at, action, by ? by->user : UserId{}, by ? by->name : std::string{});
}

std::optional<app::CampaignRecord> SqlCampaignStore::find(CampaignId id) {
    Query query(connection_, select(kCampaigns, " WHERE id = ?1"), id);
    return query.next() ? std::optional{read_campaign(query)} : std::nullopt;
}

std::vector<app::CampaignRecord> SqlCampaignStore::list(int limit) {
    Query query(connection_, select(kCampaigns, " ORDER BY made_at DESC, id DESC LIMIT ?1"), limit);
    return read_campaigns(query);
}

std::vector<app::CampaignRecord> SqlCampaignStore::running() {
    Query query(connection_, select(kCampaigns, " WHERE state = 'running' ORDER BY id"));
    return read_campaigns(query);
}

app::CampaignCount SqlCampaignStore::count(CampaignId id) {
    app::CampaignCount sum;
    Query query(connection_, "SELECT state, result, COUNT(*) FROM campaign_targets WHERE campaign_id = ?1 GROUP BY state, result",
                id);
    while (query.next()) {
        const auto state = query.get<TargetState>(0);
        const int rows = query.get<int>(2);
        (state == TargetState::waiting ? sum.waiting : state == TargetState::calling ? sum.calling : sum.done) += rows;
        if (state == TargetState::done) sum.results[query.get<TargetResult>(1)] += rows;
    }
    Query answers(connection_,
                  "SELECT answer, COUNT(*) FROM campaign_targets WHERE campaign_id = ?1 AND state = 'done' AND answer <> '' "
                  "GROUP BY answer",
                  id);
    while (answers.next()) sum.answers[answers.get<std::string>(0)] = answers.get<int>(1);
    return sum;
}

bool SqlCampaignStore::may_call(const std::string& number) {
    Query query(connection_, "SELECT 1 FROM do_not_call WHERE number = ?1", number);
    return !query.next();
}

std::vector<CampaignTarget> SqlCampaignStore::take_due(CampaignId id, int most, Instant now) {
    const auto campaign = find(id);
    if (!campaign || campaign->state != CampaignState::running) return {};
    std::vector<CampaignTarget> taken;
    for (auto due = due_now(id, most, now); !due.empty(); due = due_now(id, most - static_cast<int>(taken.size()), now)) {
        for (CampaignTarget& target : due) {
            if (auto calling = may_call(target.number) ? begin_call(target, now) : std::nullopt) {
                put_target(*calling, now);
                taken.push_back(std::move(*calling));
            } else {
                target.state = TargetState::done;
                target.result = TargetResult::do_not_call;
                put_target(target, now);
            }
        }
    }
    return taken;
}

std::vector<CampaignTarget> SqlCampaignStore::due_now(CampaignId id, int most, Instant now) {
    std::vector<CampaignTarget> due;
    Query query(connection_,
                select(kTargets, " WHERE campaign_id = ?1 AND state = 'waiting' AND next_at <= ?2 ORDER BY next_at, id LIMIT ?3"),
                id, now, most);
    while (query.next()) due.push_back(read_target(query).target);
    return due;
}

void SqlCampaignStore::put_target(const CampaignTarget& t, std::optional<Instant> last_at) {
    execute(connection_,
            "UPDATE campaign_targets SET state = ?2, tries = ?3, next_at = ?4, result = ?5, answer = ?6, last_call = ?7, last_at "
            "= ?8 "
            "WHERE id = ?1",
            t.id, t.state, t.tries, t.next_at, t.result, t.answer, t.last_call, last_at);
}

void SqlCampaignStore::put_result(const CampaignTarget& after, Instant at) {
    put_target(after, at);
    if (after.result == TargetResult::opted_out)
        execute(connection_,
                "INSERT INTO do_not_call (number, at, campaign_id) VALUES (?1, ?2, ?3) ON CONFLICT (number) DO NOTHING",
                after.number, at, after.campaign);
}

std::optional<Instant> SqlCampaignStore::next_due(CampaignId id) {
    Query query(connection_, "SELECT MIN(next_at) FROM campaign_targets WHERE campaign_id = ?1 AND state = 'waiting'", id);
    return query.next() ? query.get<std::optional<Instant>>(0) : std::nullopt;
}

int SqlCampaignStore::close_interrupted(Instant at) {
    return execute(connection_,
                   "UPDATE campaign_targets SET state = 'done', result = 'interrupted', last_at = ?1 WHERE state = 'calling'",
                   at);
}

std::vector<app::TargetRow> SqlCampaignStore::targets(CampaignId id, int offset, int limit) {
    std::vector<app::TargetRow> rows;
    Query query(connection_, select(kTargets, " WHERE campaign_id = ?1 ORDER BY id LIMIT ?2 OFFSET ?3"), id, limit, offset);
    while (query.next()) rows.push_back(read_target(query));
    return rows;
}

}  // namespace hotline::store
