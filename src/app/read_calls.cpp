#include "app/read_calls.hpp"

#include <algorithm>

#include "app/call_rows.hpp"
#include "app/case_viewer.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;

bool talked_in(UnitOfWork& work, CallId call, UserId agent) {
    const auto agents = work.calls.agents_of(call);
    return std::ranges::find(agents, agent) != agents.end();
}

std::vector<Case> cases_of(UnitOfWork& work, CallId call, Instant now) { return work.cases.list({.call = call}, now).cases; }

}  // namespace

CallPage list_calls(UnitOfWork& work, const Actor& actor, CallFilter filter, Instant now) {
    if (actor.role == Role::agent) filter.agent = actor.user;
    filter.limit = std::clamp(filter.limit, 1, kLongestPage);
    CallPage page = work.calls.list(filter);
    for (CallRow& row : page.rows) row = shown_call(work, std::move(row), actor);
    page.as_of = now;
    return page;
}

std::optional<CallView> read_call(UnitOfWork& work, const Actor& actor, CallId id, Instant now) {
    auto row = work.calls.find(id);
    if (!row || (actor.role == Role::agent && !talked_in(work, id, actor.user))) return std::nullopt;
    CallView view{.call = shown_call(work, std::move(*row), actor), .events = work.calls.events(id)};
    const CaseViewer viewer{work, actor, now};
    for (const Case& one : cases_of(work, id, now))
        if (viewer.sees(one)) view.cases.push_back(viewer.row(one));
    return view;
}

}  // namespace hotline::app
