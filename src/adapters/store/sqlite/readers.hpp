#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/store/sqlite/connection.hpp"
#include "adapters/store/sqlite/job.hpp"
#include "adapters/store/stores.hpp"

namespace hotline::store::sqlite {

/// Threads with a reading connection each; a work sees one snapshot and never waits for the writer.
class Readers {
public:
    Readers(const OpenOptions& options, int count, const StoreParts& parts);
    /// Finishes all that was submitted.
    ~Readers();
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    void submit(Job job);

private:
    void run(const OpenOptions& options, const StoreParts& parts);

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool stopping_{false};
    std::vector<std::thread> threads_;
};

}  // namespace hotline::store::sqlite
