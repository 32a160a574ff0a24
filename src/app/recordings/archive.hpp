#pragma once
#include <future>
#include <optional>
#include <utility>

#include "app/ports/database.hpp"
#include "app/ports/recording_files.hpp"

namespace hotline::app {

/// The index of recordings and their files, for work that takes its time: each step waits for the database and the disk. Never
/// to be used on the switch thread or a server's.
class Archive {
public:
    Archive(Database& database, RecordingFiles& files, const Clock& clock) : files_(files), clock_(clock), database_(database) {}

    [[nodiscard]] RecordingFiles& files() const { return files_; }
    [[nodiscard]] Instant now() const { return clock_.now(); }

    /// Gives what `look(UnitOfWork&)` gives; throws what it throws, and StoreUnavailable.
    template <class Look>
    auto read(Look look) {
        using Found = decltype(look(std::declval<UnitOfWork&>()));
        std::optional<Found> found;
        wait(&Database::read, [&](UnitOfWork& work) { found.emplace(look(work)); });
        return std::move(*found);
    }
    /// Comes back when the change is durable.
    void write(Database::Work work) { wait(&Database::write, std::move(work)); }

private:
    void wait(void (Database::*submit)(Database::Work, Database::Done), Database::Work work) {
        std::promise<void> done;
        auto result = done.get_future();
        (database_.*submit)(std::move(work), [done = std::move(done)](const std::exception_ptr& wrong) mutable {
            wrong ? done.set_exception(wrong) : done.set_value();
        });
        result.get();
    }

    RecordingFiles& files_;
    const Clock& clock_;
    Database& database_;
};

}  // namespace hotline::app
