#pragma once
#include <atomic>

#include "app/ports/outbox_desk.hpp"

namespace hotline::test {

/// One gateway, "city", whose key is "the-key-of-the-city". Sends nothing; counts how often it was woken.
class FakeOutboxDesk final : public app::OutboxDesk {
public:
    void wake() override { ++woken; }
    [[nodiscard]] std::shared_ptr<const app::GatewayStates> states() const override {
        const app::GatewayState state{
            .name = {"city"}, .health = GatewayHealth::works, .failures = 0, .last_answer = "0: Accepted"};
        return std::make_shared<const app::GatewayStates>(app::GatewayStates{state});
    }
    [[nodiscard]] const app::OutboxRules& rules() const override { return rules_; }
    [[nodiscard]] bool knows_key(const GatewayName& gateway, std::string_view key) const override {
        return gateway.value == "city" && key == "the-key-of-the-city";
    }

    std::atomic<int> woken{0};

private:
    app::OutboxRules rules_{.quiet = {}, .gateways = {{.name = {"city"}, .sender = "12345"}}};
};

}  // namespace hotline::test
