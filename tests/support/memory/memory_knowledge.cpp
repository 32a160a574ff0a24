#include <algorithm>
#include <set>
#include <sstream>

#include "domain/knowledge/search_words.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

const std::string& field_of(const ItemWords& words, WordField field) {
    switch (field) {
        case WordField::title: return words.title;
        case WordField::body: return words.body;
        case WordField::sound: return words.sound;
        case WordField::initials: break;
    }
    return words.initials;
}

bool holds(const KnowledgeItem& item, const Alternative& wanted) {
    std::istringstream text(field_of(words_of_item(text_of(item)), wanted.field));
    std::set<std::string> words;
    for (std::string word; text >> word;) words.insert(word);
    for (const std::string& one : wanted.words) {
        const auto at = words.lower_bound(one);
        const bool goes_on = wanted.is_prefix && &one == &wanted.words.back();
        if (at == words.end() || (goes_on ? !at->starts_with(one) : *at != one)) return false;
    }
    return true;
}

int waiting_answers(const KnowledgeItem& item) {
    return static_cast<int>(std::ranges::count(item.answers, AnswerState::submitted, &KnowledgeAnswer::state));
}

bool fits(const KnowledgeItem& item, const app::ItemFilter& filter) {
    const ItemFacts& facts = item.live ? *item.live : item.facts;
    if (!filter.states.empty() && std::ranges::find(filter.states, item.state) == filter.states.end()) return false;
    if (!filter.owner.empty() && facts.owner != filter.owner) return false;
    if (!facts.category.value.starts_with(filter.category.value)) return false;
    if (!facts.title.contains(filter.text) && item.code != filter.text) return false;
    const bool waits = item.state != ItemState::retired && (item.state == ItemState::in_review || waiting_answers(item) > 0);
    if (filter.waiting_only && !waits) return false;
    return !filter.valid_until_before || (item.live && is_stale(item, *filter.valid_until_before));
}

}  // namespace

int MemoryKnowledgeStore::live_items() {
    return static_cast<int>(
        std::ranges::count_if(state_.knowledge, [](const auto& entry) { return entry.second.back().item.live.has_value(); }));
}

std::vector<ArticleId> MemoryKnowledgeStore::having(const Alternative& wanted, int most) {
    std::vector<ArticleId> ids;
    for (auto entry = state_.knowledge.rbegin(); entry != state_.knowledge.rend() && std::ssize(ids) < most; ++entry)
        if (const KnowledgeItem& item = entry->second.back().item; item.live && holds(item, wanted)) ids.push_back(item.id);
    return ids;
}

std::vector<app::RankRow> MemoryKnowledgeStore::rank_rows(const std::vector<ArticleId>& ids) {
    std::vector<app::RankRow> rows;
    for (const ArticleId id : ids) {
        const auto item = find(id);
        if (!item || !item->live) continue;
        const ItemFacts& facts = *item->live;
        const app::UseCounts counts = state_.knowledge_counts[id][0];
        rows.push_back({.id = id,
                        .code = item->code,
                        .facts = {.title = facts.title,
                                  .keywords = facts.keywords,
                                  .document_number = facts.document_number,
                                  .category = facts.category,
                                  .districts = facts.districts,
                                  .is_stale = item->stale_since.has_value(),
                                  .views = counts.views,
                                  .uses = counts.uses,
                                  .helpful = counts.helpful,
                                  .unhelpful = counts.unhelpful,
                                  .published_at = item->published_at},
                        .owner = facts.owner,
                        .valid_until = facts.valid_until,
                        .is_public = facts.is_public});
    }
    return rows;
}

std::vector<ArticleId> MemoryKnowledgeStore::most_used(int most) {
    std::vector<ArticleId> ids;
    for (const auto& [id, versions] : state_.knowledge)
        if (versions.back().item.live) ids.push_back(id);
    std::ranges::sort(ids, {}, [&](ArticleId id) { return std::pair{-state_.knowledge_counts[id][0].uses, id}; });
    if (std::ssize(ids) > most) ids.resize(static_cast<std::size_t>(most));
    return ids;
}

std::vector<ArticleId> MemoryKnowledgeStore::most_used_in(const CategoryCode& category, int most) {
    std::vector<ArticleId> ids = most_used(static_cast<int>(state_.knowledge.size()));
    std::erase_if(
        ids, [&](ArticleId id) { return !state_.knowledge.at(id).back().item.live->category.value.starts_with(category.value); });
    if (std::ssize(ids) > most) ids.resize(static_cast<std::size_t>(most));
    return ids;
}

