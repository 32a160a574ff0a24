#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hotline::sip {

/// Where a registered phone is reached (RFC 3261 section 10.3).
struct Binding {
    std::string contact;  ///< URI as the phone gave it
    std::string route;    ///< URI of the address and transport that it registered from: the way back through NAT
    std::string call_id;
    std::uint32_t cseq{};
    std::chrono::steady_clock::time_point expires_at;
};

enum class BindingRefusal { too_many_contacts, out_of_order };

/// Contacts of each extension; who is in it is registered.
class Location {
public:
    using Time = std::chrono::steady_clock::time_point;
    explicit Location(std::size_t most_contacts) : most_contacts_(most_contacts) {}

    /// Adds, refreshes or (expiry not after now) removes a binding. out_of_order: a late duplicate of an older REGISTER.
    [[nodiscard]] std::optional<BindingRefusal> put(const std::string& extension, Binding binding, Time now);
    void remove_all(const std::string& extension) { bindings_.erase(extension); }

    [[nodiscard]] bool is_registered(const std::string& extension, Time now) const;
    /// Live bindings, the latest registered last.
    [[nodiscard]] std::vector<Binding> bindings(const std::string& extension, Time now) const;

    /// Drops what has expired; returns the extensions that have none left.
    [[nodiscard]] std::vector<std::string> expire(Time now);
    [[nodiscard]] std::optional<Time> next_expiry() const;

private:
    std::size_t most_contacts_;
    std::map<std::string, std::vector<Binding>> bindings_;
};

}  // namespace hotline::sip
