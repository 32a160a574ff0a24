#pragma once
#include <atomic>
#include <span>

#include "app/ports/live.hpp"
#include "app/recordings/erase_recordings.hpp"
#include "app/recordings/recording_desk.hpp"
#include "base/executor.hpp"

namespace hotline::app {

struct KeeperSettings {
    std::chrono::hours hour{3};  ///< of the day's work, by the city's clock
    std::chrono::minutes utc_offset{480};
    std::chrono::days reread_every{30};
    RetentionPolicy retention;
    int low_space_percent{5};  ///< less free space than this is an alarm
};

/// Looks after recordings that are finished: seals them, checks them, erases them when their time is over. All of it happens on
/// one thread of low priority; calls never wait for it.
class RecordingKeeper final : public RecordingDesk {
public:
    struct Parts {
        Database& database;
        RecordingFiles& files;
        LiveEvents& live;
        const Clock& clock;
        Executor& thread;  ///< the keeper's own
    };
    RecordingKeeper(const Parts& parts, KeeperSettings settings)
        : parts_(parts), settings_(settings), archive_(parts.database, parts.files, parts.clock) {}

    /// Calls' events that are durable now; any thread.
    void stored(std::span<const CallEvent> events);
    /// On the keeper's thread, about once a minute: the day's work when its hour has come, and a look at the space left.
    void each_minute();
    /// Any thread: what takes long ends soon.
    void stop() { stopping_ = true; }

    void waveform(const std::string& path, Reply<std::string> reply) override;
    void check(RecordingId id, Reply<RecordingCheck> reply) override;
    void erase(RecordingId id, const std::string& why, Reply<bool> reply) override;
    bool start_reconciliation() override;
    [[nodiscard]] bool reconciles() const override { return reconciling_; }
    [[nodiscard]] std::unique_ptr<SoundStream> as_pcm(const std::string& path) override { return parts_.files.as_pcm(path); }
    [[nodiscard]] DiskSpace space() override { return parts_.files.space(); }

private:
    template <class T, class Act>
    void answer(Reply<T> reply, Act act);
    void days_work();
    void report(const Reconciliation& done);
    void look_at_space();
    void alarm(std::string_view code, const std::string& detail);

    Parts parts_;
    KeeperSettings settings_;
    Archive archive_;
    std::atomic<bool> stopping_{false};
    std::atomic<bool> reconciling_{false};
    bool space_is_low_{false};
};

}  // namespace hotline::app
