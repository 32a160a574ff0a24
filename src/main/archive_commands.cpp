#include "main/archive_commands.hpp"

#include <fmt/format.h>

#include <boost/describe/enum_to_string.hpp>

#include "adapters/media/recording/recording_folder.hpp"
#include "app/recordings/check_recordings.hpp"
#include "app/recordings/read_storage.hpp"
#include "base/json/text_types.hpp"
#include "main/storage.hpp"

namespace hotline {
namespace {

constexpr int kDoesNotFit = 3;
constexpr int kShown = 1000;

template <class Enum>
const char* word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

template <class IdType>
std::string text(const std::optional<IdType>& id) {
    return id ? std::to_string(id->value) : "-";
}

}  // namespace

int reconcile_recordings(const Config& config, bool read_all) {
    const Storage storage(config);
    media::RecordingFolder files(std::filesystem::absolute(config.recordings_folder()));
    app::Archive archive(*storage.database, files, storage.clock);
    app::ReconcileOptions options{.reread_every = std::chrono::days{read_all ? 0 : config.reread_days}};
    const auto done = app::reconcile_recordings(archive, options);
    std::vector<app::RecordingFinding> findings;
    storage.read([&](app::UnitOfWork& work) { findings = work.recordings.findings(kShown); });
    for (const auto& finding : findings)
        fmt::print("{} {} {} {}\n", word(finding.fault), text(finding.recording), text(finding.call),
                   finding.path.empty() ? "-" : finding.path);
    fmt::print("{} recordings looked at, {} read, {} sealed; {} files; {} findings\n", done->checked, done->read, done->sealed,
               done->files, done->findings);
    return done->findings == 0 ? 0 : kDoesNotFit;
}

int print_overdue_recordings(const Config& config) {
    const Storage storage(config);
    std::vector<app::OverdueRecording> overdue;
    storage.read(
        [&](app::UnitOfWork& work) { overdue = app::overdue_recordings(work, config.retention(), storage.clock.now(), kShown); });
    std::int64_t bytes = 0;
    for (const auto& [entry, verdict] : overdue) {
        bytes += entry.bytes;
        fmt::print("{} {} {} {} {}\n", entry.id.value, word(verdict.kept_as), json::write_text(entry.started_at),
                   json::write_text(*verdict.until), entry.path);
    }
    fmt::print("{} recordings, {} bytes\n", overdue.size(), bytes);
    return 0;
}

}  // namespace hotline
