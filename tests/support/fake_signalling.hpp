#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/signalling.hpp"
#include "support/manual_loop.hpp"

namespace hotline::test {

/// The SIP side as its port promises it: every leg is released exactly once, later than the request for it.
class FakeSignalling final : public app::Signalling {
public:
    explicit FakeSignalling(ManualLoop& loop) : loop_(loop) {}
    void report_to(app::SignallingEvents& events) { events_ = &events; }

    struct Leg {
        bool incoming{};
        bool answered{};
        std::string extension;
        std::optional<app::ReleaseCause> given_up;  ///< by us
        bool held{};                                ///< as its peer was told
        bool asks_transfer{};
        std::optional<bool> transfer_accepted;             ///< the last that it asked for
        std::vector<app::TransferProgress> transfer_told;  ///< of that one
        std::string number;                                ///< outside
        TrunkName trunk;
    };

    void ring(LegId) override {}
    void sound_early(LegId, const app::RtpDescription&) override {}
    void show_hold(LegId leg, bool held) override {
        if (const auto found = live.find(leg); found != live.end()) found->second.held = held;
    }
    void accept_transfer(LegId leg) override { decide_transfer(leg, true); }
    void refuse_transfer(LegId leg) override { decide_transfer(leg, false); }
    void report_transfer(LegId leg, app::TransferProgress progress) override {
        const auto found = live.find(leg);
        if (found != live.end() && found->second.transfer_accepted == true) found->second.transfer_told.push_back(progress);
    }
    void answer(LegId leg, const app::RtpDescription&) override {
        if (const auto found = live.find(leg); found != live.end()) found->second.answered = true;
    }
    void invite(LegId leg, const std::string& extension, const std::string& shown, const app::RtpDescription&) override {
        live[leg] = {.extension = extension};
        last_invited = leg;
        shown_number = shown;
        const auto refused = is_registered(extension) ? refuses_at_once : app::ReleaseCause::not_registered;
        if (refused) loop_.post([this, leg, cause = *refused] { far_end_releases(leg, cause); });
    }
    void dial(LegId leg, const app::OutsideCall& call) override {
        live[leg] = {.number = call.number, .trunk = call.trunk};
        last_dialled = leg;
        shown_number = call.shown_number;
        if (dead_trunks.contains(call.trunk)) loop_.post([this, leg] { far_end_releases(leg, app::ReleaseCause::trunk_failed); });
    }
    void hang_up(LegId leg, app::ReleaseCause cause) override {
        const auto found = live.find(leg);
        if (found == live.end() || found->second.given_up) return;
        found->second.given_up = cause;
        last_cause = cause;
        loop_.post([this, leg, cause] { far_end_releases(leg, cause); });
    }
    [[nodiscard]] bool is_registered(const std::string& extension) const override { return registered.contains(extension); }

    void far_end_calls(const app::IncomingCall& call) {
        live[call.leg] = {.incoming = true};
        events_->on_incoming(call);
    }
    void far_end_rings(LegId leg) {
        if (live.contains(leg)) events_->on_ringing(leg);
    }
    void far_end_answers(LegId leg) {
        if (!live.contains(leg)) return;
        live.at(leg).answered = true;
        events_->on_answered(leg, {.address = "127.0.0.1", .port = 4000});
    }
    void far_end_asks_transfer(const app::TransferRequest& request) {
        const auto found = live.find(request.leg);
        if (found == live.end()) return;
        found->second.asks_transfer = true;
        found->second.transfer_accepted.reset();
        found->second.transfer_told.clear();
        events_->on_transfer_asked(request);
    }
    void far_end_sounds_early(LegId leg) {
        if (live.contains(leg)) events_->on_early_sound(leg, {.address = "127.0.0.1", .port = 4000});
    }
    void far_end_releases(LegId leg, app::ReleaseCause cause = app::ReleaseCause::normal_clearing) {
        if (live.erase(leg) == 1) events_->on_released(leg, cause);
    }
    void trunk_answers(const TrunkName& trunk, bool does) { events_->on_trunk_changed(trunk, does); }
    void registers(const std::string& extension, bool on = true) {
        on ? (void)registered.insert(extension) : (void)registered.erase(extension);
        events_->on_registration_changed(extension, on);
    }

    std::map<LegId, Leg> live;
    std::set<std::string> registered;
    std::set<TrunkName> dead_trunks;
    LegId last_invited;
    LegId last_dialled;  ///< the last try over a trunk
    std::string shown_number;
    std::optional<app::ReleaseCause> last_cause;
    std::optional<app::ReleaseCause> refuses_at_once;  ///< a phone that cannot even be tried

private:
    void decide_transfer(LegId leg, bool accepted) {
        const auto found = live.find(leg);
        if (found == live.end() || !std::exchange(found->second.asks_transfer, false)) return;
        found->second.transfer_accepted = accepted;
    }

    ManualLoop& loop_;
    app::SignallingEvents* events_{nullptr};
};

}  // namespace hotline::test
