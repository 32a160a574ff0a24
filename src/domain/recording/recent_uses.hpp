#pragma once
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace hotline {

/// Who uses what now. A player asks for a recording piece by piece; pieces that follow each other are one listening.
class RecentUses {
public:
    /// A use ends when nothing was asked for `lasts`.
    explicit RecentUses(Duration lasts) : lasts_(lasts) {}

    [[nodiscard]] bool is_recent(const std::string& key, Instant now) const;
    /// Begins or prolongs a use.
    void note(const std::string& key, Instant now);
    [[nodiscard]] std::size_t size() const { return last_.size(); }

private:
    void forget_old(Instant now);

    Duration lasts_;
    std::unordered_map<std::string, Instant> last_;
    std::size_t forget_at_{kForgetEvery};
    static constexpr std::size_t kForgetEvery = 1000;
};

}  // namespace hotline
