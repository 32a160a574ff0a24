#pragma once
#include <optional>
#include <vector>

#include "app/formats/casework.hpp"
#include "domain/casework/alike.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(Likeness, (), (same_person, same_place, words))
BOOST_DESCRIBE_STRUCT(CategoryAdvice, (), (category, cases, of))
}  // namespace hotline

namespace hotline::app {

/// POST /case-advice: the form as it is now.
struct AskAdvice {
    CaseFacts facts;
};
BOOST_DESCRIBE_STRUCT(AskAdvice, (), (facts))

struct AlikeCase {
    CaseRow row;
    Likeness likeness;
};
BOOST_DESCRIBE_STRUCT(AlikeCase, (), (row, likeness))

struct CaseAdvice {
    std::vector<AlikeCase> alike;  ///< at most five
    std::optional<CategoryAdvice> category;
    std::optional<ProposalView> proposal;  ///< whom the catalogue names for these facts
};
BOOST_DESCRIBE_STRUCT(CaseAdvice, (), (alike, category, proposal))

}  // namespace hotline::app
