#include "adapters/store/knowledge_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "adapters/store/city_rows.hpp"
#include "adapters/store/where.hpp"
#include "base/json/codec.hpp"
#include "domain/knowledge/search_words.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kPartedBy = "\n";

template <class List, class Text>
std::string joined(const List& list, Text text_of) {
    std::string text;
    for (const auto& one : list) {
        if (!text.empty()) text += kPartedBy;
        text += text_of(one);
    }
    return text;
}

template <class T, class Make>
std::vector<T> parted(std::string_view text, Make make) {
    std::vector<T> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(kPartedBy), text.size());
        list.push_back(make(std::string(text.substr(0, end))));
        text.remove_prefix(std::min(end + kPartedBy.size(), text.size()));
    }
    return list;
}

std::string join_ids(const std::vector<ArticleId>& ids) {
    std::string text;
    for (const ArticleId id : ids) text += (text.empty() ? "" : ",") + std::to_string(id.value);
    return text;
}

KnowledgeItem read_document(const std::string& document) {
    auto item = json::decode<KnowledgeItem>(document, {.max_bytes = 16U << 20U});
    if (!item) throw StoreError("an item of the knowledge base cannot be read");
    return std::move(*item);
}

/// Words hold letters and digits only, so quoting needs no escapes.
std::string match_of(const Alternative& wanted) {
    std::string text{name_of(wanted.field)};
    text += " : (";
    for (std::size_t i = 0; i < wanted.words.size(); ++i) {
        const bool goes_on = wanted.is_prefix && i + 1 == wanted.words.size();
        text += fmt::format("{}\"{}\"{}", i == 0 ? "" : " AND ", wanted.words[i], goes_on ? "*" : "");
    }
    return text + ")";
}

int waiting_answers(const KnowledgeItem& item) {
    return static_cast<int>(std::ranges::count(item.answers, AnswerState::submitted, &KnowledgeAnswer::state));
}

Where where_of(const app::ItemFilter& filter) {
    Where where;
    if (!filter.states.empty()) {
        std::vector<Where::Value> states;
        for (const ItemState state : filter.states) states.emplace_back(std::string(name_of(state)));
        where.add_any("i.state", std::move(states));
    }
    if (!filter.owner.empty()) where.add("i.owner_code = ?", {filter.owner.value});
    if (!filter.category.empty())
        where.add("substr(i.category_code, 1, length(?)) = ?", {filter.category.value, filter.category.value});
    if (!filter.text.empty()) where.add("(instr(i.title, ?) > 0 OR i.code = ?)", {filter.text, filter.text});
    if (filter.waiting_only) where.add("(i.state = 'in_review' OR i.submitted > 0) AND i.state <> 'retired'", {});
    if (filter.valid_until_before)
        where.add("i.live = 1 AND (i.valid_until < ? OR i.stale_since IS NOT NULL)", {to_iso_date(*filter.valid_until_before)});
    return where;
}

}  // namespace

int SqlKnowledgeStore::live_items() {
    Query query(connection_, "SELECT COUNT(*) FROM knowledge_items WHERE live = 1");
    return query.next() ? query.get<int>(0) : 0;
}

