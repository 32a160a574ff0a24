#pragma once
// Private to the adapter.
#include <optional>
#include <string>

#include "adapters/sip/authenticator.hpp"
#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/registrar.hpp"
#include "adapters/sip/sdp.hpp"

namespace hotline::sip {

/// A call that passed the door.
struct NewCall {
    std::string from;  ///< the phone's extension, or what the trunk claims
    std::string to;
    std::optional<RemoteSession> remote;  ///< nothing: the INVITE had no offer
    std::optional<LegId> replaces;        ///< the answered leg that a phone wants to take over
};

class CallSink {
public:
    virtual ~CallSink() = default;
    /// False: over the limit of calls (503).
    [[nodiscard]] virtual bool has_room() = 0;
    virtual void on_call(const Request& request, NewCall call) = 0;
};

/// Decides about every request outside of a dialog: who may ask what on which listener. The two policies stand here.
class FrontDoor final : public RequestSink {
public:
    FrontDoor(const SipConfig& config, AddressList trunks, const app::PhoneDirectory& phones, Registrar& registrar,
              CallSink& calls);

    void on_request(const Request& request) override;

private:
    [[nodiscard]] bool may_speak(const Request& request);
    /// Who sends it: an authenticated extension, or on the trunk listener what it claims. Nothing: already answered.
    [[nodiscard]] std::optional<std::string> sender(const Request& request);
    void on_register(const Request& request);
    void on_invite(const Request& request);
    /// Why the call cannot take the place of the leg that it names, or 0 and the leg.
    [[nodiscard]] static int replace(const Request& request, std::optional<LegId>& leg);

    const SipConfig& config_;
    AddressList trunks_;
    SourceLimiter strangers_;
    Authenticator authenticator_;
    Registrar& registrar_;
    CallSink& calls_;
};

}  // namespace hotline::sip
