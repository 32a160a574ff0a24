#include "adapters/media/browser_lines.hpp"

#include <algorithm>
#include <cstring>

#include "adapters/media/rtp/reports.hpp"
#include "adapters/media/webrtc/stun.hpp"

namespace hotline::media {

/// One connection of one browser: from our answer to consent lost, close_notify or the next connection of the leg.
class BrowserLines::BrowserLine final : public Line {
public:
    BrowserLine(BrowserLines& lines, MediaLeg& leg, BrowserTerms terms)
        : lines_(lines),
          leg_(leg),
          terms_(std::move(terms)),
          reports_(terms_.cname, lines.context_.now),
          last_check_(lines.context_.now) {}
    ~BrowserLine() override { lines_.close(*this); }

    [[nodiscard]] bool is_ready() const override { return srtp_.has_value(); }

    void send(std::span<const std::uint8_t> packet) override {
        const auto room = lines_.socket_.room();
        if (packet.size() + webrtc::kSrtpTrailer > room.size()) return;
        std::memcpy(room.data(), packet.data(), packet.size());
        if (const std::size_t length = srtp_->protect(std::as_writable_bytes(room), packet.size()))
            lines_.socket_.queue(peer_, length);
    }

    [[nodiscard]] const BrowserTerms& terms() const { return terms_; }
    [[nodiscard]] const Endpoint& peer() const { return peer_; }
    [[nodiscard]] std::vector<Endpoint>& sources() { return sources_; }

    /// A connectivity check proved that the browser is at this address.
    void note_check(const Endpoint& from, bool use_candidate) {
        last_check_ = lines_.context_.now;
        if (use_candidate || !peer_.is_set()) peer_ = from;
    }

    void receive(std::span<std::uint8_t> datagram, webrtc::DatagramKind kind) {
        if (!srtp_) return lines_.context_.counts.unprotected.add();
        const auto bytes = std::as_writable_bytes(datagram);
        const bool is_rtcp = kind == webrtc::DatagramKind::rtcp;
        const std::size_t length = is_rtcp ? srtp_->unprotect_rtcp(bytes) : srtp_->unprotect(bytes);
        if (length == 0) return lines_.context_.counts.unprotected.add();
        if (is_rtcp) {
            lines_.context_.counts.rtcp_in.add();
            if (!reports_.receive(bytes.first(length), leg_, lines_.context_.now)) lines_.context_.counts.malformed.add();
        } else if (const auto packet = parse_rtp(datagram.first(length))) {
            leg_.receive(*packet);
        } else {
            lines_.context_.counts.malformed.add();
        }
    }

    void go_up(const webrtc::SrtpKeys& keys) {
        srtp_ = webrtc::SrtpSession::create(keys);
        if (!srtp_) return go_down();
        leg_.restart_timeout();
        lines_.context_.events.post([id = leg_.id()](app::MediaEvents& to) { to.on_line_up(id); });
    }

    /// Reported once; the line stays dead until the leg gets a new one.
    void go_down() {
        if (std::exchange(is_down_, true)) return;
        srtp_.reset();
        lines_.context_.events.post([id = leg_.id()](app::MediaEvents& to) { to.on_line_down(id); });
    }

    void watch() {
        if (!is_down_ && lines_.context_.now - last_check_ > lines_.consent_timeout_) {
            lines_.dtls_->forget(terms_.key);
            return go_down();
        }
        if (!srtp_ || !reports_.is_due(lines_.context_.now)) return;
        const auto room = std::as_writable_bytes(lines_.socket_.room());
        const std::size_t plain = reports_.write(room.first(room.size() - webrtc::kSrtpTrailer), leg_, lines_.context_.now);
        const std::size_t length = plain == 0 ? 0 : srtp_->protect_rtcp(room, plain);
        if (length > 0) lines_.socket_.queue(peer_, length);
    }

private:
    BrowserLines& lines_;
    MediaLeg& leg_;
    BrowserTerms terms_;
    std::optional<webrtc::SrtpSession> srtp_;
    Reports reports_;
    Endpoint peer_;
    std::vector<Endpoint> sources_;
    SteadyTime last_check_;
    bool is_down_{};
};

BrowserLines::BrowserLines(UdpSocket socket, webrtc::DtlsServer& dtls, MediaContext& context,
                           std::chrono::seconds consent_timeout)
    : socket_(std::move(socket)), context_(context), consent_timeout_(consent_timeout), dtls_(dtls.open_door([] {})) {}

BrowserLines::~BrowserLines() = default;

std::unique_ptr<Line> BrowserLines::open(MediaLeg& leg, BrowserTerms terms) {
    auto line = std::make_unique<BrowserLine>(*this, leg, std::move(terms));
    by_ufrag_[line->terms().ours.ufrag] = line.get();
    by_key_[line->terms().key] = line.get();
    dtls_->begin(line->terms().key, line->terms().browser);
    return line;
}

void BrowserLines::close(BrowserLine& line) {
    dtls_->forget(line.terms().key);
    if (line.is_ready()) farewells_.insert_or_assign(line.terms().key, Farewell{line.peer(), context_.now + kFarewellTime});
    by_ufrag_.erase(line.terms().ours.ufrag);
    by_key_.erase(line.terms().key);
    for (const Endpoint& source : line.sources())
        if (line_at(source) == &line) by_source_.erase(source);
}

BrowserLines::BrowserLine* BrowserLines::line_at(const Endpoint& from) const {
    const auto found = by_source_.find(from);
    return found == by_source_.end() ? nullptr : found->second;
}

void BrowserLines::receive() {
    socket_.receive(*this);
    while (const webrtc::DtlsEvent* event = dtls_->take()) on_dtls(*event);
    context_.counts.dtls_dropped.set(dtls_->dropped());
}

void BrowserLines::flush() { context_.counts.send_refused.add(socket_.flush()); }

void BrowserLines::watch() {
    std::erase_if(farewells_, [this](const auto& farewell) { return context_.now > farewell.second.until; });
    for (const auto& [key, line] : by_key_) line->watch();
}

bool BrowserLines::on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) {
    sort(datagram, from);
    return true;
}

