// What is counted about the knowledge: uses, gaps, corrections, figures.
#include "adapters/store/knowledge_store.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kCorrection =
    "SELECT id, item_id, answer, text, reported_by, reported_at, due_at, outcome, reply, settled_by, settled_at "
    "FROM knowledge_corrections ";

app::Correction read_correction(Query& query) {
    app::Correction one;
    query.into(one.id, one.item, one.answer, one.text, one.reported_by, one.reported_at, one.due_at, one.outcome, one.reply,
               one.settled_by, one.settled_at);
    return one;
}

int number_of(Query& query) { return query.next() ? query.get<int>(0) : 0; }

struct Added {
    int views{};
    int uses{};
    int helpful{};
    int unhelpful{};
};

Added added_by(app::UseKind kind) {
    switch (kind) {
        case app::UseKind::view: return {.views = 1};
        case app::UseKind::use: return {.uses = 1};
        case app::UseKind::helpful: return {.helpful = 1};
        case app::UseKind::unhelpful: return {.unhelpful = 1};
    }
    return {};
}

void add_counts(Connection& connection, const app::ItemUse& use, int answer) {
    const Added add = added_by(use.kind);
    const auto viewed = add.views > 0 ? std::optional{use.at} : std::nullopt;
    const auto used = add.uses > 0 ? std::optional{use.at} : std::nullopt;
    execute(connection,
            "INSERT INTO knowledge_counts (item_id, answer, views, uses, helpful, unhelpful, last_viewed_at, last_used_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (item_id, answer) DO UPDATE SET views = views + excluded.views, "
            "uses = uses + excluded.uses, helpful = helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful, "
            "last_viewed_at = COALESCE(excluded.last_viewed_at, last_viewed_at), last_used_at = COALESCE(excluded.last_used_at, "
            "last_used_at)",
            use.item, answer, add.views, add.uses, add.helpful, add.unhelpful, viewed, used);
}

}  // namespace

void SqlKnowledgeStore::count(const app::ItemUse& use) {
    add_counts(connection_, use, 0);
    if (use.answer != 0) add_counts(connection_, use, use.answer);
    const Added add = added_by(use.kind);
    execute(connection_,
            "INSERT INTO knowledge_days (day, item_id, views, uses, helpful, unhelpful) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
            "ON CONFLICT (day, item_id) DO UPDATE SET views = views + excluded.views, uses = uses + excluded.uses, helpful = "
            "helpful + excluded.helpful, unhelpful = unhelpful + excluded.unhelpful",
            use.day, use.item, add.views, add.uses, add.helpful, add.unhelpful);
}

