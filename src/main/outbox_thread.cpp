#include "main/outbox_thread.hpp"

#include <pthread.h>

#include "base/log.hpp"

namespace hotline {
namespace {

constexpr std::chrono::seconds kAfterTrouble{5};

app::OutboxRules rules_of(const Config& config, std::chrono::minutes utc_offset) {
    app::OutboxRules rules;
    rules.quiet = {.from_min = config.quiet_from_min, .to_min = config.quiet_to_min, .utc_offset = utc_offset};
    rules.useful_for = std::chrono::hours{config.message_useful_h};
    for (const GatewaySetting& gateway : config.gateways) rules.gateways.push_back(gateway.use);
    return rules;
}

/// In the same time wherever they differ.
bool are_equal(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned char difference = 0;
    for (std::size_t at = 0; at < a.size(); ++at) difference |= static_cast<unsigned char>(a[at] ^ b[at]);
    return difference == 0;
}

}  // namespace

OutboxThread::OutboxThread(const Config& config, Storage& storage, app::LiveEvents& live, std::chrono::minutes utc_offset)
    : storage_(storage), rules_(rules_of(config, utc_offset)) {
    std::vector<app::Outbox::Way> ways;
    for (const GatewaySetting& gateway : config.gateways) {
        gateways_.push_back(messages::make_gateway(gateway.use, gateway.access));
        ways.push_back({gateway.use, *gateways_.back()});
        key_hashes_[gateway.use.name] = storage_.secrets.hash_token(gateway.access.key);
    }
    outbox_ = std::make_unique<app::Outbox>(app::Outbox::Parts{*storage_.database, live, storage_.clock}, std::move(ways));
}

OutboxThread::~OutboxThread() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void OutboxThread::start() {
    thread_ = std::thread([this] { run(); });
}

void OutboxThread::wake() {
    {
        const std::lock_guard lock(mutex_);
        woken_ = true;
    }
    wake_.notify_all();
}

bool OutboxThread::knows_key(const GatewayName& gateway, std::string_view key) const {
    const std::string given = storage_.secrets.hash_token(std::string{key});
    const auto known = key_hashes_.find(gateway);
    return are_equal(given, known == key_hashes_.end() ? std::string(given.size(), ' ') : known->second);
}

void OutboxThread::run() {
    pthread_setname_np(pthread_self(), "outbox");
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        woken_ = false;
        lock.unlock();
        const auto pause = look();
        lock.lock();
        const auto has_news = [this] { return stopping_ || woken_; };
        if (pause)
            wake_.wait_for(lock, *pause, has_news);
        else
            wake_.wait(lock, has_news);
    }
}

std::optional<Duration> OutboxThread::look() {
    try {
        if (!recovered_) outbox_->recover();
        recovered_ = true;
        const auto next = outbox_->look();
        return next ? std::optional{std::max(Duration{}, *next - storage_.clock.now())} : std::nullopt;
    } catch (const std::exception& wrong) {
        log::warning("outbox: {}", wrong.what());
        return kAfterTrouble;
    }
}

}  // namespace hotline
