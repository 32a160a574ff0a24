#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline {

/// One duty: who handles a category, everywhere or in one district, on what ground and when (C13).
struct CatalogueEntry {
    CategoryCode category;
    std::optional<DistrictCode> district;
    DepartmentCode lead;
    std::vector<DepartmentCode> co_handlers;
    std::string legal_basis;
    std::optional<Date> valid_from;  ///< absent: always was
    std::optional<Date> valid_to;    ///< the last day; absent: until further notice
    bool operator==(const CatalogueEntry&) const = default;
};

/// Who takes what no duty fits (兜底, C15); an absent district means every other one.
struct FallbackUnit {
    std::optional<DistrictCode> district;
    DepartmentCode unit;
    bool operator==(const FallbackUnit&) const = default;
};

/// The city's duties; published versions never change.
struct Catalogue {
    int version{0};
    std::vector<CatalogueEntry> entries;
    std::vector<FallbackUnit> fallbacks;
};

/// Category -> the one above it.
using CategoryParents = std::map<CategoryCode, CategoryCode>;

/// What a proposal rests on, the surest first.
BOOST_DEFINE_ENUM_CLASS(ProposalGround, category_and_district, category, parent_and_district, parent, fallback)

/// Whom the catalogue names for a case, and why.
struct Proposal {
    DepartmentCode lead;
    std::vector<DepartmentCode> co_handlers;
    std::string legal_basis;
    ProposalGround ground{};
    CategoryCode category;  ///< of the duty that fits; empty: fallback
    int version{0};
    bool operator==(const Proposal&) const = default;
};

/// The nearest duty that is in force on this day: of the case's category, then of the categories above it, each time the
/// district's own before the city's; then the fallback unit. Nothing when not even that is there.
[[nodiscard]] std::optional<Proposal> propose(const Catalogue& catalogue, const CategoryParents& tree, const CaseFacts& facts,
                                              Date day);

/// Every unit that it names.
[[nodiscard]] std::set<DepartmentCode> units_of(const Catalogue& catalogue);

/// Two duties for the same matter at the same time: their places in the list.
struct Overlap {
    std::size_t first{};
    std::size_t second{};
    bool operator==(const Overlap&) const = default;
};
[[nodiscard]] std::vector<Overlap> overlaps(const std::vector<CatalogueEntry>& entries);

}  // namespace hotline
