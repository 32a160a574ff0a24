#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/messages/outbox.hpp"
#include "main/config.hpp"
#include "main/storage.hpp"

namespace hotline {

/// The thread that sends. Asleep until something is written or the next planned try.
class OutboxThread final : public app::OutboxDesk {
public:
    /// `utc_offset` is the city's, for the quiet hours.
    OutboxThread(const Config& config, Storage& storage, app::LiveEvents& live, std::chrono::minutes utc_offset);
    /// Waits for the answer that a gateway owes us, at most its time limit.
    ~OutboxThread() override;
    OutboxThread(const OutboxThread&) = delete;
    OutboxThread& operator=(const OutboxThread&) = delete;

    void start();
    void wake() override;
    [[nodiscard]] std::shared_ptr<const app::GatewayStates> states() const override { return outbox_->states(); }
    [[nodiscard]] const app::OutboxRules& rules() const override { return rules_; }
    [[nodiscard]] bool knows_key(const GatewayName& gateway, std::string_view key) const override;

private:
    void run();
    /// Looks, and gives how long there is nothing to do; nothing: until it is woken.
    std::optional<Duration> look();

    Storage& storage_;
    app::OutboxRules rules_;
    std::vector<std::unique_ptr<app::MessageGateway>> gateways_;
    std::map<GatewayName, std::string> key_hashes_;
    std::unique_ptr<app::Outbox> outbox_;
    bool recovered_{false};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool woken_{false};
    bool stopping_{false};
    std::thread thread_;
};

}  // namespace hotline
