#include "domain/knowledge/item_acts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/knowledge/item_table.hpp"

namespace hotline {
namespace {

using item_table::AnswerStep;
using item_table::kAnswerSteps;
using item_table::kSteps;
using item_table::Needs;
using item_table::Step;

const Step* step_of(ItemState state, ItemAction action) {
    const auto found =
        std::ranges::find_if(kSteps, [&](const Step& step) { return step.action == action && step.from.has(state); });
    return found == kSteps.end() ? nullptr : &*found;
}

bool is_on_answer(ItemAction action) {
    return std::ranges::any_of(kAnswerSteps, [&](const AnswerStep& step) { return step.action == action; });
}

const AnswerStep* answer_step_of(AnswerState state, ItemAction action) {
    const auto found =
        std::ranges::find_if(kAnswerSteps, [&](const AnswerStep& step) { return step.action == action && step.from == state; });
    return found == kAnswerSteps.end() ? nullptr : &*found;
}

bool wrote(const KnowledgeItem& item, UserId user) { return std::ranges::find(item.edited_by, user) != item.edited_by.end(); }

bool has_accepted(const KnowledgeItem& item) {
    return std::ranges::any_of(item.answers, [](const KnowledgeAnswer& one) { return one.state == AnswerState::accepted; });
}

std::optional<ItemRefusal> faults_of(const ItemFacts& facts) {
    if (trimmed(facts.title).empty()) return ItemRefusal::facts_needed;
    if (facts.valid_from && facts.valid_until && *facts.valid_until < *facts.valid_from) return ItemRefusal::bad_validity;
    return std::nullopt;
}

std::optional<ItemRefusal> lacking(const KnowledgeItem& item, const ItemCommand& command, Needs needs) {
    const bool has_text = !trimmed(command.text).empty();
    switch (needs) {
        case Needs::nothing: return std::nullopt;
        case Needs::facts: return command.facts ? faults_of(*command.facts) : std::optional{ItemRefusal::facts_needed};
        case Needs::text: return has_text ? std::nullopt : std::optional{ItemRefusal::text_needed};
        case Needs::reason: return has_text ? std::nullopt : std::optional{ItemRefusal::reason_needed};
        case Needs::accepted_answer: return has_accepted(item) ? std::nullopt : std::optional{ItemRefusal::no_answer};
    }
    return std::nullopt;
}

void note_editor(KnowledgeItem& item, UserId user) {
    if (!wrote(item, user)) item.edited_by.push_back(user);
}

std::optional<ItemRefusal> add_answer(KnowledgeItem& item, const KnowledgePerson& who, const ItemCommand& command, Instant now) {
    if (command.answer && !find_answer(item, *command.answer)) return ItemRefusal::answer_unknown;
    const int number = item.answers.empty() ? 1 : item.answers.back().number + 1;
    item.answers.push_back({.number = number,
                            .state = AnswerState::submitted,
                            .text = std::string(trimmed(command.text)),
                            .remarks = command.remarks,
                            .written_by = who.user,
                            .written_at = now,
                            .replaces = command.answer});
    return std::nullopt;
}

void withdraw(KnowledgeItem& item, int number) {
    const auto found = std::ranges::find(item.answers, number, &KnowledgeAnswer::number);
    if (found != item.answers.end() && found->state == AnswerState::accepted) found->state = AnswerState::withdrawn;
}

std::optional<ItemRefusal> act_on_answer(KnowledgeItem& item, const KnowledgePerson& who, const ItemCommand& command,
                                         Instant now) {
    const auto answer = std::ranges::find(item.answers, command.answer.value_or(0), &KnowledgeAnswer::number);
    if (answer == item.answers.end()) return ItemRefusal::answer_unknown;
    const AnswerStep* step = answer_step_of(answer->state, command.action);
    if (step == nullptr) return ItemRefusal::not_in_this_state;
    if (step->another_person && answer->written_by == who.user) return ItemRefusal::own_work;
    answer->state = step->to;
    if (!step->another_person) return std::nullopt;
    answer->reviewed_by = who.user;
    answer->reviewed_at = now;
    answer->reason = command.action == ItemAction::refuse_answer ? std::string(trimmed(command.text)) : std::string{};
    if (step->to == AnswerState::accepted && answer->replaces) withdraw(item, *answer->replaces);
    return std::nullopt;
}

void move(KnowledgeItem& item, const KnowledgePerson& who, const ItemCommand& command, Instant now) {
    using enum ItemAction;
    switch (command.action) {
        case edit:
            item.facts = *command.facts;
            note_editor(item, who.user);
            break;
        case publish:
            item.live = item.facts;
            item.edited_by.clear();
            item.stale_since.reset();
            item.published_by = who.user;
            item.published_at = now;
            break;
        case mark_stale: item.stale_since = now; break;
        case confirm: item.stale_since.reset(); break;
        case retire: item.live.reset(); break;
        default: break;
    }
    item.reason = std::string(trimmed(command.text));
}

std::optional<ItemRefusal> perform(KnowledgeItem& item, const KnowledgePerson& who, const ItemCommand& command, Instant now) {
    if (is_on_answer(command.action)) return act_on_answer(item, who, command, now);
    if (command.action == ItemAction::add_answer) return add_answer(item, who, command, now);
    move(item, who, command, now);
    return std::nullopt;
}

}  // namespace

Result<KnowledgeItem, ItemRefusal> write_item(const KnowledgePerson& who, ItemFacts facts, std::string answer, Instant now) {
    if (!may(who.role, Permission::knowledge_write)) return refuse(ItemRefusal::not_your_role);
    if (const auto fault = faults_of(facts)) return refuse(*fault);
    KnowledgeItem item{.state = ItemState::draft,
                       .version = 1,
                       .facts = std::move(facts),
                       .edited_by = {who.user},
                       .written_at = now,
                       .updated_at = now};
    if (!trimmed(answer).empty()) add_answer(item, who, {.action = ItemAction::add_answer, .text = std::move(answer)}, now);
    return item;
}

Result<KnowledgeItem, ItemRefusal> act_on_item(const KnowledgeItem& item, const KnowledgePerson& who, const ItemCommand& command,
                                               Instant now) {
    if (command.version != item.version) return refuse(ItemRefusal::item_changed);
    const Step* step = step_of(item.state, command.action);
    if (step == nullptr) return refuse(ItemRefusal::not_in_this_state);
    if (!may(who.role, step->right)) return refuse(ItemRefusal::not_your_role);
    if (step->another_person && wrote(item, who.user)) return refuse(ItemRefusal::own_work);
    if (const auto missing = lacking(item, command, step->needs)) return refuse(*missing);
    KnowledgeItem next = item;
    if (const auto refusal = perform(next, who, command, now)) return refuse(*refusal);
    if (step->to) next.state = *step->to;
    next.version += 1;
    next.updated_at = now;
    return next;
}

std::vector<ItemAction> allowed_on_item(const KnowledgeItem& item, const KnowledgePerson& who) {
    std::vector<ItemAction> allowed;
    for (const Step& step : kSteps) {
        const bool own = step.another_person && wrote(item, who.user);
        if (step.from.has(item.state) && may(who.role, step.right) && !own && !is_on_answer(step.action))
            allowed.push_back(step.action);
    }
    return allowed;
}

std::vector<ItemAction> allowed_on_answer(const KnowledgeItem& item, const KnowledgeAnswer& answer, const KnowledgePerson& who) {
    std::vector<ItemAction> allowed;
    for (const AnswerStep& step : kAnswerSteps) {
        const Step* within = step_of(item.state, step.action);
        const bool own = step.another_person && answer.written_by == who.user;
        if (within != nullptr && step.from == answer.state && may(who.role, within->right) && !own)
            allowed.push_back(step.action);
    }
    return allowed;
}

}  // namespace hotline
