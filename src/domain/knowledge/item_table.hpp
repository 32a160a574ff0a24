#pragma once
#include <array>
#include <optional>

#include "base/enum_set.hpp"
#include "domain/knowledge/item.hpp"
#include "domain/security/permission.hpp"

namespace hotline::item_table {

using enum ItemState;
using enum ItemAction;

using States = EnumSet<ItemState>;

/// What an action asks for beside the right.
enum class Needs { nothing, facts, text, reason, accepted_answer };

struct Step {
    States from;
    ItemAction action;
    std::optional<ItemState> to;  ///< none: stays where it is
    Permission right;
    Needs needs;
    bool another_person;  ///< not somebody who wrote it
};

/// How a question lives (S66-S70).
// clang-format off
inline constexpr std::array kSteps{
    Step{{draft, in_review, published, stale}, edit,    draft,     Permission::knowledge_write,  Needs::facts,           false},
    Step{{draft},                        submit,          in_review, Permission::knowledge_write,  Needs::nothing,         false},
    Step{{in_review},                    refuse,          draft,     Permission::knowledge_review, Needs::reason,          true},
    Step{{in_review},                    publish,         published, Permission::knowledge_review, Needs::accepted_answer, true},
    Step{{published},                    mark_stale,      stale,     Permission::knowledge_write,  Needs::reason,          false},
    Step{{stale},                        confirm,         published, Permission::knowledge_review, Needs::nothing,         true},
    Step{{draft, in_review, published, stale}, retire,    retired,   Permission::knowledge_review, Needs::reason,          false},
    Step{{retired},                      restore,         draft,     Permission::knowledge_write,  Needs::nothing,         false},
    Step{{draft, in_review, published, stale}, add_answer, {},       Permission::knowledge_write,  Needs::text,            false},
    Step{{draft, in_review, published, stale}, accept_answer, {},    Permission::knowledge_review, Needs::nothing,         false},
    Step{{draft, in_review, published, stale}, refuse_answer, {},    Permission::knowledge_review, Needs::reason,          false},
    Step{{draft, in_review, published, stale}, withdraw_answer, {},  Permission::knowledge_write,  Needs::nothing,         false},
};

struct AnswerStep {
    AnswerState from;
    ItemAction action;
    AnswerState to;
    bool another_person;
};

/// How an answer lives (S70).
inline constexpr std::array kAnswerSteps{
    AnswerStep{AnswerState::submitted, accept_answer,   AnswerState::accepted,  true},
    AnswerStep{AnswerState::submitted, refuse_answer,   AnswerState::refused,   true},
    AnswerStep{AnswerState::submitted, withdraw_answer, AnswerState::withdrawn, false},
    AnswerStep{AnswerState::accepted,  withdraw_answer, AnswerState::withdrawn, false},
};
// clang-format on

constexpr bool every_pair_has_one_answer() {
    for (std::size_t i = 0; i < kSteps.size(); ++i)
        for (std::size_t j = i + 1; j < kSteps.size(); ++j)
            for (const ItemState state : {draft, in_review, published, stale, retired})
                if (kSteps[i].action == kSteps[j].action && kSteps[i].from.has(state) && kSteps[j].from.has(state)) return false;
    return true;
}
static_assert(every_pair_has_one_answer());

}  // namespace hotline::item_table
