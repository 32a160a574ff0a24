#include <stdexcept>

#include "domain/casework/alike.hpp"
#include "domain/casework/evolve.hpp"
#include "domain/casework/workflow.hpp"
#include "support/memory/keyset.hpp"
#include "support/memory/memory_stores.hpp"
#include "support/memory/text_match.hpp"

namespace hotline::test {
namespace {

template <class Item>
bool is_among(const std::vector<Item>& wanted, const Item& item) {
    return wanted.empty() || std::ranges::find(wanted, item) != wanted.end();
}

bool is_with(const std::vector<DepartmentCode>& wanted, const Case& at) {
    return is_among(wanted, at.department) ||
           std::ranges::any_of(at.course.co_handlers, [&](const CoHandler& one) { return is_among(wanted, one.unit); });
}

bool is_overdue(const Case& at, Instant now) {
    return at.due_at && *at.due_at < now && !at.handled_at && at.stage != CaseStage::suspended;
}

bool fits(const Case& at, const app::CaseFilter& filter, Instant now) {
    const CaseFacts& facts = at.facts;
    if (!is_among(filter.states, label_of(at.stage)) || !is_among(filter.stages, at.stage) || !is_with(filter.departments, at))
        return false;
    if (filter.kind && *filter.kind != facts.kind) return false;
    if (!facts.district.empty() && !is_among(filter.scope, facts.district)) return false;
    if (filter.district && *filter.district != facts.district) return false;
    if (!filter.citizen_phone.empty() && filter.citizen_phone != facts.citizen_phone) return false;
    if (filter.call && filter.call != at.call) return false;
    if (filter.recorded_by && *filter.recorded_by != at.recorded_by) return false;
    if ((filter.from && at.recorded_at < *filter.from) || (filter.to && at.recorded_at >= *filter.to)) return false;
    if (filter.overdue_only && !is_overdue(at, now)) return false;
    if (!is_among(filter.supervision, at.course.supervision)) return false;
    if (filter.receipt_due && !at.course.receipt_due) return false;
    if (filter.due_before && !is_overdue(at, *filter.due_before)) return false;
    return filter.text.empty() || holds_all(at.number + "\n" + facts.title + "\n" + facts.content, filter.text);
}

}  // namespace

void MemoryCaseStore::insert(const Case& made, const CaseEvent& recorded, const std::string& progress_hash,
                             const std::string& idempotency_key) {
    if (find_by_number(made.number)) throw std::runtime_error("a case has this number already");
    if (!idempotency_key.empty() && find_by_key(idempotency_key)) throw std::runtime_error("a case has this key already");
    if (!state_.cases.emplace(made.id, MemoryState::StoredCase{made, {recorded}, progress_hash, idempotency_key}).second)
        throw std::runtime_error("a case has this id already");
}

void MemoryCaseStore::append(const Case& after, const CaseEvent& event) {
    auto& stored = state_.cases.at(event.id);
    if (event.seq <= stored.events.back().seq) throw std::runtime_error("the case has this event already");
    stored.events.push_back(event);
    stored.at = after;
}

std::optional<Case> MemoryCaseStore::find(CaseId id) {
    const auto found = state_.cases.find(id);
    return found == state_.cases.end() ? std::nullopt : std::optional{found->second.at};
}

std::optional<Case> MemoryCaseStore::find_by_number(const std::string& number) {
    const auto found = std::ranges::find_if(state_.cases, [&](const auto& entry) { return entry.second.at.number == number; });
    return found == state_.cases.end() ? std::nullopt : std::optional{found->second.at};
}

std::optional<CaseId> MemoryCaseStore::find_by_key(const std::string& idempotency_key) {
    const auto found = std::ranges::find_if(state_.cases, [&](const auto& entry) { return entry.second.key == idempotency_key; });
    return found == state_.cases.end() || idempotency_key.empty() ? std::nullopt : std::optional{found->first};
}

std::string MemoryCaseStore::progress_hash(CaseId id) {
    const auto found = state_.cases.find(id);
    return found == state_.cases.end() ? std::string{} : found->second.progress_hash;
}

std::vector<Case> MemoryCaseStore::followers(CaseId id) {
    std::vector<Case> found;
    for (const auto& [key, stored] : state_.cases)
        if (stored.at.lead_case == id) found.push_back(stored.at);
    return found;
}

std::vector<CaseEvent> MemoryCaseStore::events(CaseId id) {
    const auto found = state_.cases.find(id);
    return found == state_.cases.end() ? std::vector<CaseEvent>{} : found->second.events;
}

std::vector<Case> MemoryCaseStore::sharing_words(std::string_view text, Instant since, int limit) {
    std::vector<std::pair<int, Case>> found;
    for (const auto& [id, one] : state_.cases) {
        const int shared = shared_words(text, one.at.facts.title + "\n" + one.at.facts.content);
        if (shared > 0 && id.value >= lowest_id_at(since)) found.emplace_back(shared, one.at);
    }
    std::ranges::sort(found, std::greater{}, [](const auto& each) { return std::pair{each.first, each.second.id}; });
    std::vector<Case> cases;
    for (auto& [shared, one] : found)
        if (cases.size() < static_cast<std::size_t>(limit)) cases.push_back(std::move(one));
    return cases;
}

app::CaseStore::Page MemoryCaseStore::list(const app::CaseFilter& filter, Instant now) {
    std::vector<Case> fitting;
    for (const auto& [id, stored] : state_.cases)
        if (fits(stored.at, filter, now)) fitting.push_back(stored.at);
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const Case& at) { return key_of(at.recorded_at, at.id.value); });
    return {std::move(page.rows), std::move(page.next)};
}

void MemoryCaseStore::wake(CaseId id, std::optional<Instant> at) {
    if (at)
        state_.case_wakes[id] = *at;
    else
        state_.case_wakes.erase(id);
}

void MemoryCaseStore::wake_open(Instant at) {
    for (const auto& [id, stored] : state_.cases) {
        const bool rests = stored.at.stage == CaseStage::recorded || stored.at.stage == CaseStage::merged;
        if (!rests && !is_end(stored.at.stage)) state_.case_wakes[id] = at;
    }
}

std::vector<CaseId> MemoryCaseStore::to_wake(Instant now, int limit) {
    std::vector<std::pair<Instant, CaseId>> due;
    for (const auto& [id, at] : state_.case_wakes)
        if (at <= now) due.emplace_back(at, id);
    std::ranges::sort(due);
    std::vector<CaseId> ids;
    for (const auto& [at, id] : due)
        if (std::ssize(ids) < limit) ids.push_back(id);
    return ids;
}

int MemoryCaseStore::rebuild() {
    int differed = 0;
    for (auto& [id, stored] : state_.cases) {
        const Case rebuilt = fold(stored.at, stored.events);
        if (rebuilt == stored.at) continue;
        stored.at = rebuilt;
        ++differed;
    }
    return differed;
}

}  // namespace hotline::test
