#include "support/memory/memory_stores.hpp"

namespace hotline::test {

void MemoryGuestSessionStore::tell_config() {
    auto config = *state_.config;
    config.guest_sessions.clear();
    for (const auto& [id, session] : state_.guest_sessions)
        if (!session.cancelled) config.guest_sessions.push_back(session);
    state_.config = std::make_shared<const app::SwitchConfig>(std::move(config));
}

void MemoryGuestSessionStore::put(const GuestSession& session, UserId, Instant) {
    state_.guest_sessions[session.id] = session;
    tell_config();
}

void MemoryGuestSessionStore::cancel(GuestSessionId id) {
    state_.guest_sessions.at(id).cancelled = true;
    tell_config();
}

std::optional<GuestSession> MemoryGuestSessionStore::find(GuestSessionId id) {
    const auto found = state_.guest_sessions.find(id);
    return found == state_.guest_sessions.end() ? std::nullopt : std::optional{found->second};
}

std::vector<GuestSession> MemoryGuestSessionStore::sessions_since(Instant end) {
    std::vector<GuestSession> all;
    for (const auto& [id, session] : state_.guest_sessions)
        if (session.to > end) all.push_back(session);
    std::ranges::sort(all, [](const auto& a, const auto& b) { return std::pair{b.from, b.id} < std::pair{a.from, a.id}; });
    return all;
}

std::vector<app::CallRow> MemoryGuestSessionStore::calls_of(const GuestSession& session) {
    std::vector<app::CallRow> rows;
    for (const auto& [id, stored] : state_.calls) {
        const bool joined = std::ranges::any_of(stored.events, [&](const CallEvent& event) {
            const auto* join = std::get_if<call_event::QueueJoined>(&event.fact);
            return join != nullptr && join->queue == session.queue && session.from <= event.at && event.at < session.to;
        });
        if (joined) rows.push_back(*calls_.find(id));
    }
    return rows;
}

}  // namespace hotline::test
