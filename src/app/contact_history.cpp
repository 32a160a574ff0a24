#include "app/contact_history.hpp"

#include <algorithm>

#include "app/call_rows.hpp"
#include "app/case_viewer.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kShown = 20;

}  // namespace

ContactView contact_history(UnitOfWork& work, const Actor& actor, const std::string& number, Instant now) {
    const std::string known_as = normalise_phone(number);
    if (!is_phone(known_as)) return {.number = mask_phone(known_as)};

    ContactView contact{.calls_total = work.calls.count_of_number(known_as)};
    auto calls = work.calls.list({.number = NumberSought{known_as}, .limit = kShown}).rows;
    const bool in_call = std::ranges::any_of(calls, [&](const CallRow& row) { return row.agent == actor.user && !row.outcome; });
    contact.number = in_call ? known_as : mask_phone(known_as);
    if (!calls.empty()) contact.area = calls.front().area;
    for (CallRow& row : calls) contact.calls.push_back(shown_call(work, std::move(row), actor));

    const CaseViewer viewer{work, actor, now};
    for (const Case& one : work.cases.list({.citizen_phone = known_as, .limit = kShown}, now).cases) {
        // The list is a list of this person's cases: a confidential one must not be in it at all.
        if (!viewer.sees(one) || !viewer.sight(one).identity) continue;
        if (contact.name.empty()) contact.name = one.facts.citizen_name;
        contact.cases.push_back(viewer.row(one));
    }
    return contact;
}

}  // namespace hotline::app
