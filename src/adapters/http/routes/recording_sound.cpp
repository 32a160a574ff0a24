#include <fmt/format.h>

#include <filesystem>

#include "adapters/http/content/range.hpp"
#include "adapters/http/routes/recording_answer.hpp"
#include "adapters/http/routes/recording_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/recordings/hear_recording.hpp"
#include "app/recordings/recording_desk.hpp"

namespace hotline::http {
namespace {

namespace fs = std::filesystem;

/// The file below the recordings folder; empty when the index names one outside of it.
fs::path path_of(const fs::path& folder, const std::string& indexed) {
    const auto relative = fs::path(indexed).lexically_normal();
    if (relative.empty() || relative.is_absolute() || *relative.begin() == "..") return {};
    return folder / relative;
}

/// What is sent, from which the request may want a part.
struct Sound {
    FileSlice whole;
    std::uint64_t size{};
};

Response part_of(const Request& request, Sound sound) {
    const std::uint64_t size = sound.size;
    const auto range = parse_range(request.header("range"), size);
    if (range.kind == RangeRequest::Kind::unsatisfiable) {
        auto response = problem_response(request, {.code = "range_not_satisfiable"});
        response.set("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    Response response{.file = std::move(sound.whole)};
    response.file->length = size;
    if (range.kind == RangeRequest::Kind::part) {
        response.status = 206;
        response.file->from = range.part.from;
        response.file->length = range.part.length;
        response.set("Content-Range",
                     fmt::format("bytes {}-{}/{}", range.part.from, range.part.from + range.part.length - 1, size));
    }
    response.set("Content-Type", "audio/wav");
    response.set("Accept-Ranges", "bytes");
    response.set("Cache-Control", "private, no-store");
    return response;
}

std::optional<Sound> as_it_lies(const Services& services, const RecordingEntry& entry) {
    const auto path = path_of(services.settings.recordings_folder, entry.path);
    std::error_code missing;
    const auto size = path.empty() ? 0 : fs::file_size(path, missing);
    if (path.empty() || missing) return std::nullopt;
    return Sound{.whole = {.path = path.string()}, .size = size};
}

std::optional<Sound> as_pcm(const Services& services, const RecordingEntry& entry) {
    std::shared_ptr<app::SoundStream> stream = services.ports.recordings.as_pcm(entry.path);
    if (!stream) return std::nullopt;
    const std::uint64_t size = stream->size();
    auto read = [stream = std::move(stream)](std::uint64_t from, std::span<char> out) { return stream->read(from, out); };
    return Sound{.whole = {.read = std::move(read)}, .size = size};
}

/// One person's use of one recording, in one session.
std::string use_key(const Context& context, RecordingId id) { return context.token + ":" + std::to_string(id.value); }

/// Writes the use down and gives the recording; nothing when this person may not.
Awaitable<std::optional<RecordingEntry>> written_use(Context& context, RecordingId id, app::RecordingUse use) {
    use.address = context.request.address;
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::use_recording(unit, context.actor(), id, now, use);
    };
    co_return co_await write(context.services, std::move(work));
}

/// Rights are looked up for every piece, because they end; the first piece of a listening is written down.
Awaitable<std::optional<RecordingEntry>> heard(Context& context, RecordingId id) {
    Services& services = context.services;
    const auto key = use_key(context, id);
    std::optional<RecordingEntry> entry;
    if (services.listenings.is_recent(key, services.now())) {
        auto look_up = [&, now = services.now()](app::UnitOfWork& unit) {
            return app::recording_to_play(unit, context.actor(), id, now);
        };
        entry = co_await read(services, std::move(look_up));
    } else {
        app::RecordingUse use{.action = "recording.listen", .address = {}, .detail = {}};
        entry = co_await written_use(context, id, std::move(use));
    }
    if (entry) services.listenings.note(key, services.now());
    co_return entry;
}

/// A recording that is still being written is given as far as it is.
Awaitable<Response> audio(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return problem_response(context.request, {.code = "recording_not_found"});
    const auto query = decode_query<AudioQuery>(context.request.query);
    if (!query) co_return problem_response(context.request, {.code = "invalid_query", .fields = query.error()});
    Services& services = context.services;
    if (query->download && !services.downloads.is_recent(use_key(context, *id), services.now()))
        co_return problem_response(context.request, {.code = "recording_download_unasked"});
    const auto found = co_await heard(context, *id);
    if (!found) co_return problem_response(context.request, {.code = "recording_not_found"});
    auto sound = query->pcm ? as_pcm(services, *found) : as_it_lies(services, *found);
    if (!sound) co_return problem_response(context.request, {.code = "recording_gone"});
    auto response = part_of(context.request, std::move(*sound));
    if (query->download)
        response.set("Content-Disposition",
                     fmt::format("attachment; filename=\"{}\"", fs::path(found->path).filename().string()));
    co_return response;
}

/// No listening: what can be seen of a voice tells no word.
Awaitable<Response> waveform(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return problem_response(context.request, {.code = "recording_not_found"});
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::recording_to_play(unit, context.actor(), *id, now);
    };
    const auto entry = co_await read(context.services, std::move(look_up));
    if (!entry) co_return problem_response(context.request, {.code = "recording_not_found"});
    auto ask = [&keeper = context.services.ports.recordings, path = entry->path](auto reply) {
        keeper.waveform(path, std::move(reply));
    };
    const auto made = co_await asked_keeper<std::string>(std::move(ask));
    std::error_code missing;
    const auto size = made ? fs::file_size(*made, missing) : 0;
    if (!made || missing) co_return problem_response(context.request, {.code = "recording_waveform_unready"});
    Response response{.file = FileSlice{.path = *made, .length = size}};
    response.set("Content-Type", "application/octet-stream");
    response.set("Cache-Control", "private, no-store");
    co_return response;
}

Awaitable<Answer<DownloadGrant>> ask_download(Context& context, StatedReason why) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    app::RecordingUse use{.action = "recording.download", .address = {}, .detail = std::move(why.reason)};
    const auto entry = co_await written_use(context, *id, std::move(use));
    if (!entry) co_return refused("recording_not_found");
    context.services.downloads.note(use_key(context, *id), context.services.now());
    co_return DownloadGrant{.url = fmt::format("/api/v1/recordings/{}/audio?download=1", id->value)};
}

}  // namespace

Routes recording_sound_routes() {
    return {
        Route{Method::get,
              "/api/v1/recordings/{id}/audio",
              with(Permission::recording_listen),
              {.name = "recording_audio",
               .summary = "The sound of a recording; takes Range; each listening is written down",
               .query = &json::type_of<AudioQuery>,
               .media_type = "audio/wav"},
              audio},
        Route{Method::get,
              "/api/v1/recordings/{id}/waveform",
              with(Permission::recording_listen),
              {.name = "recording_waveform",
               .summary = "Loudness of each side: HLWF, then a byte each 50 ms and channel",
               .media_type = "application/octet-stream"},
              waveform},
        route(Method::post, "/api/v1/recordings/{id}/downloads", with(Permission::recording_download),
              {.name = "ask_recording_download", .summary = "Say why a copy is needed; then it can be fetched", .status = 201},
              ask_download),
    };
}

}  // namespace hotline::http
