#include "app/read_calls.hpp"

#include <algorithm>

#include "app/call_rows.hpp"
#include "app/case_viewer.hpp"
#include "domain/contact/phone.hpp"
#include "domain/security/permission.hpp"

namespace hotline::app {
namespace {

constexpr int kLongestPage = 200;

std::vector<Case> cases_of(UnitOfWork& work, CallId call, Instant now) { return work.cases.list({.call = call}, now).cases; }

bool is_confidential(const Case& at) { return at.facts.confidential; }

}  // namespace

CallPage list_calls(UnitOfWork& work, const Actor& actor, CallFilter filter, Instant now) {
    if (actor.role == Role::agent) filter.agent = actor.user;
    filter.number = normalise_phone(filter.number);
    filter.limit = std::clamp(filter.limit, 1, kLongestPage);
    CallPage page = work.calls.list(filter);
    for (CallRow& row : page.rows) row = shown_call(std::move(row), actor);
    page.as_of = now;
    return page;
}

std::optional<CallView> read_call(UnitOfWork& work, const Actor& actor, CallId id, Instant now) {
    auto row = work.calls.find(id);
    if (!row || (actor.role == Role::agent && row->agent != actor.user)) return std::nullopt;
    CallView view{.call = shown_call(std::move(*row), actor), .events = work.calls.events(id)};
    const CaseViewer viewer{work, actor, now};
    for (const Case& one : cases_of(work, id, now))
        if (viewer.sees(one)) view.cases.push_back(viewer.row(one));
    return view;
}

std::optional<RecordingFile> recording_to_play(UnitOfWork& work, const Actor& actor, RecordingId id) {
    auto file = work.calls.recording(id);
    // Messages are nobody's talk: whoever may work on them may hear them.
    if (file && may(actor.role, Permission::voice_message_work) && work.voicemail.find_by_recording(id)) return file;
    const auto row = file ? work.calls.find(file->call) : std::nullopt;
    if (!row) return std::nullopt;
    const auto cases = cases_of(work, row->id, row->offered_at);
    const RecordedCall recorded{.agent = row->agent.value_or(UserId{}),
                                .has_case = !cases.empty(),
                                .confidential = std::ranges::any_of(cases, is_confidential)};
    if (!may_hear(recorded, actor)) return std::nullopt;
    return file;
}

}  // namespace hotline::app
