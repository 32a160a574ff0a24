#include "domain/acd/caller_class.hpp"

namespace hotline {

Duration head_start_of(const std::string& number, const std::vector<CallerClass>& classes) {
    std::size_t longest = 0;
    Duration head_start{};
    for (const CallerClass& each : classes)
        for (const std::string& prefix : each.prefixes) {
            if (prefix.size() <= longest || !number.starts_with(prefix)) continue;
            longest = prefix.size();
            head_start = std::chrono::seconds{each.head_start_s};
        }
    return head_start;
}

}  // namespace hotline
