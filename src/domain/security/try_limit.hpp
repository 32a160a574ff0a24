#pragma once
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace hotline {

/// How many wrong tries are borne before answers wait.
struct TryRule {
    int tries{5};
    std::chrono::minutes window{10};  ///< tries older than this are forgotten
    std::chrono::minutes pause{10};   ///< how long after the last borne try the next one has to wait
};

inline constexpr TryRule kAccountTries{.tries = 5, .window = std::chrono::minutes{10}, .pause = std::chrono::minutes{10}};
inline constexpr TryRule kAddressTries{.tries = 20, .window = std::chrono::minutes{10}, .pause = std::chrono::minutes{10}};
inline constexpr TryRule kProgressTries{.tries = 5, .window = std::chrono::minutes{15}, .pause = std::chrono::minutes{15}};
/// Many households share an address, so it is allowed more than a case.
inline constexpr TryRule kProgressAddressTries{
    .tries = 30, .window = std::chrono::minutes{15}, .pause = std::chrono::minutes{15}};

/// Counts wrong tries by key (account, address, case number) in bounded memory: of too many keys the longest quiet is
/// forgotten. Not thread-safe: its owner locks or posts.
class TryLimit {
public:
    explicit TryLimit(TryRule rule, std::size_t max_keys = 100'000) : rule_(rule), max_keys_(max_keys) {}

    /// How long this key has to wait, for Retry-After; nothing when it may try now.
    [[nodiscard]] std::optional<std::chrono::seconds> wait(const std::string& key, Instant now) const;
    void count_wrong(const std::string& key, Instant now);
    void forgive(const std::string& key);  ///< after a right try
    [[nodiscard]] std::size_t size() const { return keys_.size(); }

private:
    struct Entry {
        std::deque<Instant> wrong;
        std::list<std::string>::iterator place;
    };

    TryRule rule_;
    std::size_t max_keys_;
    std::list<std::string> by_quiet_;  // longest quiet first
    std::unordered_map<std::string, Entry> keys_;
};

}  // namespace hotline
