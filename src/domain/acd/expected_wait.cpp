#include "domain/acd/expected_wait.hpp"

namespace hotline {
namespace {

constexpr std::size_t kRemembered = 50;
constexpr std::size_t kEnough = 5;

}  // namespace

void HandlingTimes::add(Duration handled) {
    last_.push_back(handled);
    sum_ += handled;
    if (last_.size() <= kRemembered) return;
    sum_ -= last_.front();
    last_.pop_front();
}

std::optional<Duration> HandlingTimes::mean() const {
    if (last_.size() < kEnough) return std::nullopt;
    return sum_ / static_cast<Duration::rep>(last_.size());
}

std::optional<Duration> expected_wait(int place, int agents_at_work, const std::optional<Duration>& handling) {
    if (agents_at_work <= 0 || place <= 0 || !handling) return std::nullopt;
    return *handling * place / agents_at_work;
}

}  // namespace hotline