std::vector<ArticleId> SqlKnowledgeStore::having(const Alternative& wanted, int most) {
    std::vector<ArticleId> ids;
    Query query(connection_, "SELECT rowid FROM knowledge_words WHERE knowledge_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                match_of(wanted), most);
    while (query.next()) ids.push_back(query.get<ArticleId>(0));
    return ids;
}

std::vector<app::RankRow> SqlKnowledgeStore::rank_rows(const std::vector<ArticleId>& ids) {
    std::vector<app::RankRow> rows;
    Query query(connection_,
                "SELECT i.id, i.code, i.title, i.keywords, i.document_number, i.category_code, i.districts, "
                "i.stale_since IS NOT NULL, i.published_at, i.owner_code, i.valid_until, i.is_public, COALESCE(c.views, 0), "
                "COALESCE(c.uses, 0), COALESCE(c.helpful, 0), COALESCE(c.unhelpful, 0) FROM json_each('[' || ?1 || ']') wanted "
                "CROSS JOIN knowledge_items i ON i.id = wanted.value "  // the few wanted, each by its id: never all that are live
                "LEFT JOIN knowledge_counts c ON c.item_id = i.id AND c.answer = 0 WHERE +i.live = 1",
                join_ids(ids));
    while (query.next()) {
        app::RankRow& row = rows.emplace_back();
        RankFacts& facts = row.facts;
        std::string keywords;
        std::string districts;
        query.into(row.id, row.code, facts.title, keywords, facts.document_number, facts.category, districts, facts.is_stale,
                   facts.published_at, row.owner, row.valid_until, row.is_public, facts.views, facts.uses, facts.helpful,
                   facts.unhelpful);
        facts.keywords = parted<std::string>(keywords, [](std::string one) { return one; });
        facts.districts = parted<DistrictCode>(districts, [](std::string one) { return DistrictCode{std::move(one)}; });
    }
    return rows;
}

std::vector<ArticleId> SqlKnowledgeStore::most_used(int most) {
    std::vector<ArticleId> ids;
    Query used(connection_,
               "SELECT item_id FROM knowledge_counts WHERE answer = 0 ORDER BY uses DESC, views DESC, item_id DESC LIMIT ?1",
               most);
    while (used.next()) ids.push_back(used.get<ArticleId>(0));
    const std::set<ArticleId> counted(ids.begin(), ids.end());
    Query others(connection_, "SELECT id FROM knowledge_items WHERE live = 1 ORDER BY id LIMIT ?1", most);
    while (others.next() && std::ssize(ids) < most)
        if (const auto id = others.get<ArticleId>(0); !counted.contains(id)) ids.push_back(id);
    return ids;
}

std::vector<ArticleId> SqlKnowledgeStore::most_used_in(const CategoryCode& category, int most) {
    std::vector<ArticleId> ids;
    Query query(connection_,
                "SELECT i.id FROM knowledge_items i LEFT JOIN knowledge_counts c ON c.item_id = i.id AND c.answer = 0 "
                "WHERE i.live = 1 AND i.category_code >= ?1 AND i.category_code < ?1 || '~' "
                "ORDER BY COALESCE(c.uses, 0) DESC, COALESCE(c.views, 0) DESC, i.id LIMIT ?2",
                category, most);
    while (query.next()) ids.push_back(query.get<ArticleId>(0));
    return ids;
}

SearchVocabulary SqlKnowledgeStore::vocabulary() {
    Query query(connection_, "SELECT value FROM settings WHERE name = 'search_vocabulary'");
    if (!query.next()) return {};
    auto stored = json::decode<SearchVocabulary>(query.get<std::string>(0));
    if (!stored) throw StoreError("the vocabulary of the search cannot be read");
    return std::move(*stored);
}

void SqlKnowledgeStore::put_vocabulary(const SearchVocabulary& vocabulary) {
    write_setting(connection_, "search_vocabulary", json::encode(vocabulary));
}

std::optional<KnowledgeItem> SqlKnowledgeStore::find(ArticleId id) {
    Query query(connection_, "SELECT document FROM knowledge_items WHERE id = ?1", id);
    if (!query.next()) return std::nullopt;
    return read_document(query.get<std::string>(0));
}

void SqlKnowledgeStore::put_row(const KnowledgeItem& item) {
    const ItemFacts& facts = item.live ? *item.live : item.facts;
    execute(connection_,
            "INSERT INTO knowledge_items (id, serial, code, state, live, version, title, keywords, category_code, owner_code, "
            "document_number, districts, valid_until, stale_since, is_public, published_at, updated_at, submitted, document) "
            "VALUES (?1, (SELECT COALESCE(MAX(serial), 0) + 1 FROM knowledge_items), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
            "?12, ?13, ?14, ?15, ?16, ?17, ?18) ON CONFLICT (id) DO UPDATE SET state = excluded.state, live = excluded.live, "
            "version = excluded.version, title = excluded.title, keywords = excluded.keywords, category_code = "
            "excluded.category_code, owner_code = excluded.owner_code, document_number = excluded.document_number, districts = "
            "excluded.districts, valid_until = excluded.valid_until, stale_since = excluded.stale_since, is_public = "
            "excluded.is_public, published_at = excluded.published_at, updated_at = excluded.updated_at, submitted = "
            "excluded.submitted, document = excluded.document",
            item.id, item.code, item.state, item.live.has_value(), item.version, facts.title,
            joined(facts.keywords, [](const std::string& one) { return one; }), facts.category, facts.owner,
            facts.document_number, joined(facts.districts, [](const DistrictCode& one) { return one.value; }), facts.valid_until,
            item.stale_since, facts.is_public, item.published_at, item.updated_at, waiting_answers(item), json::encode(item));
}

void SqlKnowledgeStore::put_words(const KnowledgeItem& item) {
    execute(connection_, "DELETE FROM knowledge_words WHERE rowid = ?1", item.id);
    if (!item.live) return;
    const ItemWords words = words_of_item(text_of(item));
    execute(connection_, "INSERT INTO knowledge_words (rowid, title, body, sound, initials) VALUES (?1, ?2, ?3, ?4, ?5)", item.id,
            words.title, words.body, words.sound, words.initials);
}

void SqlKnowledgeStore::put(const KnowledgeItem& item, const app::ItemVersion& version) {
    put_row(item);
    execute(connection_,
            "INSERT INTO knowledge_versions (item_id, version, at, by_user, action, note, document) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            item.id, item.version, item.updated_at, version.by, version.action, version.note, json::encode(item));
    put_words(item);
}

std::string SqlKnowledgeStore::next_code() {
    Query query(connection_, "SELECT COALESCE(MAX(serial), 0) + 1 FROM knowledge_items");
    return fmt::format("ZS{:06}", query.next() ? query.get<int>(0) : 1);
}

std::vector<app::StoredVersion> SqlKnowledgeStore::versions(ArticleId id) {
    std::vector<app::StoredVersion> all;
    Query query(connection_,
                "SELECT version, at, by_user, action, note, document FROM knowledge_versions WHERE item_id = ?1 "
                "ORDER BY version DESC",
                id);
    while (query.next()) {
        app::StoredVersion& one = all.emplace_back();
        std::string document;
        query.into(one.version, one.at, one.by, one.action, one.note, document);
        one.item = read_document(document);
    }
    return all;
}

app::ItemPage SqlKnowledgeStore::list(const app::ItemFilter& filter) {
    Where where = where_of(filter);
    if (filter.limit <= 0 || !where.add_cursor(filter.cursor, "i.updated_at")) return {};
    Query query(connection_,
                "SELECT i.id, i.code, i.title, i.state, i.live, i.category_code, i.owner_code, i.valid_until, i.stale_since, "
                "i.updated_at, i.submitted, COALESCE(c.views, 0), COALESCE(c.uses, 0) FROM knowledge_items i "
                "LEFT JOIN knowledge_counts c ON c.item_id = i.id AND c.answer = 0" +
                    where.sql() + " ORDER BY i.updated_at DESC, i.id DESC LIMIT " + std::to_string(filter.limit + 1));
    where.bind(query);
    app::ItemPage page;
    while (query.next()) {
        app::ItemRow& row = page.rows.emplace_back();
        query.into(row.id, row.code, row.title, row.state, row.live, row.category, row.owner, row.valid_until, row.stale_since,
                   row.updated_at, row.submitted, row.views, row.uses);
    }
    if (page.rows.size() > static_cast<std::size_t>(filter.limit)) {
        page.rows.pop_back();
        page.next = write_cursor({.at = page.rows.back().updated_at, .id = page.rows.back().id.value});
    }
    return page;
}

int SqlKnowledgeStore::reindex() {
    std::vector<ArticleId> ids;
    {
        Query query(connection_, "SELECT id FROM knowledge_items ORDER BY id");
        while (query.next()) ids.push_back(query.get<ArticleId>(0));
    }
    execute(connection_, "DELETE FROM knowledge_words");
    for (const ArticleId id : ids) put_words(*find(id));
    write_setting(connection_, "knowledge_words_format", std::to_string(kIndexFormat));
    return static_cast<int>(ids.size());
}

void renew_knowledge_words(Connection& connection) {
    {
        Query query(connection, "SELECT value FROM settings WHERE name = 'knowledge_words_format'");
        if (query.next() && query.get<std::string>(0) == std::to_string(kIndexFormat)) return;
    }
    connection.script("BEGIN IMMEDIATE");
    try {
        SqlKnowledgeStore{connection}.reindex();
        connection.script("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace hotline::store
