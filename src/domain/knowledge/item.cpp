#include "domain/knowledge/item.hpp"

#include <algorithm>

namespace hotline {

bool is_stale(const KnowledgeItem& item, Date today) {
    const ItemFacts& facts = item.live ? *item.live : item.facts;
    return item.stale_since || (facts.valid_until && *facts.valid_until < today);
}

const KnowledgeAnswer* find_answer(const KnowledgeItem& item, int number) {
    const auto found = std::ranges::find(item.answers, number, &KnowledgeAnswer::number);
    return found == item.answers.end() ? nullptr : &*found;
}

ItemText text_of(const KnowledgeItem& item) {
    const ItemFacts& facts = item.live ? *item.live : item.facts;
    ItemText text{
        .title = facts.title, .keywords = facts.keywords, .body = facts.content, .document_number = facts.document_number};
    text.body += "\n" + facts.source;
    for (const KnowledgeAnswer& answer : item.answers)
        if (answer.state == AnswerState::accepted) text.body += "\n" + answer.text;
    return text;
}

}  // namespace hotline
