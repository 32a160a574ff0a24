#include "main/storage.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <future>

#include "adapters/store/migrate.hpp"
#include "main/start_refused.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<store::SecretBox> open_box(const fs::path& data) {
    std::error_code error;
    fs::create_directories(data, error);
    if (error) throw StartRefused(fmt::format("The data folder {} cannot be made: {}", data.string(), error.message()));
    try {
        return std::make_unique<store::SecretBox>(store::SecretBox::from_file(data / "secret.key"));
    } catch (const std::exception& wrong) {
        throw StartRefused(wrong.what());
    }
}

std::unique_ptr<store::sqlite::SqliteDatabase> open_database(const fs::path& file, const store::StoreParts& parts) {
    try {
        return std::make_unique<store::sqlite::SqliteDatabase>(store::sqlite::DatabaseOptions{.path = file.string()}, parts);
    } catch (const std::exception& wrong) {
        throw StartRefused(fmt::format("The database {} cannot be used: {}", file.string(), wrong.what()));
    }
}

app::Database::Done fulfil(std::promise<void>& promise) {
    return [&promise](const std::exception_ptr& wrong) { wrong ? promise.set_exception(wrong) : promise.set_value(); };
}

}  // namespace

Storage::Storage(const Config& config)
    : ids(clock, config.node),
      box(open_box(config.data)),
      parts{.clock = &clock, .ids = &ids, .box = box.get()},
      is_new(!fs::exists(config.data / "hotline.db")),
      database(open_database(config.data / "hotline.db", parts)) {}

void Storage::read(const std::function<void(app::UnitOfWork&)>& work) const {
    std::promise<void> done;
    database->read(work, fulfil(done));
    done.get_future().get();
}

void Storage::write(const std::function<void(app::UnitOfWork&)>& work) const {
    std::promise<void> done;
    database->write(work, fulfil(done));
    done.get_future().get();
}

}  // namespace hotline
