#pragma once
#include <memory>

#include "adapters/store/secrets/secret_box.hpp"
#include "adapters/store/secrets/sodium_secrets.hpp"
#include "adapters/store/sqlite/database.hpp"
#include "base/ids.hpp"
#include "main/config.hpp"

namespace hotline {

/// The data folder, opened: database, keys, ids. What `serve` and the administrator's commands share.
struct Storage {
    /// Makes the folder and brings the schema up to date. Throws StartRefused.
    explicit Storage(const Config& config);

    SystemClock clock;
    IdSource ids;
    store::SodiumSecrets secrets;
    std::unique_ptr<store::SecretBox> box;
    store::StoreParts parts;
    bool is_new;  ///< this start made the database
    std::unique_ptr<store::sqlite::SqliteDatabase> database;

    /// Runs a read and waits for it; for the start and for commands.
    void read(const std::function<void(app::UnitOfWork&)>& work) const;
    void write(const std::function<void(app::UnitOfWork&)>& work) const;
};

}  // namespace hotline
