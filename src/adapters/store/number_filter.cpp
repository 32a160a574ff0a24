#include "adapters/store/number_filter.hpp"

#include <fmt/format.h>

namespace hotline::store {

void add_number(Where& where, const NumberSought& sought, std::string_view table) {
    constexpr std::size_t kIndexed = 4;  // digits in number_end
    if (!sought.is_end) return where.add(fmt::format("{}from_number = ?", table), {sought.text});
    where.add(fmt::format("{}number_end = ?", table), {sought.text.substr(sought.text.size() - kIndexed)});
    if (sought.text.size() > kIndexed)
        where.add(fmt::format("substr({0}from_number, length({0}from_number) - {1}) = ?", table, sought.text.size() - 1),
                  {sought.text});
}

}  // namespace hotline::store
