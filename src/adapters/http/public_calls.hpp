#pragma once
#include <map>
#include <optional>
#include <string>

#include "adapters/http/context.hpp"
#include "adapters/http/web_socket.hpp"

namespace hotline::http {

/// Counts the calls made from the citizen's page, at once, in all and by address.
class PublicCalls {
public:
    PublicCalls(int most, int most_per_address) : most_(most), most_per_address_(most_per_address) {}

    /// A place, given back when it is destroyed.
    class Place {
    public:
        Place(PublicCalls& calls, std::string address) : calls_(&calls), address_(std::move(address)) {}
        Place(Place&& other) noexcept : calls_(std::exchange(other.calls_, nullptr)), address_(std::move(other.address_)) {}
        Place& operator=(Place&&) = delete;
        ~Place();

    private:
        PublicCalls* calls_;
        std::string address_;
    };
    [[nodiscard]] std::optional<Place> enter(const std::string& address);
    [[nodiscard]] int total() const { return total_; }

private:
    int most_;
    int most_per_address_;
    int total_{0};
    std::map<std::string, int> by_address_;
};

/// A citizen's call from the public page: SDP and keys in, states out; closing the socket hangs up.
Awaitable<void> public_call(Context& context, WebSocket& socket);

}  // namespace hotline::http
