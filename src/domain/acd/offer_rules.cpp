#include "domain/acd/offer_rules.hpp"

#include <algorithm>

namespace hotline {
namespace {

consteval bool one_row_for_each_reason_in_order() {
    for (std::size_t i = 0; i < kOfferRules.size(); ++i)
        if (kOfferRules[i].why != static_cast<OfferRefusal>(i)) return false;
    return true;
}
static_assert(one_row_for_each_reason_in_order());

}  // namespace

Duration pause_after_limit(int time) {
    using namespace std::chrono_literals;
    const int doublings = std::clamp(time - 1, 0, 4);
    return std::min<Duration>(1min * (1 << doublings), 10min);
}

}  // namespace hotline
