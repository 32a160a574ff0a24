#include <algorithm>
#include <stdexcept>

#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

auto by_due(const app::TargetRow& row) { return std::pair{row.target.next_at, row.target.id}; }

}  // namespace

void MemoryCampaignStore::insert(const app::CampaignRecord& campaign) {
    if (!state_.campaigns.try_emplace(campaign.id, MemoryState::StoredCampaign{campaign, {}}).second)
        throw std::logic_error("the campaign is there already");
}

void MemoryCampaignStore::replace_targets(CampaignId id, const std::vector<CampaignTarget>& targets) {
    auto& rows = state_.campaigns.at(id).rows;
    rows.clear();
    for (const CampaignTarget& target : targets) {
        rows.push_back({target, std::nullopt});
        rows.back().target.campaign = id;
    }
    std::ranges::sort(rows, {}, [](const app::TargetRow& row) { return row.target.id; });
}

void MemoryCampaignStore::prompt_is_there(CampaignId id) {
    if (const auto found = state_.campaigns.find(id); found != state_.campaigns.end()) found->second.record.has_prompt = true;
}

void MemoryCampaignStore::set_state(CampaignId id, CampaignState state, CampaignAction action, const std::optional<Actor>&,
                                    Instant at) {
    auto& [record, rows] = state_.campaigns.at(id);
    record.state = state;
    if (action == CampaignAction::start) record.started_at = at;
    if (state == CampaignState::finished || state == CampaignState::stopped) record.ended_at = at;
    if (state != CampaignState::stopped) return;
    for (auto& [target, last_at] : rows)
        if (target.state == TargetState::waiting) {
            target.state = TargetState::done;
            target.result = TargetResult::not_called;
        }
}

std::optional<app::CampaignRecord> MemoryCampaignStore::find(CampaignId id) {
    const auto found = state_.campaigns.find(id);
    return found == state_.campaigns.end() ? std::nullopt : std::optional{found->second.record};
}

std::vector<app::CampaignRecord> MemoryCampaignStore::list(int limit) {
    std::vector<app::CampaignRecord> all;
    for (const auto& [id, stored] : state_.campaigns) all.push_back(stored.record);
    std::ranges::sort(all, std::greater{}, [](const app::CampaignRecord& one) { return std::pair{one.made_at, one.id}; });
    if (std::ssize(all) > limit) all.resize(static_cast<std::size_t>(limit));
    return all;
}

std::vector<app::CampaignRecord> MemoryCampaignStore::running() {
    std::vector<app::CampaignRecord> all;
    for (const auto& [id, stored] : state_.campaigns)
        if (stored.record.state == CampaignState::running) all.push_back(stored.record);
    return all;
}

app::CampaignCount MemoryCampaignStore::count(CampaignId id) {
    app::CampaignCount sum;
    for (const auto& [target, last_at] : state_.campaigns.at(id).rows) {
        ++(target.state == TargetState::waiting ? sum.waiting : target.state == TargetState::calling ? sum.calling : sum.done);
        if (target.state != TargetState::done) continue;
        ++sum.results[target.result];
        if (!target.answer.empty()) ++sum.answers[target.answer];
    }
    return sum;
}

std::vector<CampaignTarget> MemoryCampaignStore::take_due(CampaignId id, int most, Instant now) {
    const auto found = state_.campaigns.find(id);
    if (found == state_.campaigns.end() || found->second.record.state != CampaignState::running) return {};
    auto rows = found->second.rows;
    std::ranges::sort(rows, {}, by_due);
    std::vector<CampaignTarget> taken;
    for (const app::TargetRow& row : rows) {
        CampaignTarget target = row.target;
        if (std::ssize(taken) == most) break;
        auto calling = begin_call(target, now);
        if (!calling) continue;
        if (may_call(target.number)) {
            put(*calling, now);
            taken.push_back(std::move(*calling));
        } else {
            target.state = TargetState::done;
            target.result = TargetResult::do_not_call;
            put(target, now);
        }
    }
    return taken;
}

void MemoryCampaignStore::put(const CampaignTarget& after, Instant at) {
    for (auto& row : state_.campaigns.at(after.campaign).rows)
        if (row.target.id == after.id) row = {after, at};
}

void MemoryCampaignStore::put_result(const CampaignTarget& after, Instant at) {
    put(after, at);
    if (after.result == TargetResult::opted_out) state_.do_not_call.insert(after.number);
}

std::optional<Instant> MemoryCampaignStore::next_due(CampaignId id) {
    std::optional<Instant> next;
    for (const auto& [target, last_at] : state_.campaigns.at(id).rows)
        if (target.state == TargetState::waiting && (!next || target.next_at < *next)) next = target.next_at;
    return next;
}

int MemoryCampaignStore::close_interrupted(Instant at) {
    int closed = 0;
    for (auto& [id, stored] : state_.campaigns)
        for (auto& [target, last_at] : stored.rows)
            if (target.state == TargetState::calling) {
                target.state = TargetState::done;
                target.result = TargetResult::interrupted;
                last_at = at;
                ++closed;
            }
    return closed;
}

std::vector<app::TargetRow> MemoryCampaignStore::targets(CampaignId id, int offset, int limit) {
    const auto& rows = state_.campaigns.at(id).rows;
    const auto from = std::min<std::size_t>(static_cast<std::size_t>(offset), rows.size());
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(limit), rows.size() - from);
    return {rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(from + count)};
}

}  // namespace hotline::test
