#pragma once
#include <string>

#include "app/formats/knowledge.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

struct KnowledgeSearch {
    std::string text;       ///< empty: what is used most
    CategoryCode category;  ///< only this one and below
    DepartmentCode owner;   ///< only theirs
    bool fresh_only{false};
    bool public_only{false};
    DistrictCode near;    ///< where the caller is: ranks, excludes nothing
    CategoryCode likely;  ///< what he chose: ranks, excludes nothing
    int limit{20};        ///< 1 to 50
};

/// Best first, marked, with facets of all that was found.
[[nodiscard]] ArticleHits search_knowledge(UnitOfWork& work, const KnowledgeSearch& wanted, Instant now);

}  // namespace hotline::app
