#include "adapters/store/case_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "adapters/store/words.hpp"

namespace hotline::store {
namespace {

constexpr std::size_t kMostWalks = 200;  // of units by stages, and as many beside; SQLite merges up to 500

std::vector<Where::Value> texts(const auto& items, const auto& text) {
    std::vector<Where::Value> values;
    for (const auto& item : items) values.emplace_back(std::string(text(item)));
    return values;
}

bool is_among(const auto& wanted, const auto& item) { return wanted.empty() || std::ranges::find(wanted, item) != wanted.end(); }

bool asks_for_stages(const app::CaseFilter& filter) { return !filter.states.empty() || !filter.stages.empty(); }

/// The stages that fit both filters, a label being a set of stages.
std::vector<CaseStage> stages_of(const app::CaseFilter& filter) {
    std::vector<CaseStage> stages;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<CaseStage>>([&](auto stage) {
        if (is_among(filter.states, label_of(stage.value)) && is_among(filter.stages, stage.value)) stages.push_back(stage.value);
    });
    return stages;
}

/// One walk along an index; its conditions come before those that all walks share.
using Walks = std::vector<std::string>;

class List {
public:
    List(const app::CaseFilter& filter, Where& values) : filter_(filter), values_(values) {
        if (asks_for_stages(filter)) stages_ = marks(texts(stages_of(filter), [](CaseStage stage) { return name_of(stage); }));
        units_ = marks(texts(filter.departments, [](const DepartmentCode& unit) { return unit.value; }));
    }

    /// Newest first by time; `shared` is what every row must be.
    [[nodiscard]] std::string by_time(const std::string& shared) {
        std::string sql;
        for (const std::string& walk : walks(shared)) sql += (sql.empty() ? "" : " UNION ALL ") + walk;
        return fmt::format("SELECT id FROM ({} ORDER BY 1 DESC, 2 DESC LIMIT {})", sql, filter_.limit + 1);
    }

    /// Newest first by id, which is as old as its case: what the words are in.
    [[nodiscard]] std::string by_words(const std::string& match, const std::string& shared) {
        std::string sql = "SELECT case_words.rowid AS id FROM case_words";
        std::string rest = with(all_of(shared), fmt::format("case_words MATCH {}", values_.mark(match)));
        if (const auto behind = read_cursor(filter_.cursor))
            rest = with(rest, fmt::format("case_words.rowid < {}", values_.mark(behind->id)));
        if (const bool filters = !all_of(shared).empty(); filters)
            sql += " CROSS JOIN cases INDEXED BY cases_by_id ON cases.id = case_words.rowid";
        return fmt::format("{} WHERE {} ORDER BY case_words.rowid DESC LIMIT {}", sql, rest, filter_.limit + 1);
    }

private:
    [[nodiscard]] static std::string with(const std::string& one, const std::string& other) {
        return one.empty() || other.empty() ? one + other : one + " AND " + other;
    }

    [[nodiscard]] std::vector<std::string> marks(const std::vector<Where::Value>& items) {
        std::vector<std::string> all;
        for (const auto& item : items) all.push_back(values_.mark(item));
        return all;
    }

    [[nodiscard]] static std::string in(std::string_view column, const std::vector<std::string>& items) {
        return items.empty() ? std::string{} : fmt::format("{} IN ({})", column, fmt::join(items, ", "));
    }

    /// `index`: by name where the planner, which knows no numbers, would take another one.
    [[nodiscard]] static std::string walk(const std::string& conditions, std::string_view index = {}) {
        return fmt::format("SELECT recorded_at, id FROM cases{}{}{}{}", index.empty() ? "" : " INDEXED BY ", index,
                           conditions.empty() ? "" : " WHERE ", conditions);
    }

    /// Everything in one condition, for lists that are short by another filter.
    [[nodiscard]] std::string all_of(const std::string& shared) const {
        const std::string stages = with(in("stage", stages_), shared);
        if (units_.empty()) return stages;
        return with(stages, fmt::format("({} OR id IN (SELECT case_id FROM case_co_handlers WHERE {}))",
                                        in("department_code", units_), in("department_code", units_)));
    }

    /// Where few cases stand that can match, in the order of the page; empty: no filter says so.
    [[nodiscard]] std::string_view short_index() const {
        if (!filter_.citizen_phone.empty()) return "cases_by_phone";
        if (filter_.call) return "cases_by_call";
        if (filter_.recorded_by) return "cases_by_recorder";
        return filter_.overdue_only ? "cases_not_handled" : "";
    }

