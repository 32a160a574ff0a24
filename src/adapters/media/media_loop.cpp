#include "adapters/media/media_loop.hpp"

#include <pthread.h>
#include <sched.h>
#include <spdlog/spdlog.h>
#include <time.h>

#include <algorithm>

namespace hotline::media {
namespace {

constexpr int kRealtimePriority = 15;
// A wake-up costs some 30 us however little there is to do: up to 400 calls are served every other tick.
constexpr std::size_t kFewLegs = 800;

void become_realtime() {
    const sched_param priority{.sched_priority = kRealtimePriority};
    if (const int error = pthread_setschedparam(pthread_self(), SCHED_FIFO, &priority); error != 0)
        spdlog::info("media: no real-time priority ({}); give CAP_SYS_NICE for even sound on a busy machine", strerror(error));
}

void sleep_until(SteadyTime when) {
    // libstdc++'s steady_clock is CLOCK_MONOTONIC.
    const auto since = when.time_since_epoch();
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(since);
    const timespec at{.tv_sec = whole.count(), .tv_nsec = (since - whole).count()};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr) == EINTR) {
    }
}

}  // namespace

MediaLoop::MediaLoop(const MediaConfig& config, UdpSocket browser_socket, EventOut& events, Recorder& recorder,
                     webrtc::DtlsServer& dtls)
    : context_{.events = events,
               .recorder = recorder,
               .media_timeout = config.media_timeout,
               .counts = {},
               .now = std::chrono::steady_clock::now()},
      realtime_(config.realtime),
      io_(make_epoll_io()),
      browsers_(std::move(browser_socket), dtls, context_, config.consent_timeout),
      clock_(context_.now),
      next_second_(context_.now),
      thread_([this] { run(); }) {}

MediaLoop::~MediaLoop() {
    post([](MediaLoop& self) { self.ending_ = true; });
    thread_.join();
}

void MediaLoop::run() {
    pthread_setname_np(pthread_self(), "media-0");
    if (realtime_) become_realtime();
    while (true) {
        context_.now = std::chrono::steady_clock::now();
        commands_.run(*this);
        if (ending_) break;
        if (legs_.empty() && !browsers_.has_farewells()) {
            commands_.wait();
            clock_ = TickClock(std::chrono::steady_clock::now());
            continue;
        }
        tick();
        sleep_until(clock_.plan(legs_.size() < kFewLegs ? 2 : 1));
    }
    for (auto& slot : slots_) slot.clear();
    legs_.clear();
}

void MediaLoop::tick() {
    const TickClock::Due due = clock_.wake(context_.now);
    if (due.late) context_.counts.late_ticks.add();
    if (due.skipped > 0) context_.counts.skipped_frames.add(due.skipped / TickClock::kSlots + 1);
    io_->receive(due.late ? 4 : 1);
    browsers_.receive();
    serve(due);
    if (context_.now >= next_second_) each_second();
    browsers_.flush();
}

void MediaLoop::serve(const TickClock::Due& due) {
    for (std::uint32_t i = 0; i < due.count; ++i)
        for (MediaLeg* leg : slots_[(due.first_slot + i) % TickClock::kSlots]) leg->tick();
}

void MediaLoop::each_second() {
    next_second_ = context_.now + std::chrono::seconds{1};
    browsers_.watch();
    for (const auto& [id, entry] : legs_)
        if (entry.plain != nullptr) entry.plain->watch();
}

MediaLoop::Entry& MediaLoop::add(LegId id, std::uint32_t ssrc) {
    const auto emptiest = std::ranges::min_element(slots_, {}, [](const auto& slot) { return slot.size(); });
    Entry& entry = legs_[id];
    entry.leg = std::make_unique<MediaLeg>(id, ssrc, context_);
    entry.slot = static_cast<std::uint32_t>(emptiest - slots_.begin());
    emptiest->push_back(entry.leg.get());
    context_.counts.legs.set(legs_.size());
    return entry;
}

void MediaLoop::open_plain(LegId id, std::uint32_t ssrc, PortPool::Sockets sockets) {
    Entry& entry = add(id, ssrc);
    auto line = std::make_unique<PlainLine>(std::move(sockets), *entry.leg, context_, *io_);
    entry.plain = line.get();
    entry.leg->set_line(std::move(line));
}

void MediaLoop::set_remote(LegId id, const Endpoint& remote, const Negotiated& negotiated) {
    const auto found = legs_.find(id);
    if (found == legs_.end() || found->second.plain == nullptr) return;
    const bool was_ready = found->second.plain->is_ready();
    found->second.leg->negotiate(negotiated);
    found->second.plain->set_remote(remote);
    if (!was_ready) found->second.leg->restart_timeout();
}

void MediaLoop::open_browser(LegId id, std::uint32_t ssrc, BrowserTerms terms, const Negotiated& negotiated) {
    MediaLeg* const known = find(id);
    MediaLeg& leg = known != nullptr ? *known : *add(id, ssrc).leg;
    leg.set_line(nullptr);  // the earlier connection ends before the next begins
    leg.negotiate(negotiated);
    leg.set_line(browsers_.open(leg, std::move(terms)));
}

void MediaLoop::close(LegId id) {
    const auto found = legs_.find(id);
    if (found == legs_.end()) return;
    const app::LegQuality quality = found->second.leg->quality();
    std::erase(slots_[found->second.slot], found->second.leg.get());
    legs_.erase(found);
    context_.counts.legs.set(legs_.size());
    context_.events.post([id, quality](app::MediaEvents& to) { to.on_leg_closed(id, quality); });
}

void MediaLoop::hear(LegId listener, const std::vector<LegId>& speakers) {
    MediaLeg* const leg = find(listener);
    if (leg == nullptr) return;
    std::vector<MediaLeg*> known;
    for (const LegId speaker : speakers)
        if (MediaLeg* const found = find(speaker); found != nullptr && found != leg) known.push_back(found);
    leg->hear(known);
}

void MediaLoop::start_recording(LegId id, RecordingHandle handle, SteadyTime start) {
    if (MediaLeg* const leg = find(id)) {
        leg->start_recording(handle, start);
    } else {
        context_.recorder.stop(handle, start);
    }
}

MediaLeg* MediaLoop::find(LegId id) const {
    const auto found = legs_.find(id);
    return found == legs_.end() ? nullptr : found->second.leg.get();
}

}  // namespace hotline::media