std::optional<KnowledgeItem> MemoryKnowledgeStore::find(ArticleId id) {
    const auto found = state_.knowledge.find(id);
    return found == state_.knowledge.end() ? std::nullopt : std::optional{found->second.back().item};
}

void MemoryKnowledgeStore::put(const KnowledgeItem& item, const app::ItemVersion& version) {
    state_.knowledge[item.id].push_back({item.version, item.updated_at, version.by, version.action, version.note, item});
}

std::string MemoryKnowledgeStore::next_code() { return "ZS" + std::to_string(state_.knowledge.size() + 1); }

std::vector<app::StoredVersion> MemoryKnowledgeStore::versions(ArticleId id) {
    const auto found = state_.knowledge.find(id);
    if (found == state_.knowledge.end()) return {};
    return {found->second.rbegin(), found->second.rend()};
}

app::ItemPage MemoryKnowledgeStore::list(const app::ItemFilter& filter) {
    app::ItemPage page;
    for (const auto& [id, versions] : state_.knowledge) {
        const KnowledgeItem& item = versions.back().item;
        if (!fits(item, filter)) continue;
        const ItemFacts& facts = item.live ? *item.live : item.facts;
        page.rows.push_back({.id = id,
                             .code = item.code,
                             .title = facts.title,
                             .state = item.state,
                             .live = item.live.has_value(),
                             .category = facts.category,
                             .owner = facts.owner,
                             .valid_until = facts.valid_until,
                             .stale_since = item.stale_since,
                             .updated_at = item.updated_at,
                             .submitted = waiting_answers(item)});
    }
    std::ranges::sort(page.rows, std::greater{}, [](const app::ItemRow& row) { return std::pair{row.updated_at, row.id}; });
    if (std::ssize(page.rows) > filter.limit) page.rows.resize(static_cast<std::size_t>(filter.limit));
    return page;
}

void MemoryKnowledgeStore::count(const app::ItemUse& use) {
    for (const int answer : std::set{0, use.answer}) {
        app::UseCounts& counts = state_.knowledge_counts[use.item][answer];
        counts.views += use.kind == app::UseKind::view;
        counts.uses += use.kind == app::UseKind::use;
        counts.helpful += use.kind == app::UseKind::helpful;
        counts.unhelpful += use.kind == app::UseKind::unhelpful;
        if (use.kind == app::UseKind::view) counts.last_viewed_at = use.at;
        if (use.kind == app::UseKind::use) counts.last_used_at = use.at;
    }
}

void MemoryKnowledgeStore::add_gap(const std::string& words, const std::string& text, Instant at) {
    app::GapRow& gap = state_.gaps.try_emplace(words, app::GapRow{.words = words, .first_at = at}).first->second;
    gap.text = text;
    gap.last_at = at;
    gap.settled_at.reset();
    ++gap.times;
}

std::vector<app::GapRow> MemoryKnowledgeStore::gaps(bool settled, int limit) {
    std::vector<app::GapRow> all;
    for (const auto& [words, gap] : state_.gaps)
        if (gap.settled_at.has_value() == settled && std::ssize(all) < limit) all.push_back(gap);
    return all;
}

bool MemoryKnowledgeStore::settle_gap(const std::string& words, UserId, Instant at) {
    const auto found = state_.gaps.find(words);
    if (found == state_.gaps.end() || found->second.settled_at) return false;
    found->second.settled_at = at;
    return true;
}

std::optional<app::Correction> MemoryKnowledgeStore::find_correction(CorrectionId id) {
    const auto found = state_.corrections.find(id);
    return found == state_.corrections.end() ? std::nullopt : std::optional{found->second};
}

std::vector<app::Correction> MemoryKnowledgeStore::corrections(bool settled, int limit) {
    std::vector<app::Correction> all;
    for (const auto& [id, one] : state_.corrections)
        if ((one.outcome != app::CorrectionOutcome::open) == settled && std::ssize(all) < limit) all.push_back(one);
    return all;
}

app::KnowledgeFigures MemoryKnowledgeStore::figures(const app::FiguresPeriod&) {
    return {.items = static_cast<int>(state_.knowledge.size()),
            .published = live_items(),
            .gaps = static_cast<int>(state_.gaps.size())};
}

}  // namespace hotline::test