    [[nodiscard]] Walks walks(const std::string& shared) {
        if (const auto index = short_index(); !index.empty()) return {walk(all_of(shared), index)};
        if (units_.empty()) return by_stage({}, shared);
        Walks all;
        const bool too_many = units_.size() * stages_.size() > kMostWalks;
        for (const std::string& unit : units_) {
            const std::string here = "department_code = " + unit;
            const std::string some = in("stage", stages_);
            std::ranges::move(
                too_many ? Walks{walk(with(with(here, some), shared), "cases_by_department")} : by_stage(here, shared),
                std::back_inserter(all));
            if (stages_.empty() || too_many)
                all.push_back(beside(unit, some, shared));
            else
                for (const std::string& stage : stages_) all.push_back(beside(unit, "stage = " + stage, shared));
        }
        return all;
    }

    [[nodiscard]] Walks by_stage(const std::string& first, const std::string& shared) const {
        if (stages_.empty()) return {walk(with(first, shared))};
        Walks all;
        for (const std::string& stage : stages_) all.push_back(walk(with(with(first, "stage = " + stage), shared)));
        return all;
    }

    /// What the unit handles beside another that is not asked for; of several such units the first one's walk has it.
    [[nodiscard]] std::string beside(const std::string& unit, const std::string& stage, const std::string& shared) {
        const std::string units = fmt::format("{}", fmt::join(units_, ", "));
        std::string range;
        if (const auto behind = read_cursor(filter_.cursor))
            range = fmt::format(" AND (h.recorded_at, h.case_id) < ({}, {})", values_.mark(behind->at.time_since_epoch().count()),
                                values_.mark(behind->id));
        const std::string in_stage = stage.empty() ? stage : " AND h." + stage;
        return fmt::format(
            "SELECT h.recorded_at, h.case_id FROM case_co_handlers h WHERE h.department_code = {0}{1}{2} AND NOT EXISTS (SELECT "
            "1 "
            "FROM case_co_handlers o WHERE o.case_id = h.case_id AND o.department_code IN ({3}) AND o.department_code < {0}) AND "
            "EXISTS (SELECT 1 FROM cases INDEXED BY cases_by_id WHERE {4})",
            unit, in_stage, range, units, with(fmt::format("id = h.case_id AND department_code NOT IN ({})", units), shared));
    }

    const app::CaseFilter& filter_;
    Where& values_;
    std::vector<std::string> stages_;  ///< as marks
    std::vector<std::string> units_;   ///< as marks
};

/// What every row must be, but for the unit, the stage and the words. False when the cursor is not one of ours.
bool add_filter(Where& where, const app::CaseFilter& filter, Instant now) {
    if (filter.kind) where.add("kind = ?", {std::string(name_of(*filter.kind))});
    if (filter.district) where.add("district_code = ?", {filter.district->value});
    if (!filter.scope.empty()) {
        auto districts = texts(filter.scope, [](const DistrictCode& district) { return district.value; });
        districts.emplace_back(std::string{});  // whoever looks after some districts also sees what lies in none
        where.add_any("district_code", std::move(districts));
    }
    if (!filter.citizen_phone.empty()) where.add("citizen_phone = ?", {filter.citizen_phone});
    if (filter.call) where.add("call_id = ?", {filter.call->value});
    if (filter.recorded_by) where.add("recorded_by = ?", {filter.recorded_by->value});
    if (filter.from) where.add("recorded_at >= ?", {filter.from->time_since_epoch().count()});
    if (filter.to) where.add("recorded_at < ?", {filter.to->time_since_epoch().count()});
    if (filter.overdue_only)
        where.add("due_at < ? AND handled_at IS NULL AND stage <> 'suspended'", {now.time_since_epoch().count()});
    if (!filter.supervision.empty())
        where.add_any("supervision", texts(filter.supervision, [](SupervisionLevel level) { return name_of(level); }));
    if (filter.receipt_due) where.add("receipt_due = ?", {std::int64_t{1}});
    if (filter.due_before)
        where.add("due_at < ? AND handled_at IS NULL AND stage <> 'suspended'", {filter.due_before->time_since_epoch().count()});
    if (filter.text.empty()) return where.add_cursor(filter.cursor, "recorded_at");
    return filter.cursor.empty() || read_cursor(filter.cursor);
}

}  // namespace

std::string newest_cases(const app::CaseFilter& filter, Instant now, Where& values) {
    const bool no_stage = asks_for_stages(filter) && stages_of(filter).empty();
    if (filter.limit <= 0 || no_stage || !add_filter(values, filter, now)) return {};
    const std::string shared = values.conditions();
    if (filter.text.empty()) return List(filter, values).by_time(shared);
    const std::string match = match_of(filter.text);
    return match.empty() ? std::string{} : List(filter, values).by_words(match, shared);
}

}  // namespace hotline::store