void BrowserLines::sort(std::span<std::uint8_t> datagram, const Endpoint& from) {
    const auto kind = webrtc::classify(std::as_bytes(datagram));
    if (kind == webrtc::DatagramKind::junk) return context_.counts.malformed.add();
    if (kind == webrtc::DatagramKind::stun) return on_check(datagram, from);
    BrowserLine* const line = line_at(from);
    if (line == nullptr) return context_.counts.unknown_source.add();
    if (kind == webrtc::DatagramKind::dtls) {
        dtls_->feed(line->terms().key, std::as_bytes(datagram));
    } else {
        line->receive(datagram, kind);
    }
}

void BrowserLines::on_check(std::span<const std::uint8_t> datagram, const Endpoint& from) {
    constexpr std::size_t kMaxSources = 8;  // of one browser: its interfaces and their NAT bindings
    const auto bytes = std::as_bytes(datagram);
    const auto ufrag = webrtc::addressed_ufrag(bytes);
    const auto found = ufrag ? by_ufrag_.find(*ufrag) : by_ufrag_.end();
    if (found == by_ufrag_.end()) return context_.counts.unknown_source.add();
    BrowserLine& line = *found->second;
    const auto request = webrtc::accept_binding_request(bytes, line.terms().ours.ufrag, line.terms().ours.pwd);
    if (!request) return context_.counts.unprotected.add();
    auto& sources = line.sources();
    if (std::ranges::find(sources, from) == sources.end()) {
        if (sources.size() == kMaxSources) {
            if (line_at(sources.front()) == &line) by_source_.erase(sources.front());
            sources.erase(sources.begin());
        }
        sources.push_back(from);
    }
    by_source_[from] = &line;
    line.note_check(from, request->use_candidate);
    const auto room = std::as_writable_bytes(socket_.room());
    if (const std::size_t length = webrtc::write_binding_success(room, *request, from.storage(), line.terms().ours.pwd))
        socket_.queue(from, length);
}

void BrowserLines::on_dtls(const webrtc::DtlsEvent& event) {
    const auto found = by_key_.find(event.leg);
    if (found == by_key_.end()) return say_farewell(event);
    BrowserLine& line = *found->second;
    switch (event.kind) {
        case webrtc::DtlsEvent::Kind::send: return send_dtls(event, line.peer());
        case webrtc::DtlsEvent::Kind::handshaken: return line.go_up(event.keys);
        case webrtc::DtlsEvent::Kind::failed:
        case webrtc::DtlsEvent::Kind::closed: return line.go_down();
    }
}

// A connection that was closed or replaced: its page learns it by the close_notify, and nothing else of it matters.
void BrowserLines::say_farewell(const webrtc::DtlsEvent& event) {
    const auto farewell = farewells_.find(event.leg);
    if (farewell == farewells_.end() || event.kind != webrtc::DtlsEvent::Kind::send) return;
    send_dtls(event, farewell->second.peer);
    farewells_.erase(farewell);
}

void BrowserLines::send_dtls(const webrtc::DtlsEvent& event, const Endpoint& to) {
    const auto room = socket_.room();
    if (!to.is_set() || event.length > room.size()) return;
    std::memcpy(room.data(), event.bytes().data(), event.length);
    socket_.queue(to, event.length);
}

}  // namespace hotline::media
