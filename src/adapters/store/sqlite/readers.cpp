#include "adapters/store/sqlite/readers.hpp"

#include <pthread.h>

#include <optional>
#include <utility>

namespace hotline::store::sqlite {
namespace {

void run_in_snapshot(SqliteConnection& connection, Stores& stores, Job& job) {
    try {
        connection.script("BEGIN");
        app::UnitOfWork unit = stores.unit_of_work();
        job.work(unit);
    } catch (...) {
        job.error = std::current_exception();
    }
    connection.roll_back();  // nothing to keep
}

}  // namespace

Readers::Readers(const OpenOptions& options, int count, const StoreParts& parts) {
    for (int i = 0; i < count; ++i) threads_.emplace_back([this, options, parts] { run(options, parts); });
}

Readers::~Readers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Readers::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void Readers::run(const OpenOptions& options, const StoreParts& parts) {
    pthread_setname_np(pthread_self(), "store-read");
    std::optional<SqliteConnection> connection;
    std::optional<Stores> stores;
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        Job job = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        try {
            if (!connection) stores.emplace(connection.emplace(options), parts);
            run_in_snapshot(*connection, *stores, job);
        } catch (...) {
            job.error = std::current_exception();
            stores.reset();
            connection.reset();
        }
        finish(job);
        job = {};
        lock.lock();
    }
}

}  // namespace hotline::store::sqlite
