#include <algorithm>
#include <stdexcept>

#include "domain/knowledge/snippet.hpp"
#include "support/memory/memory_stores.hpp"
#include "support/memory/text_match.hpp"

namespace hotline::test {
namespace {

constexpr std::size_t kSnippetLength = 60;

app::ArticleHit hit_of(const app::ArticleView& article, const std::string& typed) {
    return {.id = article.id,
            .title = article.title,
            .snippet = make_snippet(article.answer, typed, kSnippetLength),
            .category = article.category,
            .owner = article.owner,
            .valid_until = article.valid_until,
            .views = article.views};
}

/// How well an article fits; 0: not at all. Words of the title weigh more.
using Score = int (*)(const app::ArticleView& article, const std::string& typed);

int score_strictly(const app::ArticleView& article, const std::string& typed) {
    const bool holds = holds_all(article.title + "\n" + article.answer, typed);
    return holds ? 1 + 5 * count_words(article.title, typed) + count_words(article.answer, typed) : 0;
}

int score_loosely(const app::ArticleView& article, const std::string& typed) {
    return 5 * count_words(article.title, typed) + count_words(article.answer, typed);
}

int score_views(const app::ArticleView& article, const std::string&) { return 1 + article.views; }

app::ArticleHits ranked(const MemoryState& state, const std::string& typed, int limit, Score score) {
    std::vector<std::pair<int, const app::ArticleView*>> found;
    for (const auto& [id, article] : state.articles)
        if (const int points = score(article, typed); points > 0) found.emplace_back(points, &article);
    std::ranges::sort(found, {}, [](const auto& entry) { return std::pair{-entry.first, entry.second->id}; });
    app::ArticleHits hits{.total = static_cast<int>(found.size())};
    for (const auto& [points, article] : found)
        if (std::ssize(hits.hits) < limit) hits.hits.push_back(hit_of(*article, typed));
    return hits;
}

std::string department_name(const MemoryState& state, const DepartmentCode& code) {
    const auto& departments = state.reference.departments;
    const auto found = std::ranges::find(departments, code, &app::DepartmentItem::code);
    return found == departments.end() ? std::string{} : found->name_zh;
}

}  // namespace

std::optional<app::UserRecord> MemoryPeopleStore::find_user(const std::string& username) {
    for (const auto& [id, record] : state_.users)
        if (record.user.username == username) return find_user(id);
    return std::nullopt;
}

std::optional<app::UserRecord> MemoryPeopleStore::find_user(UserId id) {
    const auto found = state_.users.find(id);
    if (found == state_.users.end()) return std::nullopt;
    app::UserRecord record = found->second;
    record.user.department_name = department_name(state_, record.user.department);
    return record;
}

void MemoryPeopleStore::insert_session(const app::SessionRecord& session) {
    if (!state_.sessions.emplace(session.token_hash, session).second)
        throw std::runtime_error("a session has this token already");
}

std::optional<app::SessionRecord> MemoryPeopleStore::find_session(const std::string& token_hash) {
    const auto found = state_.sessions.find(token_hash);
    return found == state_.sessions.end() ? std::nullopt : std::optional{found->second};
}

void MemoryPeopleStore::touch_session(const std::string& token_hash, Instant at) {
    if (const auto found = state_.sessions.find(token_hash); found != state_.sessions.end()) found->second.last_seen_at = at;
}

std::vector<DepartmentCode> MemoryCityStore::unit_and_below(const DepartmentCode& unit) {
    const auto& departments = state_.reference.departments;
    if (std::ranges::find(departments, unit, &app::DepartmentItem::code) == departments.end()) return {};
    std::vector<DepartmentCode> units{unit};
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const auto& item : departments)
            if (item.parent == units[i] && std::ranges::find(units, item.code) == units.end()) units.push_back(item.code);
    return units;
}

void MemoryCityStore::set_agent_queues(const app::AgentMoved& moved) {
    auto config = *state_.config;
    config.agents.at(moved.agent).queues = moved.queues;
    state_.config = std::make_shared<const app::SwitchConfig>(std::move(config));
}

std::optional<Calendar> MemoryCityStore::calendar(const CalendarCode& code) {
    const auto found = state_.calendars.find(code);
    return found == state_.calendars.end() ? std::nullopt : std::optional{found->second};
}

app::ArticleHits MemoryKnowledgeStore::search(const std::string& text, int limit) {
    if (!has_words(text)) return ranked(state_, {}, limit, score_views);
    auto strict = ranked(state_, text, limit, score_strictly);
    return strict.total > 0 ? strict : ranked(state_, text, limit, score_loosely);
}

std::optional<app::ArticleView> MemoryKnowledgeStore::find(ArticleId id) {
    const auto found = state_.articles.find(id);
    if (found == state_.articles.end()) return std::nullopt;
    app::ArticleView article = found->second;
    article.owner_name = department_name(state_, article.owner);
    return article;
}

void MemoryKnowledgeStore::count_view(ArticleId id, Instant at) {
    auto& article = state_.articles.at(id);
    ++article.views;
    article.last_viewed_at = at;
}

}  // namespace hotline::test
