#include "adapters/store/where.hpp"

#include <fmt/format.h>

namespace hotline::store {

void Where::add(std::string_view condition, std::vector<Value> values) {
    if (!text_.empty()) text_ += " AND ";
    auto number = values_.size();
    for (const char c : condition) {
        text_ += c;
        if (c == '?') text_ += std::to_string(++number);
    }
    values_.insert(values_.end(), values.begin(), values.end());
}

void Where::add_text(std::string_view condition) {
    if (!text_.empty()) text_ += " AND ";
    text_ += condition;
}

void Where::add_any(std::string_view column, std::vector<Value> values) {
    std::string marks;
    for (std::size_t i = 0; i < values.size(); ++i) marks += i == 0 ? "?" : ", ?";
    add(fmt::format("{} IN ({})", column, marks), std::move(values));
}

bool Where::add_cursor(const std::string& cursor, std::string_view at_column) {
    if (cursor.empty()) return true;
    const auto behind = read_cursor(cursor);
    if (behind) add(fmt::format("({}, id) < (?, ?)", at_column), {behind->at.time_since_epoch().count(), behind->id});
    return behind.has_value();
}

std::string Where::mark(Value value) {
    values_.push_back(std::move(value));
    return fmt::format("?{}", values_.size());
}

void Where::bind(Query& query) const {
    for (const Value& value : values_) std::visit([&query](const auto& bound) { query.add(bound); }, value);
}

}  // namespace hotline::store
