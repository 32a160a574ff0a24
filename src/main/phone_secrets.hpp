#pragma once
#include "app/ports/signalling.hpp"
#include "app/switch/switch.hpp"

namespace hotline {

/// Phones' digest secrets as the switch knows them at this moment; used on the switch thread only.
class PhoneSecrets final : public app::PhoneDirectory {
public:
    /// Before the first request of a phone.
    void follow(const app::Switch& from) { switch_ = &from; }

    [[nodiscard]] std::optional<std::string> ha1(const std::string& extension) const override {
        const auto& known = switch_->config()->ha1;
        const auto found = known.find(extension);
        return found == known.end() ? std::nullopt : std::optional{found->second};
    }

private:
    const app::Switch* switch_{};
};

}  // namespace hotline
