#pragma once
#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/sip/sip_adapter.hpp"
#include "adapters/sip/switch_loop.hpp"
#include "support/child.hpp"

namespace hotline::sip::test {

inline constexpr std::uint16_t kTrunkPort = 15060;
inline constexpr std::uint16_t kPhonePort = 15062;
inline constexpr std::uint16_t kPeerPort = 15080;

/// Phones 1001 and 1002 with the password "secret".
class Directory final : public app::PhoneDirectory {
public:
    [[nodiscard]] std::optional<std::string> ha1(const std::string& extension) const override;
};

/// What the adapter reported, written down; a test waits for lines, never for time.
class Journal final : public app::SignallingEvents {
public:
    void on_incoming(const app::IncomingCall& call) override;
    void on_ringing(LegId leg) override;
    void on_early_sound(LegId leg, const app::RtpDescription& remote) override;
    void on_answered(LegId leg, const app::RtpDescription& remote) override;
    void on_media_changed(LegId leg, const app::RtpDescription& remote) override;
    void on_transfer_asked(const app::TransferRequest& request) override;
    void on_key(LegId leg, char key) override;
    void on_released(LegId leg, app::ReleaseCause cause) override;
    void on_registration_changed(const std::string& extension, bool registered) override;
    void on_trunk_changed(const TrunkName& trunk, bool answers) override;

    /// Waits until a line was written; false after ten seconds.
    [[nodiscard]] bool has(const std::string& line);
    [[nodiscard]] std::size_t count(const std::string& line);
    [[nodiscard]] std::string text();

    std::function<void(const app::IncomingCall&)> when_incoming;  ///< runs on the switch thread
    std::function<void(LegId)> when_ringing, when_answered;
    std::function<void(const app::TransferRequest&)> when_asked_to_transfer;

private:
    void note(const std::string& what, LegId leg, const std::string& more = {});
    [[nodiscard]] int number_of(LegId leg);
    void write(std::string line);

    std::mutex gate_;
    std::condition_variable written_;
    std::vector<std::string> lines_;
    std::map<LegId, int> numbers_;  // legs are called 1, 2, … in the order of their first line
};

/// A running switch with real listeners, for real peers.
class World : public ::testing::Test {
protected:
    explicit World(SipConfig config = usual());
    ~World() override;

    [[nodiscard]] static SipConfig usual();
    [[nodiscard]] static app::RtpDescription our_media();

    /// Runs on the switch thread and waits for it.
    void on_switch(const std::function<void()>& act);
    /// Plays a scenario of tests/functional/sipp against a listener; the output explains a failure.
    [[nodiscard]] ::testing::AssertionResult plays(const std::string& scenario, std::uint16_t server_port = kTrunkPort,
                                                   const std::vector<std::string>& more = {});
    /// The application of most tests: answers at once.
    void answer_every_call();
    void register_phone();
    /// Calls the registered phone 1001 (leg id 77).
    void call_phone();
    /// Starts a peer that waits, lets `then` happen, and returns whether the peer saw what it should.
    [[nodiscard]] ::testing::AssertionResult peer_sees(const std::string& scenario, const std::function<void()>& then,
                                                       const std::vector<std::string>& more = {});
    /// Starts a phone that waits for a call, calls it, and returns whether the phone saw what it should.
    [[nodiscard]] ::testing::AssertionResult phone_sees(const std::string& scenario, const std::function<void()>& meanwhile = {});
    /// Whether the listener still answers OPTIONS.
    [[nodiscard]] static bool answers_options(std::uint16_t port);

    static constexpr LegId kOurLeg{77};

    SystemClock clock_;
    IdSource ids_{clock_, 1};
    Directory directory_;
    Journal journal_;
    SwitchLoop loop_;
    SipAdapter adapter_;
};

}  // namespace hotline::sip::test
