#include "domain/dispatch/catalogue.hpp"

#include <algorithm>
#include <tuple>

namespace hotline {
namespace {

constexpr int kDeepest = 16;  // a tree with a circle ends here

bool in_force(const CatalogueEntry& entry, Date day) {
    return (!entry.valid_from || *entry.valid_from <= day) && (!entry.valid_to || day <= *entry.valid_to);
}

const CatalogueEntry* duty(const Catalogue& catalogue, const CategoryCode& category, const std::optional<DistrictCode>& district,
                           Date day) {
    const auto found = std::ranges::find_if(catalogue.entries, [&](const CatalogueEntry& entry) {
        return entry.category == category && entry.district == district && in_force(entry, day);
    });
    return found == catalogue.entries.end() ? nullptr : &*found;
}

Proposal proposal_of(const CatalogueEntry& entry, ProposalGround ground, int version) {
    return {.lead = entry.lead,
            .co_handlers = entry.co_handlers,
            .legal_basis = entry.legal_basis,
            .ground = ground,
            .category = entry.category,
            .version = version};
}

std::optional<Proposal> fallback(const Catalogue& catalogue, const DistrictCode& district) {
    const auto of = [&](const std::optional<DistrictCode>& wanted) {
        return std::ranges::find(catalogue.fallbacks, wanted, &FallbackUnit::district);
    };
    auto found = of(district);
    if (found == catalogue.fallbacks.end()) found = of(std::nullopt);
    if (found == catalogue.fallbacks.end()) return std::nullopt;
    return Proposal{.lead = found->unit, .ground = ProposalGround::fallback, .version = catalogue.version};
}

bool meet(const CatalogueEntry& a, const CatalogueEntry& b) {
    const bool a_first = a.valid_to && b.valid_from && *a.valid_to < *b.valid_from;
    const bool b_first = b.valid_to && a.valid_from && *b.valid_to < *a.valid_from;
    return std::tie(a.category, a.district) == std::tie(b.category, b.district) && !a_first && !b_first;
}

}  // namespace

std::optional<Proposal> propose(const Catalogue& catalogue, const CategoryParents& tree, const CaseFacts& facts, Date day) {
    CategoryCode category = facts.category;
    for (int level = 0; level < kDeepest && !category.empty(); ++level) {
        const bool is_own = level == 0;
        const auto* local = facts.district.empty() ? nullptr : duty(catalogue, category, facts.district, day);
        if (local != nullptr)
            return proposal_of(*local, is_own ? ProposalGround::category_and_district : ProposalGround::parent_and_district,
                               catalogue.version);
        if (const auto* city = duty(catalogue, category, std::nullopt, day))
            return proposal_of(*city, is_own ? ProposalGround::category : ProposalGround::parent, catalogue.version);
        const auto above = tree.find(category);
        category = above == tree.end() ? CategoryCode{} : above->second;
    }
    return fallback(catalogue, facts.district);
}

std::set<DepartmentCode> units_of(const Catalogue& catalogue) {
    std::set<DepartmentCode> units;
    for (const CatalogueEntry& entry : catalogue.entries) {
        units.insert(entry.lead);
        units.insert(entry.co_handlers.begin(), entry.co_handlers.end());
    }
    for (const FallbackUnit& one : catalogue.fallbacks) units.insert(one.unit);
    return units;
}

std::vector<Overlap> overlaps(const std::vector<CatalogueEntry>& entries) {
    std::vector<Overlap> found;
    for (std::size_t a = 0; a < entries.size(); ++a)
        for (std::size_t b = a + 1; b < entries.size(); ++b)
            if (meet(entries[a], entries[b])) found.push_back({a, b});
    return found;
}

}  // namespace hotline
