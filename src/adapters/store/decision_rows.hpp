#pragma once
#include <vector>

#include "adapters/store/sql.hpp"
#include "app/formats/calls.hpp"
#include "base/ids.hpp"
#include "domain/acd/decision.hpp"

namespace hotline::store {

/// The decision log: rows of JSON with agents by id; names are looked up when it is read.
class DecisionRows {
public:
    DecisionRows(Connection& connection, IdSource& ids) : connection_(connection), ids_(ids) {}

    /// Now and then also throws away what is older than `keep`.
    void append(const Decision& decision, Duration keep);
    [[nodiscard]] std::vector<app::DecisionView> of(CallId call);

private:
    [[nodiscard]] app::NamedAgent named(UserId agent);

    Connection& connection_;
    IdSource& ids_;
    int appended_{0};
};

}  // namespace hotline::store
