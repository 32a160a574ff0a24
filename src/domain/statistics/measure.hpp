#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/statistics/fact.hpp"

namespace hotline {

/// Of a figure as it is shown: a number, a share of a hundred, seconds.
BOOST_DEFINE_ENUM_CLASS(FigureUnit, count, percent, seconds)

/// One figure that is published: it says what it counts and of what. Variants are measures of their own.
struct Measure {
    std::string_view code;
    std::string_view name_zh;
    std::string_view name_en;
    FigureUnit unit{};
    Fact numerator{};
    std::optional<Fact> denominator;  ///< of shares and means; of the longest of something: how many there were
    std::string_view source;          ///< standard or requirement with its clause; "own" where there is none
};

[[nodiscard]] std::span<const Measure> all_measures();
/// Null: there is none of this code.
[[nodiscard]] const Measure* find_measure(std::string_view code);

/// The formula in words, made of the names of the facts, so that it cannot say anything else than what is counted.
[[nodiscard]] std::string formula_zh(const Measure& measure);
[[nodiscard]] std::string formula_en(const Measure& measure);

/// The facts of some things that belong together, milliseconds where times are added.
class FactCounts {
public:
    [[nodiscard]] std::int64_t operator[](Fact fact) const { return values_.at(static_cast<std::size_t>(fact)); }
    /// Takes in the amount of one more thing, or of many that were gathered already.
    void gather(Fact fact, std::int64_t amount);
    void gather(const FactCounts& others);
    bool operator==(const FactCounts&) const = default;

private:
    std::array<std::int64_t, kFacts> values_{};
};

/// The figure; nothing when there is nothing to divide by: that is no zero.
[[nodiscard]] std::optional<double> figure(const Measure& measure, const FactCounts& counts);

}  // namespace hotline
