#pragma once
#include <atomic>
#include <bit>
#include <cstddef>
#include <memory>

namespace hotline::media {

/// A bounded queue from exactly one thread to exactly one other, without lock or allocation. A full ring refuses, never waits.
template <class T>
class SpscRing {
public:
    /// Room for at least `capacity` elements.
    explicit SpscRing(std::size_t capacity)
        : mask_(std::bit_ceil(capacity) - 1), slots_(std::make_unique_for_overwrite<T[]>(mask_ + 1)) {}

    /// Producer: the next free slot to fill before publish(), null when the ring is full.
    [[nodiscard]] T* claim() {
        const std::size_t at = write_.load(std::memory_order_relaxed);
        if (at - seen_read_ > mask_) {
            seen_read_ = read_.load(std::memory_order_acquire);
            if (at - seen_read_ > mask_) return nullptr;
        }
        return &slots_[at & mask_];
    }
    void publish() { write_.store(write_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    /// Consumer: the oldest element, valid until pop(); null when there is none.
    [[nodiscard]] const T* front() {
        const std::size_t at = read_.load(std::memory_order_relaxed);
        if (at == seen_write_) {
            seen_write_ = write_.load(std::memory_order_acquire);
            if (at == seen_write_) return nullptr;
        }
        return &slots_[at & mask_];
    }
    void pop() { read_.store(read_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

private:
    static constexpr std::size_t kLine = 64;

    const std::size_t mask_;
    const std::unique_ptr<T[]> slots_;
    alignas(kLine) std::atomic<std::size_t> write_{0};
    std::size_t seen_read_{0};  // producer's
    alignas(kLine) std::atomic<std::size_t> read_{0};
    std::size_t seen_write_{0};  // consumer's
};

}  // namespace hotline::media
