#pragma once
// Private to the adapter.
#include <functional>
#include <memory>

#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/trunk_peer.hpp"

namespace hotline::sip {

/// Asks a trunk's other side again and again whether it is there (OPTIONS, RFC 3261 section 11). Any answer of its own will do;
/// it is taken for gone after two questions in a row without one.
class TrunkProbe final : public Client {
public:
    using OnChanged = std::function<void(const TrunkName& trunk, bool answers)>;
    TrunkProbe(const TrunkPeer& peer, Endpoint& at, SwitchLoop& loop, OnChanged on_changed);
    ~TrunkProbe();
    TrunkProbe(const TrunkProbe&) = delete;
    TrunkProbe& operator=(const TrunkProbe&) = delete;

private:
    void ask();
    void heard(bool answer);
    void end_question();
    static int on_response(Client* client, nta_outgoing_t* request, const sip_t* sip);

    const TrunkPeer& peer_;
    Endpoint& at_;
    SwitchLoop& loop_;
    OnChanged on_changed_;
    nta_leg_t* leg_{nullptr};
    nta_outgoing_t* question_{nullptr};
    int unanswered_{0};
    bool answers_{true};
    app::TimerId next_;
};

}  // namespace hotline::sip
