#pragma once
#include <string_view>

#include "adapters/store/where.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::store {

/// Keeps the calls of a number, or of numbers that end so. `table` is "" or the calls' alias with its dot, "c.".
void add_number(Where& where, const NumberSought& sought, std::string_view table);

}  // namespace hotline::store
