#pragma once
#include <expected>

#include "app/formats/catalogue.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// What the rules of dispatch work with.
[[nodiscard]] Catalogue catalogue_of(const CatalogueView& view);
[[nodiscard]] CategoryParents category_parents(const Reference& reference);

/// Everything wrong with a draft: pointer into it and what (unknown, overlap).
struct CatalogueProblem {
    std::string pointer;
    std::string what;
    auto operator<=>(const CatalogueProblem&) const = default;
};
struct CatalogueRefused {
    bool changed{false};  ///< another version was published meanwhile
    std::vector<CatalogueProblem> problems;
};
[[nodiscard]] std::vector<CatalogueProblem> check_catalogue(const CatalogueFile& draft, const Reference& reference);

/// What a draft would have changed, on past cases (C13): nothing is written.
[[nodiscard]] Result<Simulation, CatalogueRefused> simulate_catalogue(UnitOfWork& work, const SimulateCatalogue& wanted,
                                                                      Instant now);
[[nodiscard]] Result<CatalogueView, CatalogueRefused> publish_catalogue(UnitOfWork& work, const Actor& actor,
                                                                        const PublishCatalogue& wanted, Instant now);

}  // namespace hotline::app
