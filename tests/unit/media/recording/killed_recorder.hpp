#pragma once
#include <signal.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "adapters/media/recording/recorder.hpp"
#include "adapters/media/recording/recording_tap.hpp"
#include "unit/media/media_fixture.hpp"

namespace hotline::media {

/// Speaks a tone of 440 Hz into a recording, a frame whenever the kernel's timer says that it is due, and tells of each by a
/// byte.
[[noreturn]] inline void record_until_killed(const std::string& path, RecordingFormat format, int progress) {
    TestSwitch nobody;
    EventOut out(nobody);
    Recorder recorder(out, 1024);
    const int frames_due = ::timerfd_create(CLOCK_MONOTONIC, 0);
    constexpr timespec kFrame{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds{kFrameTime}.count()};
    const itimerspec every_frame{.it_interval = kFrame, .it_value = kFrame};
    if (::timerfd_settime(frames_due, 0, &every_frame, nullptr) != 0) ::_exit(1);
    const SteadyTime start = std::chrono::steady_clock::now();
    recorder.open(RecordingHandle{1}, {.id = RecordingId{1}, .path = path, .format = format}, start);
    RecordingTap tap(RecordingHandle{1}, start);
    std::uint32_t said = 0;
    for (std::uint64_t due = 0; ::read(frames_due, &due, sizeof due) == sizeof due;) {
        for (; due > 0; --due, ++said) {
            static_cast<void>(tap.put(recorder.ring(), RecordingSide::left, alaw_tone(440, 160, said * 160), app::Codec::pcma,
                                      said * 160, std::chrono::steady_clock::now()));
            if (::write(progress, "x", 1) != 1) ::_exit(1);
        }
    }
    ::_exit(1);
}

/// Lets another process record so many frames of the tone and kills it (kill -9) in the middle of it; gives how many it said.
inline std::uint32_t kill_a_recorder(const std::string& path, RecordingFormat format, std::uint32_t frames) {
    int progress[2];
    if (::pipe(progress) != 0) return 0;
    const pid_t child = ::fork();
    if (child == 0) record_until_killed(path, format, progress[1]);
    std::uint32_t said = 0;
    for (char byte = 0; said < frames && ::read(progress[0], &byte, 1) == 1;) ++said;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(progress[0]);
    ::close(progress[1]);
    return said;
}

}  // namespace hotline::media
