#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <variant>
#include <vector>

#include "app/ports/database.hpp"
#include "app/ports/journal.hpp"

namespace hotline::store {

struct JournalOptions {
    std::size_t most_waiting{1'000'000};  ///< some 200 MB: hours of a busy day with the database gone
    std::size_t batch{512};
    std::chrono::milliseconds retry_every{250};  ///< while the database cannot be used
};

/// What has just become durable, and which tasks that changed.
struct Stored {
    std::span<const CallEvent> calls;
    std::vector<app::CallbackChanged> callbacks;
    std::vector<VoiceMessageId> messages;
};

/// app::Journal that writes batches through a Database, in order. While that is locked or its disk full, events wait in
/// memory; beyond most_waiting the newest are lost, counted and logged. Destruction waits until all is written, or gives up
/// after one more try when the database cannot be used.
class StoreJournal final : public app::Journal {
public:
    /// Called on the database's thread with what is durable now, in order.
    using OnStored = std::function<void(const Stored&)>;

    StoreJournal(app::Database& database, OnStored on_stored, JournalOptions options = {});
    ~StoreJournal() override;
    StoreJournal(const StoreJournal&) = delete;
    StoreJournal& operator=(const StoreJournal&) = delete;

    void append(CallEvent event) override;
    void append(AgentEvent event) override;
    void append(Decision decision) override;
    /// Blocks until what was appended before is durable, or the timeout runs out (false).
    bool flush(std::chrono::milliseconds timeout);

    [[nodiscard]] std::size_t waiting() const;                         ///< for the metrics: events not yet durable
    [[nodiscard]] std::uint64_t lost() const { return lost_.load(); }  ///< alarm when it rises

private:
    using Entry = std::variant<CallEvent, AgentEvent, Decision>;

    void push(Entry entry);
    void run();
    /// Waits for events and takes a batch of them; empty: nothing more will come.
    [[nodiscard]] std::vector<Entry> next_batch();
    /// Retries until the batch is durable. False when the database cannot be used and we are stopping.
    [[nodiscard]] bool write_all(std::vector<Entry> batch);
    /// What is wrong with it; null when it is durable.
    [[nodiscard]] std::exception_ptr write(std::span<const Entry> entries);
    void tell(std::span<const Entry> entries, Stored stored) const;
    void lose(std::size_t count, const char* why);
    [[nodiscard]] bool pause_unless_stopping();

    app::Database& database_;
    OnStored on_stored_;
    JournalOptions options_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable emptied_;
    std::deque<Entry> waiting_;
    std::size_t in_hand_{0};  ///< taken from waiting_, not yet durable
    bool stopping_{false};
    std::atomic<std::uint64_t> lost_{0};
    std::thread thread_;
};

}  // namespace hotline::store
