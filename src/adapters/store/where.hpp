#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/store/cursor.hpp"
#include "adapters/store/sql.hpp"

namespace hotline::store {

/// The conditions of a list with free filters. Values are always bound, never written into the text.
class Where {
public:
    using Value = std::variant<std::int64_t, std::string>;

    /// `condition` has one "?" for each value, e.g. "kind = ?".
    void add(std::string_view condition, std::vector<Value> values);
    /// A condition whose parameters stand in it already (mark).
    void add_text(std::string_view condition);
    /// column IN (values)
    void add_any(std::string_view column, std::vector<Value> values);
    /// Keeps what stands behind the cursor in a list that is newest first. False when the cursor is not one of ours.
    [[nodiscard]] bool add_cursor(const std::string& cursor, std::string_view at_column);

    /// Keeps a value for a place of its own in the statement; gives its parameter, "?3".
    [[nodiscard]] std::string mark(Value value);

    [[nodiscard]] const std::string& conditions() const { return text_; }
    /// "WHERE a = ?1 AND b IN (?2, ?3)", or nothing.
    [[nodiscard]] std::string sql() const { return text_.empty() ? std::string{} : " WHERE " + text_; }
    void bind(Query& query) const;

private:
    std::string text_;
    std::vector<Value> values_;
};

}  // namespace hotline::store
