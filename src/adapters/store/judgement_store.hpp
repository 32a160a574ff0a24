#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/judgement_store.hpp"

namespace hotline::store {

class SqlJudgementStore final : public app::JudgementStore {
public:
    explicit SqlJudgementStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<app::RoundGroup> groups(const app::RoundFilter& filter) override;
    /// A cursor that is not one of ours gives an empty page.
    [[nodiscard]] app::RoundPage rounds(const app::RoundFilter& filter) override;
    [[nodiscard]] std::vector<app::FollowUpRow> follow_ups(const app::FollowUpFilter& filter) override;

private:
    Connection& connection_;
};

/// Writes a case's round; `number` counts from 1.
void put_round(Connection& connection, CaseId id, int number, const JudgedRound& round);

}  // namespace hotline::store
