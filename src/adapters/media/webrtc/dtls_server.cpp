#include "adapters/media/webrtc/dtls_server.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "adapters/media/webrtc/dtls_context.hpp"
#include "adapters/media/webrtc/dtls_desk.hpp"
#include "adapters/media/webrtc/dtls_mailbox.hpp"

namespace hotline::media::webrtc {

class DtlsServer::Impl {
public:
    explicit Impl(DtlsLimits limits) : limits_(limits), thread_([this] { run(); }) {}

    ~Impl() {
        stopping_.store(true, std::memory_order_release);
        wakeup_->wake();
        thread_.join();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] const Fingerprint& fingerprint() const { return context_.fingerprint(); }

    std::unique_ptr<DtlsDoor> open_door(std::function<void()> notify) {
        auto mailbox = std::make_shared<DtlsMailbox>(limits_.queue, std::move(notify), wakeup_);
        {
            const std::lock_guard lock(new_doors_mutex_);
            new_doors_.push_back(mailbox);
        }
        wakeup_->wake();
        return std::make_unique<MailboxDoor>(std::move(mailbox));
    }

private:
    void run() {
        pthread_setname_np(pthread_self(), "dtls");
        while (!stopping_.load(std::memory_order_acquire)) {
            admit_new_doors();
            std::erase_if(desks_, [](const auto& desk) { return desk->is_closed(); });
            const auto now = std::chrono::steady_clock::now();
            for (const auto& desk : desks_) desk->work(now);
            wakeup_->wait(wait_ms());
        }
    }

    void admit_new_doors() {
        const std::lock_guard lock(new_doors_mutex_);
        for (auto& mailbox : new_doors_)
            desks_.push_back(std::make_unique<DtlsDesk>(context_, limits_, load_, std::move(mailbox)));
        new_doors_.clear();
    }

    [[nodiscard]] int wait_ms() const {
        const auto now = std::chrono::steady_clock::now();
        std::optional<std::chrono::milliseconds> soonest;
        for (const auto& desk : desks_)
            if (const auto wait = desk->until_work(now)) soonest = std::min(soonest.value_or(*wait), *wait);
        return soonest ? static_cast<int>(soonest->count()) : -1;
    }

    DtlsLimits limits_;
    DtlsContext context_;
    std::shared_ptr<DtlsWakeup> wakeup_ = std::make_shared<DtlsWakeup>();
    std::atomic<bool> stopping_{false};
    std::mutex new_doors_mutex_;  // never taken by a packet
    std::vector<std::shared_ptr<DtlsMailbox>> new_doors_;

    // The DTLS thread's own.
    DtlsLoad load_;
    std::vector<std::unique_ptr<DtlsDesk>> desks_;

    std::thread thread_;  // last: it uses all of the above
};

DtlsServer::DtlsServer(DtlsLimits limits) : impl_(std::make_unique<Impl>(limits)) {}

DtlsServer::~DtlsServer() = default;

const Fingerprint& DtlsServer::fingerprint() const { return impl_->fingerprint(); }

std::unique_ptr<DtlsDoor> DtlsServer::open_door(std::function<void()> notify) { return impl_->open_door(std::move(notify)); }

}  // namespace hotline::media::webrtc
