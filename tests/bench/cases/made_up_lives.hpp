#pragma once
#include <vector>

#include "bench/cases/made_up_texts.hpp"

namespace hotline::bench {

/// A case and everything that happened to it.
struct Life {
    Case at;
    std::vector<CaseEvent> events;
};

/// Leads cases through the workflow by its own rules (decide, evolve), at the pace of people, until they end or until now.
class MadeUpLives {
public:
    MadeUpLives(const MadeUpCity& city, const MadeUpTexts& texts, Instant now) : city_(city), texts_(texts), now_(now) {}

    /// `begun` has an id, a number and a channel; `persons` is how many people call, some of them often.
    [[nodiscard]] Life live(Case begun, Instant recorded_at, std::size_t persons, Dice& dice) const;

private:
    [[nodiscard]] CaseFacts facts_of(std::size_t persons, Dice& dice) const;
    /// Nothing happens when the workflow refuses: too late for more time, for instance.
    void act(Life& life, CaseAction action, Instant at, Dice& dice) const;
    [[nodiscard]] Actor actor_for(const Case& at, CaseAction action, Dice& dice) const;
    [[nodiscard]] DepartmentCode dispatched_to(const Case& at, Dice& dice) const;
    [[nodiscard]] CaseCommand command_for(const Case& at, CaseAction action, Instant now, Dice& dice) const;

    const MadeUpCity& city_;
    const MadeUpTexts& texts_;
    Instant now_;
};

}  // namespace hotline::bench
