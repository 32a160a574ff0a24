#pragma once
#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "adapters/sip/policy/call_admission.hpp"
#include "adapters/sip/policy/source_limiter.hpp"
#include "adapters/sip/switch_loop.hpp"
#include "adapters/sip/trunk_peer.hpp"
#include "app/ports/signalling.hpp"
#include "base/ids.hpp"

namespace hotline::sip {

struct RegistrarLimits {
    std::size_t most_contacts{10};  ///< per extension; the next one gets 403
    std::chrono::seconds shortest{60};
    std::chrono::seconds longest{3600};
    std::chrono::seconds usual{600};  ///< when the phone asks for none
    std::chrono::seconds nonce_lifetime{300};
};

struct SipConfig {
    std::string bind_address{"127.0.0.1"};  ///< numeric; both listeners, UDP and TCP
    std::string advertised_host;            ///< in Via and Contact; empty: bind_address
    std::uint16_t trunk_port{5060};
    std::uint16_t phone_port{5062};
    std::vector<std::string> trunk_addresses{"127.0.0.1"};  ///< addresses or CIDR blocks; anyone else on trunk_port hears nothing
    std::vector<TrunkPeer> trunk_peers;                     ///< that we call through; they may call us too
    std::string realm{"hotline"};
    std::string user_agent{"Hotline"};  ///< Server and User-Agent; no version in it
    RegistrarLimits registrar;
    SourceLimits strangers;  ///< phone listener: requests without valid credentials, per address
    CallLimits calls;
    std::chrono::seconds shortest_session{90};    ///< smallest Session-Expires accepted (RFC 4028 section 5)
    std::chrono::seconds usual_session{1800};     ///< what we ask for, and keep with peers that ask for nothing
    std::chrono::milliseconds t1{500};            ///< RFC 3261 section 17.1.1.1
    std::uint32_t udp_receive_buffer{4'194'304};  ///< bytes; the default of most kernels fails above some hundred calls a second
};

/// SIP trunks and phones (Sofia-SIP). Constructed anywhere; everything else on the thread of `loop`.
class SipAdapter final : public app::Signalling {
public:
    /// The references must outlive the adapter.
    SipAdapter(SipConfig config, SwitchLoop& loop, IdSource& ids, const app::PhoneDirectory& phones);
    ~SipAdapter() override;

    /// Opens both listeners and starts reporting to `events`; the error names the setting or the port.
    [[nodiscard]] std::expected<void, std::string> start(app::SignallingEvents& events);
    /// Ends every leg (BYE, CANCEL or 480), refuses new calls with 503; `done` runs when all peers have answered, or after 2 s.
    void shut_down(Task done);
    /// Closes the listeners at once; no event comes after it. Must be called before the loop stops.
    void close();

    /// Legs that are not released.
    [[nodiscard]] std::size_t live_legs() const;
    /// Ends the registration of a phone whose right was taken away.
    void forget_registration(const std::string& extension);

    void ring(LegId leg) override;
    void sound_early(LegId leg, const app::RtpDescription& local) override;
    void answer(LegId leg, const app::RtpDescription& local) override;
    void invite(LegId leg, const std::string& extension, const std::string& shown_number,
                const app::RtpDescription& local) override;
    void show_hold(LegId leg, bool held) override;
    void accept_transfer(LegId leg) override;
    void refuse_transfer(LegId leg) override;
    void report_transfer(LegId leg, app::TransferProgress progress) override;
    void dial(LegId leg, const app::OutsideCall& call) override;
    void hang_up(LegId leg, app::ReleaseCause cause) override;
    [[nodiscard]] bool is_registered(const std::string& extension) const override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hotline::sip
