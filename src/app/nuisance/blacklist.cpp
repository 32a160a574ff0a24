#include "app/nuisance/blacklist.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <utility>

#include "domain/contact/phone.hpp"
#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

constexpr int kShown = 500;

/// Where nobody may be barred from: what the city's dial plan calls an emergency.
std::vector<std::string> emergency_numbers(const DialPlan& plan) {
    std::vector<std::string> numbers;
    for (const NumberRange& range : plan.numbers)
        if (range.number_class == NumberClass::emergency)
            numbers.insert(numbers.end(), range.prefixes.begin(), range.prefixes.end());
    for (const EmergencyLine& line : plan.emergency_lines) numbers.push_back(line.number);
    return numbers;
}

void write_down(UnitOfWork& work, const Actor& actor, const BarEvent& event, Instant now) {
    work.audit.append({.at = now,
                       .actor = actor,
                       .address = {},
                       .action = std::string("blacklist.") + boost::describe::enum_to_string(event.action, ""),
                       .object = "bar:" + std::to_string(event.bar.value),
                       .detail = event.note});
}

bool may_do(const Bar& bar, BarAction action, const Actor& actor, Instant now) {
    const bool takes_back = action == BarAction::lift && bar.state == BarState::asked && bar.asked_by == actor.user;
    if (!takes_back && !may(actor.role, Permission::bar_decide)) return false;
    return decide(bar, {.action = action, .by = actor.user, .by_name = {}, .note = {}}, now).has_value();
}

BarView view_of(UnitOfWork& work, const Bar& bar, const Actor& actor, Instant now) {
    const bool sees_number = may(actor.role, Permission::bar_decide) || bar.asked_by == actor.user;
    BarView view{.id = bar.id,
                 .kind = bar.what.kind,
                 .number = sees_number ? bar.what.number : mask_phone(bar.what.number),
                 .treatment = bar.what.treatment,
                 .reason = bar.what.reason,
                 .state = bar.state,
                 .expired = bar.state == BarState::active && !is_in_force(bar, now),
                 .asked_at = bar.asked_at,
                 .expires_at = bar.what.expires_at,
                 .evidence = bar.what.evidence,
                 .history = {},
                 .allowed_actions = {}};
    for (const BarEvent& event : work.blacklist.events(bar.id))
        view.history.push_back({event.at, event.action, event.by_name, event.note});
    for (const BarAction action : {BarAction::approve, BarAction::refuse, BarAction::lift})
        if (may_do(bar, action, actor, now)) view.allowed_actions.push_back(action);
    return view;
}

}  // namespace

Result<BarView, BarRefusal> ask_bar(UnitOfWork& work, const Actor& actor, BarRequest request, Instant now, IdSource& ids) {
    auto checked = check_bar(std::move(request), emergency_numbers(work.city.dialling()), now);
    if (!checked) return refuse(checked.error());
    Bar bar{.id = ids.next<BarId>(), .what = std::move(*checked)};
    const BarEvent asked{bar.id, 1, now, BarAction::ask, actor.user, actor.name, {}};
    bar = evolve(std::move(bar), asked);
    work.blacklist.insert(bar, asked);
    write_down(work, actor, asked, asked.at);
    return view_of(work, bar, actor, now);
}

Result<BarView, BarRefusal> decide_bar(UnitOfWork& work, const Actor& actor, BarId id, const BarDecision& decision, Instant now) {
    const auto bar = work.blacklist.find(id);
    if (!bar) return refuse(BarRefusal::not_found);
    const auto event = decide(*bar, {decision.action, actor.user, actor.name, decision.note}, now);
    if (!event) return refuse(event.error());
    if (!may_do(*bar, decision.action, actor, now)) return refuse(BarRefusal::not_your_role);
    const Bar after = evolve(*bar, *event);
    work.blacklist.append(after, *event);
    write_down(work, actor, *event, now);
    return view_of(work, after, actor, now);
}

BarPage list_bars(UnitOfWork& work, const Actor& actor, std::optional<BarState> state, Instant now) {
    BarPage page{.rows = {}, .as_of = now};
    for (const Bar& bar : work.blacklist.list(state, kShown)) page.rows.push_back(view_of(work, bar, actor, now));
    return page;
}

std::shared_ptr<const Blacklist> blacklist_now(UnitOfWork& work, Instant now) {
    return std::make_shared<const Blacklist>(work.blacklist.in_force(now));
}

}  // namespace hotline::app
