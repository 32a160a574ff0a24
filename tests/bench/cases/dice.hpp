#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace hotline::bench {

/// The same throws for the same seed, so that two fillings of one size are equal.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    /// 0 <= n < count.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(share() * static_cast<double>(count)); }
    bool chance(double share_of_all) { return share() < share_of_all; }
    /// 0 <= x < 1.
    double share() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
    /// Mostly short, sometimes several times as long.
    double around(double mean) { return -mean * std::log(1.0 - share()); }

    template <class T>
    const T& any(std::span<const T> items) {
        return items[below(items.size())];
    }
    /// Items with a member `weight`.
    template <class T>
    const T& weighted(std::span<const T> items) {
        int sum = 0;
        for (const T& item : items) sum += item.weight;
        auto left = static_cast<int>(below(static_cast<std::size_t>(sum)));
        for (const T& item : items)
            if ((left -= item.weight) < 0) return item;
        return items.back();
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace hotline::bench
