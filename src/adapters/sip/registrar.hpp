#pragma once
// Private to the adapter.
#include <functional>
#include <string>

#include "adapters/sip/endpoint.hpp"
#include "adapters/sip/policy/location.hpp"

namespace hotline::sip {

/// REGISTER (RFC 3261 section 10.3): where phones are reached. In memory only; phones register again after a restart.
class Registrar {
public:
    using OnChanged = std::function<void(const std::string& extension, bool registered)>;
    Registrar(const SipConfig& config, SwitchLoop& loop, OnChanged on_changed);
    ~Registrar();

    /// Answers a REGISTER of an authenticated extension.
    void on_register(const Request& request, const std::string& extension);
    void forget(const std::string& extension);

    [[nodiscard]] bool is_registered(const std::string& extension) const;
    /// The contact that registered last; nothing when there is none.
    [[nodiscard]] std::optional<Binding> reach(const std::string& extension) const;

private:
    [[nodiscard]] int update(const Request& request, const std::string& extension);
    [[nodiscard]] std::optional<std::chrono::seconds> expiry_of(const sip_t& sip, const sip_contact_t& contact) const;
    void answer(const Request& request, int status, const std::string& extension);
    void watch_expiry();
    void expire();

    const SipConfig& config_;
    SwitchLoop& loop_;
    OnChanged on_changed_;
    Location location_;
    app::TimerId sweep_;
    Location::Time sweep_at_;
};

}  // namespace hotline::sip
