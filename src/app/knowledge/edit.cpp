#include "app/knowledge/edit.hpp"

#include <algorithm>

#include "app/administration/row_kinds.hpp"
#include "app/city_names.hpp"
#include "app/knowledge/read.hpp"

namespace hotline::app {
namespace {

/// The first code in the facts that the city does not have; empty: all are known.
std::string unknown_code(UnitOfWork& work, const ItemFacts& facts) {
    const Reference reference = work.city.reference();
    const auto has = [](const auto& list, const auto& code) {
        return std::ranges::any_of(list, [&](const auto& one) { return one.code == code; });
    };
    if (!facts.category.empty() && !has(reference.categories, facts.category)) return "/facts/category";
    if (!facts.owner.empty() && !has(reference.departments, facts.owner)) return "/facts/owner";
    for (std::size_t i = 0; i < facts.districts.size(); ++i)
        if (!has(reference.districts, facts.districts[i])) return "/facts/districts/" + std::to_string(i);
    for (std::size_t i = 0; i < facts.related.size(); ++i)
        if (!work.knowledge.find(facts.related[i])) return "/facts/related/" + std::to_string(i);
    return {};
}

Result<ItemView, ItemRefused> stored(UnitOfWork& work, const Actor& actor, const KnowledgeItem& item,
                                     const ItemVersion& version) {
    work.knowledge.put(item, version);
    return *read_item(work, actor, item.id, item.updated_at);
}

}  // namespace

Result<ItemView, ItemRefused> make_item(UnitOfWork& work, const Actor& actor, const NewItem& wanted, ArticleId id, Instant now) {
    auto item = write_item({actor.user, actor.role}, wanted.facts, wanted.answer, now);
    if (!item) return refuse(ItemRefused{.why = item.error()});
    if (std::string pointer = unknown_code(work, item->facts); !pointer.empty())
        return refuse(ItemRefused{ItemRefusal::facts_needed, std::move(pointer)});
    item->id = id;
    item->code = work.knowledge.next_code();
    return stored(work, actor, *item, {.by = actor.user, .action = ItemAction::write});
}

Result<ItemView, ItemRefused> act_on_item(UnitOfWork& work, const Actor& actor, ArticleId id, const ItemCommand& command,
                                          Instant now) {
    const auto item = work.knowledge.find(id);
    if (!item) return refuse(ItemRefused{.why = ItemRefusal::not_found});
    if (command.facts)
        if (std::string pointer = unknown_code(work, *command.facts); !pointer.empty())
            return refuse(ItemRefused{ItemRefusal::facts_needed, std::move(pointer)});
    const auto next = hotline::act_on_item(*item, {actor.user, actor.role}, command, now);
    if (!next) return refuse(ItemRefused{.why = next.error()});
    const std::string note = command.action == ItemAction::add_answer ? std::string{} : command.text;
    return stored(work, actor, *next, {.by = actor.user, .action = command.action, .note = note});
}

VocabularyView read_vocabulary(UnitOfWork& work) {
    const auto revisions = work.admin_log.revisions(AdminObject::vocabulary);
    const auto changed = revisions.find("");
    return {work.knowledge.vocabulary(), changed == revisions.end() ? AdminEventId{} : changed->second};
}

Result<VocabularyView, AdminRefused> change_vocabulary(const AdminWork& doing, const ChangeVocabulary& wanted) {
    auto done = change_row(doing, wanted.vocabulary, wanted.revision);
    if (!done) return refuse(std::move(done.error()));
    return read_vocabulary(doing.work);
}

std::optional<KnowledgeItem> imported_item(const ArticleItem& article, const std::map<std::string, ArticleId>& ids,
                                           const KnowledgeItem& before, Instant now) {
    KnowledgeItem item = before;
    item.code = article.code;
    item.facts = {.title = article.title,
                  .content = article.content,
                  .category = article.category,
                  .owner = article.owner,
                  .source = article.source,
                  .document_number = article.document_number,
                  .valid_from = article.valid_from,
                  .valid_until = article.valid_until,
                  .districts = article.districts,
                  .keywords = article.keywords,
                  .is_public = article.is_public};
    for (const std::string& code : article.related) item.facts.related.push_back(ids.at(code));
    std::vector<std::string> texts{article.answer};
    texts.insert(texts.end(), article.more_answers.begin(), article.more_answers.end());
    for (KnowledgeAnswer& answer : item.answers)
        if (std::erase(texts, answer.text) == 0 && answer.state == AnswerState::accepted) answer.state = AnswerState::withdrawn;
    for (const std::string& text : texts)
        item.answers.push_back({.number = item.answers.empty() ? 1 : item.answers.back().number + 1,
                                .state = AnswerState::accepted,
                                .text = text,
                                .written_at = now});
    item.state = ItemState::published;
    item.live = item.facts;
    if (item == before) return std::nullopt;
    item.version += 1;
    item.published_at = item.updated_at = now;
    if (before.version == 0) item.written_at = now;
    return item;
}

}  // namespace hotline::app
