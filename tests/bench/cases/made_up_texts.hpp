#pragma once
#include <string>

#include "bench/cases/made_up_city.hpp"

namespace hotline::bench {

enum class TextLength { usual, brief };

/// What citizens say and units answer: invented from frequent and rare words, as long as in life (content some 60 to 160
/// characters) or brief (some 30).
class MadeUpTexts {
public:
    explicit MadeUpTexts(TextLength length) : length_(length) {}

    /// Title, content, address and category of a request about something in the district.
    void fill(CaseFacts& facts, const app::CategoryItem& category, const app::DistrictItem& district, Dice& dice) const;
    [[nodiscard]] std::string reply(const CaseFacts& facts, Dice& dice) const;

private:
    TextLength length_;
};

}  // namespace hotline::bench
