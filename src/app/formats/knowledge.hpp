#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/knowledge/item_acts.hpp"
#include "domain/knowledge/item_diff.hpp"
#include "domain/knowledge/vocabulary.hpp"

namespace hotline {

BOOST_DESCRIBE_STRUCT(ItemFacts, (),
                      (title, content, category, owner, source, document_number, valid_from, valid_until, districts, keywords,
                       related, is_public, remarks))
constexpr json::Rules json_rules(const ItemFacts*, std::string_view member) {
    if (member == "title" || member == "source" || member == "document_number") return {.max_len = 200};
    if (member == "districts" || member == "keywords" || member == "related") return {.max_len = 40};
    if (member == "remarks") return {.max_len = 1000};
    return {};
}
BOOST_DESCRIBE_STRUCT(KnowledgeAnswer, (),
                      (number, state, text, remarks, written_by, written_at, reviewed_by, reviewed_at, reason, replaces))
BOOST_DESCRIBE_STRUCT(KnowledgeItem, (),
                      (id, code, state, version, facts, live, answers, edited_by, written_at, updated_at, published_by,
                       published_at, stale_since, reason))
BOOST_DESCRIBE_STRUCT(ItemCommand, (), (action, version, facts, answer, text, remarks))
constexpr auto json_optional(const ItemCommand*) { return std::array<std::string_view, 2>{"text", "remarks"}; }
constexpr json::Rules json_rules(const ItemCommand*, std::string_view member) {
    if (member == "remarks") return {.max_len = 1000};
    return {};
}
BOOST_DESCRIBE_STRUCT(TextPiece, (), (change, text))
BOOST_DESCRIBE_STRUCT(FieldDiff, (), (field, pieces))
BOOST_DESCRIBE_STRUCT(WrongWord, (), (wrong, right))
BOOST_DESCRIBE_STRUCT(SearchVocabulary, (), (synonyms, wrong_words, stop_words))

}  // namespace hotline

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(UseKind, view, use, helpful, unhelpful)
BOOST_DEFINE_ENUM_CLASS(CorrectionOutcome, open, corrected, rejected)

struct ArticleHit {
    ArticleId id;
    std::string code;
    std::string title;    ///< with [ and ] around what was found
    std::string snippet;  ///< of the answers, likewise
    CategoryCode category;
    DepartmentCode owner;
    std::optional<Date> valid_until;
    bool is_stale{false};
    std::optional<Instant> published_at;
    int views{};
    int uses{};
};
BOOST_DESCRIBE_STRUCT(ArticleHit, (),
                      (id, code, title, snippet, category, owner, valid_until, is_stale, published_at, views, uses))

struct Facet {
    std::string code;
    int count{};
};
BOOST_DESCRIBE_STRUCT(Facet, (), (code, count))

struct ArticleHits {
    std::vector<ArticleHit> hits;
    int total{};
    std::vector<Facet> categories;  ///< of all that was found, the most first
    std::vector<Facet> owners;
    int stale{};
};
BOOST_DESCRIBE_STRUCT(ArticleHits, (), (hits, total, categories, owners, stale))

