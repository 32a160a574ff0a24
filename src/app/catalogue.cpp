#include "app/catalogue.hpp"

#include <fmt/format.h>

#include <set>

#include "app/city_time.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline::app {
namespace {

constexpr int kMostCases = 5000;
constexpr std::size_t kMostShown = 200;

struct Known {
    explicit Known(const Reference& reference) {
        for (const CategoryItem& item : reference.categories) categories.insert(item.code);
        for (const DistrictItem& item : reference.districts) districts.insert(item.code);
        for (const DepartmentItem& item : reference.departments)
            if (!item.closed) departments.insert(item.code);
    }
    std::set<CategoryCode> categories;  // closed ones, too: cases that bear them are still to be sent
    std::set<DistrictCode> districts;
    std::set<DepartmentCode> departments;
};

class Check {
public:
    explicit Check(const Reference& reference) : known_(reference) {}

    void entry(const CatalogueEntry& entry, std::size_t index) {
        const std::string at = fmt::format("/entries/{}", index);
        if (!known_.categories.contains(entry.category)) wrong(at + "/category", "unknown");
        district(entry.district, at);
        unit(entry.lead, at + "/lead");
        for (std::size_t i = 0; i < entry.co_handlers.size(); ++i)
            unit(entry.co_handlers[i], fmt::format("{}/co_handlers/{}", at, i));
        if (entry.valid_from && entry.valid_to && *entry.valid_to < *entry.valid_from) wrong(at + "/valid_to", "out_of_range");
    }
    void fallback(const FallbackUnit& one, std::size_t index) {
        const std::string at = fmt::format("/fallbacks/{}", index);
        district(one.district, at);
        unit(one.unit, at + "/unit");
    }
    void wrong(std::string pointer, std::string_view what) { problems.push_back({std::move(pointer), std::string{what}}); }

    std::vector<CatalogueProblem> problems;

private:
    void district(const std::optional<DistrictCode>& code, const std::string& at) {
        if (code && !known_.districts.contains(*code)) wrong(at + "/district", "unknown");
    }
    void unit(const DepartmentCode& code, const std::string& pointer) {
        if (!known_.departments.contains(code)) wrong(pointer, "unknown");
    }

    Known known_;
};

/// Counts one case and shows it when the draft names another unit for it.
void compare(const DispatchedCase& one, const std::optional<Proposal>& now, const std::optional<Proposal>& then,
             Simulation& sum) {
    const DepartmentCode named_now = now ? now->lead : DepartmentCode{};
    const DepartmentCode named_then = then ? then->lead : DepartmentCode{};
    ++sum.looked_at;
    sum.right_now += named_now == one.lead;
    sum.right_then += named_then == one.lead;
    sum.unnamed_then += named_then.empty();
    if (named_now == named_then) return;
    ++sum.changed;
    if (sum.cases.size() < kMostShown)
        sum.cases.push_back({.id = one.id,
                             .number = one.number,
                             .title = one.facts.title,
                             .category = one.facts.category,
                             .district = one.facts.district,
                             .sent_to = one.lead,
                             .now = named_now,
                             .then = named_then});
}

}  // namespace

Catalogue catalogue_of(const CatalogueView& view) {
    return {.version = view.version, .entries = view.entries, .fallbacks = view.fallbacks};
}

CategoryParents category_parents(const Reference& reference) {
    CategoryParents tree;
    for (const CategoryItem& item : reference.categories) tree.emplace(item.code, item.parent);
    return tree;
}

std::vector<CatalogueProblem> check_catalogue(const CatalogueFile& draft, const Reference& reference) {
    Check check{reference};
    for (std::size_t i = 0; i < draft.entries.size(); ++i) check.entry(draft.entries[i], i);
    for (std::size_t i = 0; i < draft.fallbacks.size(); ++i) check.fallback(draft.fallbacks[i], i);
    for (const Overlap& pair : overlaps(draft.entries)) check.wrong(fmt::format("/entries/{}", pair.second), "overlap");
    return std::move(check.problems);
}

Result<Simulation, CatalogueRefused> simulate_catalogue(UnitOfWork& work, const SimulateCatalogue& wanted, Instant now) {
    const Reference reference = work.city.reference();
    if (auto problems = check_catalogue(wanted.draft, reference); !problems.empty())
        return refuse(CatalogueRefused{.problems = std::move(problems)});
    const Catalogue in_force = catalogue_of(work.catalogue.latest());
    const Catalogue draft{.version = in_force.version + 1, .entries = wanted.draft.entries, .fallbacks = wanted.draft.fallbacks};
    const CategoryParents tree = category_parents(reference);
    const Calendar calendar = city_time(work).calendar;
    Simulation sum;
    for (const DispatchedCase& one : work.catalogue.dispatched_since(now - std::chrono::days{wanted.days}, kMostCases)) {
        const Date day = local_date(calendar, one.dispatched_at);
        compare(one, propose(in_force, tree, one.facts, day), propose(draft, tree, one.facts, day), sum);
    }
    return sum;
}

Result<CatalogueView, CatalogueRefused> publish_catalogue(UnitOfWork& work, const Actor& actor, const PublishCatalogue& wanted,
                                                          Instant now) {
    if (work.catalogue.latest().version != wanted.based_on) return refuse(CatalogueRefused{.changed = true});
    if (auto problems = check_catalogue(wanted.draft, work.city.reference()); !problems.empty())
        return refuse(CatalogueRefused{.problems = std::move(problems)});
    const int version = work.catalogue.publish(wanted.draft, actor.user, now);
    work.audit.append({.at = now,
                       .actor = actor,
                       .address = {},
                       .action = "catalogue.publish",
                       .object = "catalogue:" + std::to_string(version),
                       .detail = {}});
    return work.catalogue.latest();
}

}  // namespace hotline::app
