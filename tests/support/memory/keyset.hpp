#pragma once
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace hotline::test {

/// Where a row stands in a newest-first list.
struct RowKey {
    std::int64_t at{};
    std::int64_t id{};
    auto operator<=>(const RowKey&) const = default;
};

inline RowKey key_of(Instant at, std::int64_t id) { return {at.time_since_epoch().count(), id}; }

inline std::optional<RowKey> read_key(const std::string& cursor) {
    RowKey key;
    const char* const end = cursor.data() + cursor.size();
    const auto [colon, at_error] = std::from_chars(cursor.data(), end, key.at);
    if (at_error != std::errc{} || colon == end || *colon != ':') return std::nullopt;
    const auto [last, id_error] = std::from_chars(colon + 1, end, key.id);
    return id_error == std::errc{} && last == end ? std::optional{key} : std::nullopt;
}

template <class Row>
struct KeysetPage {
    std::vector<Row> rows;
    std::string next;
};

/// One page, newest first, of all rows that fit; nothing for a cursor that is none of ours.
template <class Row, class KeyOfRow>
KeysetPage<Row> page_of(std::vector<Row> rows, const std::string& cursor, int limit, KeyOfRow key) {
    const auto behind = read_key(cursor);
    if (limit <= 0 || (!cursor.empty() && !behind)) return {};
    if (behind) std::erase_if(rows, [&](const Row& row) { return !(key(row) < *behind); });
    std::ranges::sort(rows, [&](const Row& a, const Row& b) { return key(a) > key(b); });
    KeysetPage<Row> page;
    if (rows.size() > static_cast<std::size_t>(limit)) {
        rows.resize(static_cast<std::size_t>(limit));
        const RowKey last = key(rows.back());
        page.next = std::to_string(last.at) + ":" + std::to_string(last.id);
    }
    page.rows = std::move(rows);
    return page;
}

}  // namespace hotline::test
