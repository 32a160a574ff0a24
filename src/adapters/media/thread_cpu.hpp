#pragma once
#include <pthread.h>
#include <time.h>

#include <cstdint>
#include <thread>

namespace hotline::media {

/// Processor time that a running thread has used so far. (native_handle() is not const, though it changes nothing.)
[[nodiscard]] inline std::uint64_t cpu_us_of(const std::thread& thread) {
    clockid_t clock{};
    timespec used{};
    if (pthread_getcpuclockid(const_cast<std::thread&>(thread).native_handle(), &clock) != 0 || clock_gettime(clock, &used) != 0)
        return 0;
    return static_cast<std::uint64_t>(used.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(used.tv_nsec) / 1000;
}

}  // namespace hotline::media
