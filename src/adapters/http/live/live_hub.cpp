#include "adapters/http/live/live_hub.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/json/quote.hpp"

namespace hotline::http {

bool may_see(const LivePerson& person, const app::Audience& audience) {
    if (audience.user == person.user) return true;
    if (std::ranges::find(audience.roles, person.role) == audience.roles.end()) return false;
    return !audience.department || person.units.contains(*audience.department);
}

LiveReader::LiveReader(LiveHub& hub, LivePerson person, std::string session, std::function<void()> wake)
    : hub_(hub), person_(std::move(person)), session_(std::move(session)), wake_(std::move(wake)) {
    const std::scoped_lock lock(hub_.mutex_);
    hub_.readers_.insert(this);
}

LiveReader::~LiveReader() {
    const std::scoped_lock lock(hub_.mutex_);
    hub_.readers_.erase(this);
}

std::string LiveReader::start(std::string_view since) {
    const std::scoped_lock lock(hub_.mutex_);
    const auto place = hub_.place_of(since);
    next_ = place.value_or(hub_.end_);
    return hub_.notice(place || since.empty() ? "live.started" : "live.reset", next_);
}

std::vector<std::shared_ptr<const std::string>> LiveReader::take(std::size_t most) {
    const std::scoped_lock lock(hub_.mutex_);
    std::vector<std::shared_ptr<const std::string>> texts;
    if (next_ < hub_.oldest()) {
        next_ = hub_.end_;
        texts.push_back(std::make_shared<const std::string>(hub_.notice("live.reset", next_)));
    }
    for (; next_ < hub_.end_ && texts.size() < most; ++next_) {
        const auto& event = hub_.events_[next_ - hub_.oldest()];
        if (may_see(person_, event.to)) texts.push_back(event.text);
    }
    return texts;
}

bool LiveReader::is_revoked() const {
    const std::scoped_lock lock(hub_.mutex_);
    return revoked_;
}

LiveHub::LiveHub(const Clock& clock, std::size_t capacity)
    : clock_(clock), capacity_(capacity), epoch_(fmt::format("{:x}", clock.now().time_since_epoch().count())) {}

void LiveHub::publish(app::Audience to, std::string_view type, std::string data) {
    const auto at = to_rfc3339(clock_.now());
    const std::scoped_lock lock(mutex_);
    auto text = fmt::format(R"({{"cursor":"{}","type":{},"at":"{}","data":{}}})", cursor(end_ + 1), json::quoted(type), at, data);
    events_.push_back({.to = std::move(to), .text = std::make_shared<const std::string>(std::move(text))});
    ++end_;
    if (events_.size() > capacity_) events_.pop_front();
    for (const LiveReader* reader : readers_)
        if (may_see(reader->person_, events_.back().to)) reader->wake_();
}

void LiveHub::revoke(const std::string& session) {
    const std::scoped_lock lock(mutex_);
    for (LiveReader* reader : readers_) {
        if (reader->session_ != session) continue;
        reader->revoked_ = true;
        reader->wake_();
    }
}

std::size_t LiveHub::readers() const {
    const std::scoped_lock lock(mutex_);
    return readers_.size();
}

std::string LiveHub::cursor(std::uint64_t next) const { return fmt::format("{}-{}", epoch_, next); }

std::optional<std::uint64_t> LiveHub::place_of(std::string_view cursor) const {
    if (cursor.size() <= epoch_.size() + 1 || !cursor.starts_with(epoch_) || cursor[epoch_.size()] != '-') return std::nullopt;
    const auto number = cursor.substr(epoch_.size() + 1);
    std::uint64_t place = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), place);
    if (error != std::errc{} || end != number.data() + number.size() || place > end_ || place < oldest()) return std::nullopt;
    return place;
}

std::string LiveHub::notice(std::string_view type, std::uint64_t next) const {
    return fmt::format(R"({{"type":"{}","cursor":"{}"}})", type, cursor(next));
}

}  // namespace hotline::http
