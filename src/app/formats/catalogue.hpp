#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "base/json/rules.hpp"
#include "domain/dispatch/catalogue.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(CatalogueEntry, (), (category, district, lead, co_handlers, legal_basis, valid_from, valid_to))
constexpr auto json_optional(const CatalogueEntry*) { return std::array<std::string_view, 2>{"co_handlers", "legal_basis"}; }
constexpr json::Rules json_rules(const CatalogueEntry*, std::string_view member) {
    if (member == "co_handlers") return {.max_len = 20};
    if (member == "legal_basis") return {.max_len = 500};
    return {};
}
BOOST_DESCRIBE_STRUCT(FallbackUnit, (), (district, unit))
}  // namespace hotline

namespace hotline::app {

/// dispatch-catalogue.json, and what a new version is made of.
struct CatalogueFile {
    std::string source;
    std::vector<CatalogueEntry> entries;
    std::vector<FallbackUnit> fallbacks;
};
BOOST_DESCRIBE_STRUCT(CatalogueFile, (), (source, entries, fallbacks))

/// The catalogue in force.
struct CatalogueView {
    int version{0};  ///< 0: none was published
    std::string source;
    std::string published_by;
    std::optional<Instant> published_at;
    std::vector<CatalogueEntry> entries;
    std::vector<FallbackUnit> fallbacks;
};
BOOST_DESCRIBE_STRUCT(CatalogueView, (), (version, source, published_by, published_at, entries, fallbacks))

/// What would have been, had a draft been in force: on the cases dispatched in the last days.
struct SimulateCatalogue {
    CatalogueFile draft;
    int days{30};
};
BOOST_DESCRIBE_STRUCT(SimulateCatalogue, (), (draft, days))
constexpr json::Rules json_rules(const SimulateCatalogue*, std::string_view member) {
    if (member == "days") return {.min = 1, .max = 400};
    return {};
}

struct SimulatedCase {
    CaseId id;
    std::string number;
    std::string title;
    CategoryCode category;
    DistrictCode district;
    DepartmentCode sent_to;  ///< to whom it really went
    DepartmentCode now;      ///< whom the catalogue in force names; empty: nobody
    DepartmentCode then;     ///< whom the draft names
};
BOOST_DESCRIBE_STRUCT(SimulatedCase, (), (id, number, title, category, district, sent_to, now, then))

/// Figures with their denominator, and the cases that would change (the newest ones, at most 200).
struct Simulation {
    int looked_at{};     ///< cases dispatched in the period, the latest 5000
    int changed{};       ///< of those, named to another unit than now
    int right_now{};     ///< the catalogue in force names the unit that had it in the end
    int right_then{};    ///< the draft does
    int unnamed_then{};  ///< the draft names nobody
    std::vector<SimulatedCase> cases;
};
BOOST_DESCRIBE_STRUCT(Simulation, (), (looked_at, changed, right_now, right_then, unnamed_then, cases))

struct PublishCatalogue {
    CatalogueFile draft;
    int based_on{};  ///< the version that was edited; another one in force is refused
};
BOOST_DESCRIBE_STRUCT(PublishCatalogue, (), (draft, based_on))

/// One case of a batch, as the page showed it.
struct ShownCase {
    CaseId id;
    int version{};
};
BOOST_DESCRIBE_STRUCT(ShownCase, (), (id, version))
struct DispatchBatch {
    std::vector<ShownCase> cases;
    std::string instruction;
};
BOOST_DESCRIBE_STRUCT(DispatchBatch, (), (cases, instruction))
constexpr json::Rules json_rules(const DispatchBatch*, std::string_view member) {
    if (member == "cases") return {.min_len = 1, .max_len = 200};
    return {};
}
struct BatchResult {
    CaseId id;
    std::string number;
    DepartmentCode department;  ///< where it went; empty when it was refused
    std::string refusal;        ///< a code of docs/api/errors.json
};
BOOST_DESCRIBE_STRUCT(BatchResult, (), (id, number, department, refusal))
struct BatchResults {
    std::vector<BatchResult> results;
};
BOOST_DESCRIBE_STRUCT(BatchResults, (), (results))

}  // namespace hotline::app
