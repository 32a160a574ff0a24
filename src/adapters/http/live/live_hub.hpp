#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "app/ports/live.hpp"
#include "base/time.hpp"

namespace hotline::http {

/// Whom a live connection belongs to, as far as audiences ask.
struct LivePerson {
    UserId user;
    Role role{};
    std::set<DepartmentCode> units;  ///< own department and the units below it
};

[[nodiscard]] bool may_see(const LivePerson& person, const app::Audience& audience);

class LiveHub;

/// One connection's place in the stream of events.
class LiveReader {
public:
    LiveReader(LiveHub& hub, LivePerson person, std::string session, std::function<void()> wake);
    ~LiveReader();
    LiveReader(const LiveReader&) = delete;
    LiveReader& operator=(const LiveReader&) = delete;

    /// Takes its place behind the cursor and gives the first message: live.started, or live.reset when the events since then
    /// are not all there any more (too old, or of an earlier process). Without a cursor: from now on.
    [[nodiscard]] std::string start(std::string_view since);
    /// The next events for this person, at most `most`; live.reset among them when the reader was overtaken.
    [[nodiscard]] std::vector<std::shared_ptr<const std::string>> take(std::size_t most);
    [[nodiscard]] bool is_revoked() const;

private:
    friend class LiveHub;
    LiveHub& hub_;
    LivePerson person_;
    std::string session_;
    std::function<void()> wake_;
    std::uint64_t next_{0};
    bool revoked_{false};
};

/// The last events, for everybody who is connected and for those who come back soon. A slow reader holds nothing but a number,
/// so that it costs no memory; when the ring has passed it, it is told to fetch anew.
class LiveHub final : public app::LiveEvents {
public:
    explicit LiveHub(const Clock& clock, std::size_t capacity = 10'000);

    void publish(app::Audience to, std::string_view type, std::string data) override;
    /// Ends the connections of a session: its person logged out.
    void revoke(const std::string& session);
    [[nodiscard]] std::size_t readers() const;

private:
    friend class LiveReader;
    struct Event {
        app::Audience to;
        std::shared_ptr<const std::string> text;
    };
    [[nodiscard]] std::uint64_t oldest() const { return end_ - events_.size(); }
    [[nodiscard]] std::string cursor(std::uint64_t next) const;
    [[nodiscard]] std::optional<std::uint64_t> place_of(std::string_view cursor) const;
    [[nodiscard]] std::string notice(std::string_view type, std::uint64_t next) const;

    const Clock& clock_;
    const std::size_t capacity_;
    const std::string epoch_;  // tells this process's cursors from an earlier one's
    mutable std::mutex mutex_;
    std::deque<Event> events_;
    std::uint64_t end_{0};  // number of the event to come
    std::set<LiveReader*> readers_;
};

}  // namespace hotline::http
