#include "app/knowledge/read.hpp"

#include <algorithm>

#include "app/city_names.hpp"
#include "app/city_time.hpp"
#include "app/people_names.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/knowledge/item_acts.hpp"

namespace hotline::app {
namespace {

Date today_of(UnitOfWork& work, Instant now) { return local_date(city_time(work).calendar, now); }

using AllCounts = std::map<int, UseCounts>;

UseCounts counts_of(const AllCounts& counts, int answer) {
    const auto found = counts.find(answer);
    return found == counts.end() ? UseCounts{} : found->second;
}

class Views {
public:
    Views(UnitOfWork& work, const KnowledgeItem& item) : names_(work), item_(item), counts_(work.knowledge.counts(item.id)) {}

    [[nodiscard]] UseCounts counts() const { return counts_of(counts_, 0); }
    AnswerView answer(const KnowledgeAnswer& one) {
        return {.number = one.number,
                .state = one.state,
                .text = one.text,
                .remarks = one.remarks,
                .written_by = names_.of(one.written_by),
                .written_at = one.written_at,
                .reviewed_by = names_.of(one.reviewed_by.value_or(UserId{})),
                .reviewed_at = one.reviewed_at,
                .reason = one.reason,
                .replaces = one.replaces,
                .counts = counts_of(counts_, one.number)};
    }
    std::string publisher() { return names_.of(item_.published_by.value_or(UserId{})); }

private:
    PeopleNames names_;
    const KnowledgeItem& item_;
    AllCounts counts_;
};

std::vector<RelatedArticle> related_of(UnitOfWork& work, const ItemFacts& facts) {
    std::vector<RelatedArticle> related;
    for (const RankRow& row : work.knowledge.rank_rows(facts.related)) related.push_back({row.id, row.facts.title});
    return related;
}

/// With its view counted; nothing for what nobody may see.
std::optional<KnowledgeItem> viewed(UnitOfWork& work, ArticleId id, bool public_only, Instant now) {
    auto item = work.knowledge.find(id);
    if (!item || !item->live || (public_only && !item->live->is_public)) return std::nullopt;
    work.knowledge.count({.item = id, .kind = UseKind::view, .day = today_of(work, now), .at = now});
    return item;
}

bool is_shown(const KnowledgeItem& item, int answer) {
    if (answer == 0) return true;
    const KnowledgeAnswer* found = find_answer(item, answer);
    return found != nullptr && found->state == AnswerState::accepted;
}

}  // namespace

std::optional<ArticleView> read_article(UnitOfWork& work, ArticleId id, Instant now) {
    const auto item = viewed(work, id, false, now);
    if (!item) return std::nullopt;
    Views views{work, *item};
    ArticleView view{.id = id,
                     .code = item->code,
                     .version = item->version,
                     .facts = *item->live,
                     .owner_name = CityNames{work.city.reference()}.department(item->live->owner),
                     .is_stale = is_stale(*item, today_of(work, now)),
                     .stale_since = item->stale_since,
                     .published_by = views.publisher(),
                     .published_at = item->published_at,
                     .reviewed = item->published_by.has_value(),
                     .counts = views.counts(),
                     .related = related_of(work, *item->live)};
    for (const KnowledgeAnswer& answer : item->answers)
        if (answer.state == AnswerState::accepted) view.answers.push_back(views.answer(answer));
    return view;
}

std::optional<PublicArticle> read_public_article(UnitOfWork& work, ArticleId id, Instant now) {
    const auto item = viewed(work, id, true, now);
    if (!item) return std::nullopt;
    const ItemFacts& facts = *item->live;
    PublicArticle view{.id = id,
                       .title = facts.title,
                       .content = facts.content,
                       .owner_name = CityNames{work.city.reference()}.department(facts.owner),
                       .source = facts.source,
                       .document_number = facts.document_number,
                       .valid_until = facts.valid_until,
                       .is_stale = is_stale(*item, today_of(work, now)),
                       .published_at = item->published_at};
    for (const KnowledgeAnswer& answer : item->answers)
        if (answer.state == AnswerState::accepted) view.answers.push_back({answer.number, answer.text});
    return view;
}

std::optional<ItemView> read_item(UnitOfWork& work, const Actor& actor, ArticleId id, Instant now) {
    const auto item = work.knowledge.find(id);
    if (!item) return std::nullopt;
    const KnowledgePerson who{actor.user, actor.role};
    Views views{work, *item};
    ItemView view{.id = id,
                  .code = item->code,
                  .state = item->state,
                  .version = item->version,
                  .facts = item->facts,
                  .live = item->live.has_value(),
                  .revised = item->live && *item->live != item->facts,
                  .is_stale = is_stale(*item, today_of(work, now)),
                  .reason = item->reason,
                  .published_by = views.publisher(),
                  .published_at = item->published_at,
                  .updated_at = item->updated_at,
                  .counts = views.counts(),
                  .related = related_of(work, item->facts),
                  .allowed = allowed_on_item(*item, who)};
    for (const KnowledgeAnswer& answer : item->answers) {
        view.answers.push_back(views.answer(answer));
        view.answers.back().allowed = allowed_on_answer(*item, answer, who);
    }
    return view;
}

std::optional<VersionList> item_versions(UnitOfWork& work, ArticleId id) {
    const auto stored = work.knowledge.versions(id);
    if (stored.empty()) return std::nullopt;
    PeopleNames names{work};
    VersionList list;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const StoredVersion& one = stored[i];
        const bool is_first = i + 1 == stored.size();
        list.versions.push_back({.version = one.version,
                                 .at = one.at,
                                 .by = names.of(one.by),
                                 .action = one.action,
                                 .note = one.note,
                                 .changes = is_first ? std::vector<FieldDiff>{} : item_diff(stored[i + 1].item, one.item)});
    }
    return list;
}

ItemPage list_items(UnitOfWork& work, const Actor& actor, ItemFilter filter, Instant now) {
    if (!actor.department.empty()) filter.owner = actor.department;
    ItemPage page = work.knowledge.list(filter);
    page.as_of = now;
    return page;
}

bool use_answer(UnitOfWork& work, const Actor& actor, const UsedAnswer& used) {
    const auto item = work.knowledge.find(used.item);
    if (!item || !item->live || !is_shown(*item, used.answer)) return false;
    work.knowledge.count(
        {.item = used.item, .answer = used.answer, .kind = UseKind::use, .day = today_of(work, used.at), .at = used.at});
    UsedAnswer kept = used;
    kept.by = actor.user;
    work.knowledge.add_use(kept);
    return true;
}

bool judge_article(UnitOfWork& work, ArticleId id, const ArticleFeedback& feedback, bool public_only, Instant now) {
    const auto item = work.knowledge.find(id);
    if (!item || !item->live || !is_shown(*item, feedback.answer) || (public_only && !item->live->is_public)) return false;
    work.knowledge.count({.item = id,
                          .answer = feedback.answer,
                          .kind = feedback.helpful ? UseKind::helpful : UseKind::unhelpful,
                          .day = today_of(work, now),
                          .at = now});
    return true;
}

}  // namespace hotline::app