struct UseCounts {
    int views{};
    int uses{};
    int helpful{};
    int unhelpful{};
    std::optional<Instant> last_viewed_at;
    std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(UseCounts, (), (views, uses, helpful, unhelpful, last_viewed_at, last_used_at))

struct AnswerView {
    int number{};
    AnswerState state{};
    std::string text;
    std::string remarks;
    std::string written_by;
    Instant written_at;
    std::string reviewed_by;  ///< empty: not reviewed
    std::optional<Instant> reviewed_at;
    std::string reason;
    std::optional<int> replaces;
    UseCounts counts;
    std::vector<ItemAction> allowed;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (),
                      (number, state, text, remarks, written_by, written_at, reviewed_by, reviewed_at, reason, replaces, counts,
                       allowed))

struct RelatedArticle {
    ArticleId id;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(RelatedArticle, (), (id, title))

/// What agents read: the live facts and the accepted answers.
struct ArticleView {
    ArticleId id;
    std::string code;
    int version{};
    ItemFacts facts;
    std::string owner_name;
    bool is_stale{false};
    std::optional<Instant> stale_since;  ///< marked by hand
    std::string published_by;
    std::optional<Instant> published_at;
    bool reviewed{false};
    UseCounts counts;
    std::vector<AnswerView> answers;
    std::vector<RelatedArticle> related;
};
BOOST_DESCRIBE_STRUCT(ArticleView, (),
                      (id, code, version, facts, owner_name, is_stale, stale_since, published_by, published_at, reviewed, counts,
                       answers, related))

/// What everybody may read.
struct PublicAnswer {
    int number{};
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PublicAnswer, (), (number, text))
struct PublicArticle {
    ArticleId id;
    std::string title;
    std::string content;
    std::string owner_name;
    std::string source;
    std::string document_number;
    std::optional<Date> valid_until;
    bool is_stale{false};
    std::optional<Instant> published_at;
    std::vector<PublicAnswer> answers;
};
BOOST_DESCRIBE_STRUCT(PublicArticle, (),
                      (id, title, content, owner_name, source, document_number, valid_until, is_stale, published_at, answers))

struct ItemRow {
    ArticleId id;
    std::string code;
    std::string title;
    ItemState state{};
    bool live{false};
    CategoryCode category;
    DepartmentCode owner;
    std::optional<Date> valid_until;
    std::optional<Instant> stale_since;
    Instant updated_at;
    int submitted{};  ///< answers waiting for a reviewer
    int views{};
    int uses{};
};
BOOST_DESCRIBE_STRUCT(ItemRow, (),
                      (id, code, title, state, live, category, owner, valid_until, stale_since, updated_at, submitted, views,
                       uses))

struct ItemPage {
    std::vector<ItemRow> rows;
    std::string next;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(ItemPage, (), (rows, next, as_of))

/// What an editor sees.
struct ItemView {
    ArticleId id;
    std::string code;
    ItemState state{};
    int version{};
    ItemFacts facts;
    bool live{false};
    bool revised{false};  ///< what agents see differs from it
    bool is_stale{false};
    std::string reason;
    std::string published_by;
    std::optional<Instant> published_at;
    Instant updated_at;
    UseCounts counts;
    std::vector<AnswerView> answers;
    std::vector<RelatedArticle> related;
    std::vector<ItemAction> allowed;
};
BOOST_DESCRIBE_STRUCT(ItemView, (),
                      (id, code, state, version, facts, live, revised, is_stale, reason, published_by, published_at, updated_at,
                       counts, answers, related, allowed))

struct NewItem {
    ItemFacts facts;
    std::string answer;  ///< empty: none yet
};
BOOST_DESCRIBE_STRUCT(NewItem, (), (facts, answer))

/// What is noted beside a version.
struct ItemVersion {
    UserId by;
    ItemAction action{};
    std::string note;
};

struct VersionView {
    int version{};
    Instant at;
    std::string by;
    ItemAction action{};
    std::string note;
    std::vector<FieldDiff> changes;  ///< since the one before
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (version, at, by, action, note, changes))
struct VersionList {
    std::vector<VersionView> versions;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(VersionList, (), (versions))

struct NewUse {
    int answer{};
    std::optional<CallId> call;
};
BOOST_DESCRIBE_STRUCT(NewUse, (), (answer, call))
constexpr json::Rules json_rules(const NewUse*, std::string_view member) {
    if (member == "answer") return {.min = 1, .max = 10'000};
    return {};
}

struct ArticleFeedback {
    int answer{};  ///< 0: the question as a whole
    bool helpful{false};
};
BOOST_DESCRIBE_STRUCT(ArticleFeedback, (), (answer, helpful))
constexpr json::Rules json_rules(const ArticleFeedback*, std::string_view member) {
    if (member == "answer") return {.min = 0, .max = 10'000};
    return {};
}

struct NewGap {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NewGap, (), (text))
constexpr json::Rules json_rules(const NewGap*, std::string_view) { return {.min_len = 1, .max_len = 200}; }

struct GapRow {
    std::string words;  ///< which one it is
    std::string text;   ///< as it was typed last
    int times{};
    Instant first_at;
    Instant last_at;
    std::optional<Instant> settled_at;
};
BOOST_DESCRIBE_STRUCT(GapRow, (), (words, text, times, first_at, last_at, settled_at))
struct GapList {
    std::vector<GapRow> gaps;
};
BOOST_DESCRIBE_STRUCT(GapList, (), (gaps))
struct SettleGap {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(SettleGap, (), (words))

struct NewCorrection {
    int answer{};  ///< 0: the question as a whole
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NewCorrection, (), (answer, text))
constexpr json::Rules json_rules(const NewCorrection*, std::string_view member) {
    if (member == "answer") return {.min = 0, .max = 10'000};
    return {.min_len = 1, .max_len = 1000};
}

/// What an agent says is wrong: a task with a clock.
struct Correction {
    CorrectionId id;
    ArticleId item;
    int answer{};
    std::string text;
    UserId reported_by;
    Instant reported_at;
    Instant due_at;
    CorrectionOutcome outcome{};
    std::string reply;
    std::optional<UserId> settled_by;
    std::optional<Instant> settled_at;
};

struct CorrectionView {
    CorrectionId id;
    ArticleId item;
    std::string title;
    int answer{};
    std::string text;
    std::string reported_by;
    Instant reported_at;
    Instant due_at;
    bool overdue{false};
    CorrectionOutcome outcome{};
    std::string reply;
    std::string settled_by;
    std::optional<Instant> settled_at;
};
BOOST_DESCRIBE_STRUCT(CorrectionView, (),
                      (id, item, title, answer, text, reported_by, reported_at, due_at, overdue, outcome, reply, settled_by,
                       settled_at))
struct CorrectionList {
    std::vector<CorrectionView> corrections;
};
BOOST_DESCRIBE_STRUCT(CorrectionList, (), (corrections))

struct SettleCorrection {
    bool corrected{false};
    std::string reply;
};
BOOST_DESCRIBE_STRUCT(SettleCorrection, (), (corrected, reply))
constexpr json::Rules json_rules(const SettleCorrection*, std::string_view) { return {.min_len = 0, .max_len = 1000}; }

struct UsedItem {
    ArticleId id;
    std::string title;
    int views{};
    int uses{};
};
BOOST_DESCRIBE_STRUCT(UsedItem, (), (id, title, views, uses))

/// B.9 item 14. Every rate beside its denominator.
struct KnowledgeFigures {
    int items{};        ///< questions that are not retired
    int published{};    ///< of them, shown to agents
    int reviewed{};     ///< of the published, by somebody else than who wrote them
    int waiting{};      ///< in review, or with an answer submitted
    int stale{};        ///< of the published
    int gaps{};         ///< open
    int corrections{};  ///< open
    int views{};        ///< in the period, as are the following
    int uses{};
    int helpful{};
    int unhelpful{};
    int consultations{};      ///< cases of this kind
    int answered_directly{};  ///< of them
    std::vector<UsedItem> most_used;
};
BOOST_DESCRIBE_STRUCT(KnowledgeFigures, (),
                      (items, published, reviewed, waiting, stale, gaps, corrections, views, uses, helpful, unhelpful,
                       consultations, answered_directly, most_used))

struct VocabularyView {
    SearchVocabulary vocabulary;
    AdminEventId revision;
};
BOOST_DESCRIBE_STRUCT(VocabularyView, (), (vocabulary, revision))

struct ChangeVocabulary {
    SearchVocabulary vocabulary;
    AdminEventId revision;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ChangeVocabulary, (), (vocabulary, revision, note))
constexpr json::Rules json_rules(const ChangeVocabulary*, std::string_view member) {
    if (member == "note") return {.max_len = 500};
    return {};
}

}  // namespace hotline::app