void SqlKnowledgeStore::add_use(const app::UsedAnswer& use) {
    execute(connection_, "INSERT INTO knowledge_uses (id, at, item_id, answer, by_user, call_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            use.id, use.at, use.item, use.answer, use.by, use.call);
}

std::map<int, app::UseCounts> SqlKnowledgeStore::counts(ArticleId id) {
    std::map<int, app::UseCounts> all;
    Query query(connection_,
                "SELECT answer, views, uses, helpful, unhelpful, last_viewed_at, last_used_at FROM knowledge_counts "
                "WHERE item_id = ?1",
                id);
    while (query.next()) {
        int answer = 0;
        app::UseCounts counts;
        query.into(answer, counts.views, counts.uses, counts.helpful, counts.unhelpful, counts.last_viewed_at,
                   counts.last_used_at);
        all.emplace(answer, counts);
    }
    return all;
}

void SqlKnowledgeStore::add_gap(const std::string& words, const std::string& text, Instant at) {
    execute(connection_,
            "INSERT INTO knowledge_gaps (words, text, times, first_at, last_at) VALUES (?1, ?2, 1, ?3, ?3) "
            "ON CONFLICT (words) DO UPDATE SET text = excluded.text, times = times + 1, last_at = excluded.last_at, "
            "settled_at = NULL, settled_by = NULL",
            words, text, at);
}

std::vector<app::GapRow> SqlKnowledgeStore::gaps(bool settled, int limit) {
    std::vector<app::GapRow> all;
    Query query(connection_,
                "SELECT words, text, times, first_at, last_at, settled_at FROM knowledge_gaps "
                "WHERE (settled_at IS NOT NULL) = ?1 ORDER BY times DESC, last_at DESC LIMIT ?2",
                settled, limit);
    while (query.next()) {
        app::GapRow& gap = all.emplace_back();
        query.into(gap.words, gap.text, gap.times, gap.first_at, gap.last_at, gap.settled_at);
    }
    return all;
}

bool SqlKnowledgeStore::settle_gap(const std::string& words, UserId by, Instant at) {
    return execute(connection_,
                   "UPDATE knowledge_gaps SET settled_at = ?2, settled_by = ?3 WHERE words = ?1 AND settled_at IS NULL", words,
                   at, by) > 0;
}

void SqlKnowledgeStore::put(const app::Correction& one) {
    execute(connection_,
            "INSERT INTO knowledge_corrections (id, item_id, answer, text, reported_by, reported_at, due_at, outcome, reply, "
            "settled_by, settled_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET "
            "outcome = excluded.outcome, reply = excluded.reply, settled_by = excluded.settled_by, settled_at = "
            "excluded.settled_at",
            one.id, one.item, one.answer, one.text, one.reported_by, one.reported_at, one.due_at, one.outcome, one.reply,
            one.settled_by, one.settled_at);
}

std::optional<app::Correction> SqlKnowledgeStore::find_correction(CorrectionId id) {
    Query query(connection_, std::string(kCorrection) + "WHERE id = ?1", id);
    if (!query.next()) return std::nullopt;
    return read_correction(query);
}

std::vector<app::Correction> SqlKnowledgeStore::corrections(bool settled, int limit) {
    std::vector<app::Correction> all;
    Query query(connection_, std::string(kCorrection) + "WHERE (outcome <> 'open') = ?1 ORDER BY due_at, id LIMIT ?2", settled,
                limit);
    while (query.next()) all.push_back(read_correction(query));
    return all;
}

app::KnowledgeFigures SqlKnowledgeStore::figures(const app::FiguresPeriod& period) {
    app::KnowledgeFigures sum;
    Query items(
        connection_,
        "SELECT COALESCE(SUM(state <> 'retired'), 0), COALESCE(SUM(live), 0), COALESCE(SUM(live = 1 AND "
        "json_extract(document, '$.published_by') IS NOT NULL), 0), COALESCE(SUM(state = 'in_review' OR (submitted > 0 AND "
        "state <> 'retired')), 0), COALESCE(SUM(live = 1 AND (stale_since IS NOT NULL OR valid_until < ?1)), 0) "
        "FROM knowledge_items",
        period.today);
    if (items.next()) items.into(sum.items, sum.published, sum.reviewed, sum.waiting, sum.stale);
    Query gaps(connection_, "SELECT COUNT(*) FROM knowledge_gaps WHERE settled_at IS NULL");
    sum.gaps = number_of(gaps);
    Query corrections(connection_, "SELECT COUNT(*) FROM knowledge_corrections WHERE outcome = 'open'");
    sum.corrections = number_of(corrections);
    Query days(connection_,
               "SELECT COALESCE(SUM(views), 0), COALESCE(SUM(uses), 0), COALESCE(SUM(helpful), 0), COALESCE(SUM(unhelpful), 0) "
               "FROM knowledge_days WHERE day BETWEEN ?1 AND ?2",
               period.from, period.until);
    if (days.next()) days.into(sum.views, sum.uses, sum.helpful, sum.unhelpful);
    Query cases(
        connection_,
        "SELECT COUNT(*), COALESCE(SUM(state = 'answered_directly'), 0) FROM cases WHERE recorded_at >= ?1 AND recorded_at < "
        "?2 AND kind = 'enquiry'",
        period.begin, period.end);
    if (cases.next()) cases.into(sum.consultations, sum.answered_directly);
    Query most(connection_,
               "SELECT d.item_id, i.title, SUM(d.views), SUM(d.uses) FROM knowledge_days d JOIN knowledge_items i "
               "ON i.id = d.item_id WHERE d.day BETWEEN ?1 AND ?2 GROUP BY d.item_id ORDER BY 4 DESC, 3 DESC, 1 LIMIT 10",
               period.from, period.until);
    while (most.next()) {
        app::UsedItem& one = sum.most_used.emplace_back();
        most.into(one.id, one.title, one.views, one.uses);
    }
    return sum;
}

}  // namespace hotline::store
