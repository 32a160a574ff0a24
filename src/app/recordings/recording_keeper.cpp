#include "app/recordings/recording_keeper.hpp"

#include <fmt/format.h>

#include "app/formats/alarm.hpp"
#include "base/json/codec.hpp"
#include "base/log.hpp"

namespace hotline::app {

template <class T, class Act>
void RecordingKeeper::answer(Reply<T> reply, Act act) {
    parts_.thread.post([reply = std::move(reply), act = std::move(act)]() mutable {
        std::optional<T> found;
        try {
            found = act();
        } catch (const std::exception& wrong) {
            log::error("recordings: {}", wrong.what());
        }
        reply(std::move(found));
    });
}

void RecordingKeeper::stored(std::span<const CallEvent> events) {
    for (const CallEvent& event : events) {
        if (const auto* finished = std::get_if<call_event::RecordingFinished>(&event.fact))
            answer<bool>([](std::optional<bool>) {},
                         [this, id = finished->recording] { return !stopping_ && seal_recording(archive_, id); });
        if (const auto* discarded = std::get_if<call_event::MessageDiscarded>(&event.fact))
            answer<bool>(
                [](std::optional<bool>) {},
                [this, id = discarded->recording] { return !stopping_ && erase_recording(archive_, id, "message_discarded"); });
    }
}

void RecordingKeeper::each_minute() {
    look_at_space();
    try {
        const auto last = archive_.read([](UnitOfWork& work) { return work.recordings.last_reconciliation(); });
        const auto done_at = last ? std::optional{last->began_at} : std::nullopt;
        if (is_due(done_at, archive_.now(), settings_.hour, settings_.utc_offset) && !reconciling_.exchange(true)) days_work();
    } catch (const std::exception& wrong) {
        log::error("recordings: the day's work: {}", wrong.what());
        reconciling_ = false;
    }
}

bool RecordingKeeper::start_reconciliation() {
    if (reconciling_.exchange(true)) return false;
    answer<bool>([this](std::optional<bool>) { reconciling_ = false; },
                 [this] {
                     days_work();
                     return true;
                 });
    return true;
}

void RecordingKeeper::days_work() {
    const auto go_on = [this] { return !stopping_.load(); };
    const ErasureSum erased = erase_overdue(archive_, settings_.retention, go_on);
    const auto done = reconcile_recordings(archive_, {.reread_every = settings_.reread_every, .go_on = go_on, .erased = erased});
    reconciling_ = false;
    if (done) report(*done);
}

void RecordingKeeper::report(const Reconciliation& done) {
    log::info("recordings: {} looked at, {} read, {} sealed, {} erased, {} findings", done.checked, done.read, done.sealed,
              done.erased, done.findings);
    parts_.live.publish({.roles = {Role::system_admin, Role::security_admin, Role::auditor}}, "recordings.reconciled",
                        json::encode(done));
    if (done.findings > 0) alarm("recordings_do_not_fit", std::to_string(done.findings));
}

void RecordingKeeper::look_at_space() {
    const DiskSpace space = parts_.files.space();
    const bool low = is_low(space, settings_.low_space_percent);
    if (low && !space_is_low_) alarm("recordings_disk_low", fmt::format("{} MB", space.free / 1'000'000));
    space_is_low_ = low;
}

void RecordingKeeper::alarm(std::string_view code, const std::string& detail) {
    log::warning("recordings: alarm {} {}", code, detail);
    parts_.live.publish({.roles = {Role::supervisor, Role::system_admin}}, "alarm.raised",
                        json::encode(AlarmRaised{std::string{code}, detail}));
}

void RecordingKeeper::waveform(const std::string& path, Reply<std::string> reply) {
    answer<std::string>(std::move(reply), [this, path]() -> std::optional<std::string> {
        auto made = parts_.files.waveform(path);
        return made ? std::optional{std::move(*made)} : std::nullopt;
    });
}

void RecordingKeeper::check(RecordingId id, Reply<RecordingCheck> reply) {
    answer<RecordingCheck>(std::move(reply), [this, id] { return check_recording(archive_, id); });
}

void RecordingKeeper::erase(RecordingId id, const std::string& why, Reply<bool> reply) {
    answer<bool>(std::move(reply), [this, id, why] { return erase_recording(archive_, id, why); });
}

}  // namespace hotline::app
