#include "adapters/store/journal.hpp"

#include <pthread.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

namespace hotline::store {
namespace {

bool is_outside_trouble(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const app::StoreUnavailable&) {
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace

StoreJournal::StoreJournal(app::Database& database, OnStored on_stored, JournalOptions options)
    : database_(database), on_stored_(std::move(on_stored)), options_(options), thread_([this] { run(); }) {}

StoreJournal::~StoreJournal() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void StoreJournal::append(CallEvent event) { push(std::move(event)); }

void StoreJournal::append(AgentEvent event) { push(std::move(event)); }

void StoreJournal::append(Decision decision) { push(std::move(decision)); }

void StoreJournal::push(Entry entry) {
    bool was_empty = false;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() < options_.most_waiting) {
            was_empty = waiting_.empty();
            waiting_.push_back(std::move(entry));
        } else if (lost_++ == 0) {
            spdlog::critical("store: {} events wait for the database, further ones are lost", waiting_.size());
        }
    }
    if (was_empty) wake_.notify_all();
}

std::size_t StoreJournal::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size() + in_hand_;
}

bool StoreJournal::flush(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    return emptied_.wait_for(lock, timeout, [this] { return waiting_.empty() && in_hand_ == 0; });
}

void StoreJournal::run() {
    pthread_setname_np(pthread_self(), "journal");
    for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
        if (write_all(std::move(batch))) continue;
        lose(waiting(), "the program ends while the database cannot be used");
        return;
    }
}

std::vector<StoreJournal::Entry> StoreJournal::next_batch() {
    std::unique_lock lock(mutex_);
    in_hand_ = 0;
    if (waiting_.empty()) emptied_.notify_all();
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), options_.batch));
    std::vector<Entry> batch(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.begin() + count));
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    in_hand_ = batch.size();
    return batch;
}

bool StoreJournal::write_all(std::vector<Entry> batch) {
    std::span<const Entry> left(batch);
    std::size_t at_once = left.size();
    while (!left.empty()) {
        const auto part = left.first(std::min(at_once, left.size()));
        const std::exception_ptr error = write(part);
        if (error && is_outside_trouble(error)) {
            if (!pause_unless_stopping()) return false;
            continue;
        }
        if (error && part.size() > 1) {
            at_once = 1;  // find the one that cannot be stored; the others must not suffer
            continue;
        }
        if (error) lose(1, "the database refused it");
        left = left.subspan(part.size());
    }
    return true;
}

std::exception_ptr StoreJournal::write(std::span<const Entry> entries) {
    std::promise<std::exception_ptr> promise;
    auto result = promise.get_future();
    auto stored = std::make_shared<Stored>();
    auto work = [entries, stored](app::UnitOfWork& unit) {
        for (const Entry& entry : entries) std::visit([&unit](const auto& event) { unit.calls.append(event); }, entry);
        stored->callbacks = unit.callbacks.take_changed();
        stored->messages = unit.voicemail.take_added();
    };
    auto done = [this, entries, stored, promise = std::move(promise)](std::exception_ptr error) mutable {
        if (!error) tell(entries, std::move(*stored));
        promise.set_value(std::move(error));
    };
    database_.write(std::move(work), std::move(done));
    return result.get();
}

void StoreJournal::tell(std::span<const Entry> entries, Stored stored) const {
    if (!on_stored_) return;
    std::vector<CallEvent> events;
    for (const Entry& entry : entries)
        if (const auto* event = std::get_if<CallEvent>(&entry)) events.push_back(*event);
    if (events.empty()) return;
    stored.calls = events;
    try {
        on_stored_(stored);
    } catch (const std::exception& error) {
        spdlog::error("store: a listener to stored events threw: {}", error.what());
    }
}

void StoreJournal::lose(std::size_t count, const char* why) {
    if (count == 0) return;
    lost_ += count;
    spdlog::critical("store: {} events are lost: {}", count, why);
}

bool StoreJournal::pause_unless_stopping() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, options_.retry_every, [this] { return stopping_; });
}

}  // namespace hotline::store
