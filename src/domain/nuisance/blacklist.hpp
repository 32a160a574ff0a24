#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/nuisance/bar.hpp"

namespace hotline {

/// The entries in force, as the switch asks them at every call. Immutable: a change makes a new one.
class Blacklist {
public:
    Blacklist() = default;
    explicit Blacklist(std::vector<Bar> bars);

    /// The entry that bars this (normalised) number now: one number before a prefix, a long prefix before a short one, patterns
    /// last. Null: nobody bars it.
    [[nodiscard]] const Bar* find(std::string_view number, Instant now) const;
    [[nodiscard]] std::size_t size() const { return bars_.size(); }

private:
    std::vector<Bar> bars_;
    std::unordered_multimap<std::string, const Bar*> numbers_;
    std::vector<const Bar*> others_;  ///< prefixes, the longest first; then patterns
};

}  // namespace hotline
