#include "app/guest_sessions.hpp"

#include "app/call_rows.hpp"
#include "app/case_viewer.hpp"

namespace hotline::app {
namespace {

constexpr Duration kShown = std::chrono::days{365};

}  // namespace

GuestSessionList list_guest_sessions(UnitOfWork& work, Instant now) {
    GuestSessionList list{.sessions = work.guests.sessions_since(now - kShown), .as_of = now};
    const SwitchSnapshot config = work.city.switch_config();
    for (const auto& [code, queue] : config->queues)
        if (queue.for_guests) list.queues.push_back(code);
    return list;
}

std::optional<GuestSessionView> read_guest_session(UnitOfWork& work, const Actor& actor, GuestSessionId id, Instant now) {
    const auto session = work.guests.find(id);
    if (!session) return std::nullopt;
    GuestSessionView view{.session = *session, .as_of = now};
    const CaseViewer viewer{work, actor, now};
    for (CallRow& row : work.guests.calls_of(*session)) {
        for (const Case& one : work.cases.list({.call = row.id}, now).cases)
            if (viewer.sees(one)) view.cases.push_back(viewer.row(one));
        view.calls.push_back(shown_call(work, std::move(row), actor));
    }
    return view;
}

Result<GuestSessionPlanned, std::vector<GuestSessionFault>> plan_guest_session(UnitOfWork& work, const Actor& actor,
                                                                               const PlanGuestSession& wanted, IdSource& ids,
                                                                               Instant now) {
    const GuestSession session{.id = ids.next<GuestSessionId>(),
                               .guest = wanted.guest,
                               .topic = wanted.topic,
                               .queue = wanted.queue,
                               .from = wanted.from,
                               .to = wanted.to};
    const SwitchSnapshot before = work.city.switch_config();
    const auto queue = before->queues.find(wanted.queue);
    auto faults = faults_of(session, queue == before->queues.end() ? nullptr : &queue->second, before->guest_sessions, now);
    if (!faults.empty()) return refuse(std::move(faults));
    work.guests.put(session, actor.user, now);
    return GuestSessionPlanned{session, work.city.switch_config()};
}

std::optional<GuestSessionPlanned> cancel_guest_session(UnitOfWork& work, GuestSessionId id, Instant now) {
    auto session = work.guests.find(id);
    if (!session || session->cancelled || session->to <= now) return std::nullopt;
    session->cancelled = true;
    work.guests.cancel(id);
    return GuestSessionPlanned{*session, work.city.switch_config()};
}

}  // namespace hotline::app
