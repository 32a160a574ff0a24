#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/ports/recording_files.hpp"
#include "app/recordings/check_recordings.hpp"

namespace hotline::app {

/// What pages can ask of recordings' files. Any thread may call; replies come on the keeper's thread, empty when the database
/// or the file could not be used.
class RecordingDesk {
public:
    template <class T>
    using Reply = std::move_only_function<void(std::optional<T>)>;

    virtual ~RecordingDesk() = default;
    /// The absolute path of the waveform of a recording, made when it is not there.
    virtual void waveform(const std::string& path, Reply<std::string> reply) = 0;
    virtual void check(RecordingId id, Reply<RecordingCheck> reply) = 0;
    /// True: it was erased. False: it is held, or is gone already.
    virtual void erase(RecordingId id, const std::string& why, Reply<bool> reply) = 0;
    /// Begins the day's work now; false when it is under way.
    virtual bool start_reconciliation() = 0;
    [[nodiscard]] virtual bool reconciles() const = 0;
    /// At once, on the caller's thread.
    [[nodiscard]] virtual std::unique_ptr<SoundStream> as_pcm(const std::string& path) = 0;
    [[nodiscard]] virtual DiskSpace space() = 0;
};

}  // namespace hotline::app
