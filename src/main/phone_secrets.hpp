#pragma once
#include "app/ports/signalling.hpp"
#include "app/switch_config.hpp"

namespace hotline {

/// Phones' digest secrets from the switch's snapshot; used on the switch thread only.
class PhoneSecrets final : public app::PhoneDirectory {
public:
    explicit PhoneSecrets(app::SwitchSnapshot snapshot) : snapshot_(std::move(snapshot)) {}
    [[nodiscard]] std::optional<std::string> ha1(const std::string& extension) const override {
        const auto found = snapshot_->ha1.find(extension);
        return found == snapshot_->ha1.end() ? std::nullopt : std::optional{found->second};
    }

private:
    app::SwitchSnapshot snapshot_;
};

}  // namespace hotline
