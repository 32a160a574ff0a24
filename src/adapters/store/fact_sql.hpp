#pragma once
#include <string>
#include <string_view>

#include "adapters/store/where.hpp"
#include "app/ports/report_store.hpp"

namespace hotline::store {

/// A fact as a condition on the rows of its subject, and what a row that meets it adds. domain/statistics/amounts.hpp says the
/// same of what events make.
struct FactSql {
    std::string condition;
    std::string amount;
};

/// How the rows of a subject are read.
struct SubjectSql {
    std::string source;   ///< behind FROM
    std::string_view at;  ///< the moment that decides the period
    std::string_view id;  ///< with `seq` and `at` the place in a list
    std::string_view seq;
    std::string columns;  ///< call, case, number, title, state, queue, department, agent
};

/// The rows of a subject that a filter lets through. All values are bound in `where`.
class FactSelection {
public:
    FactSelection(Subject subject, const app::FactFilter& filter);

    [[nodiscard]] const SubjectSql& subject() const { return sql_; }
    [[nodiscard]] FactSql fact(Fact fact);
    /// The value of a dimension as SQL; of `time` the local day's number.
    [[nodiscard]] std::string value_of(Dimension dimension);
    [[nodiscard]] Where& where() { return where_; }

private:
    [[nodiscard]] std::string agent_time();
    [[nodiscard]] const std::string& now();
    void restrict_period();
    void restrict_to(const app::FactFilter::Keep& keep);
    void restrict_scope();

    Subject subject_;
    const app::FactFilter& filter_;
    Where where_;
    std::string now_;  ///< its parameter, once it is asked for
    SubjectSql sql_;
};

}  // namespace hotline::store
