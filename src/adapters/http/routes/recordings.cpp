#include <fmt/format.h>

#include <filesystem>

#include "adapters/http/content/range.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/read_calls.hpp"

namespace hotline::http {
namespace {

namespace fs = std::filesystem;

/// The file below the recordings folder; empty when the index names one outside of it.
fs::path path_of(const fs::path& folder, const std::string& indexed) {
    const auto relative = fs::path(indexed).lexically_normal();
    if (relative.empty() || relative.is_absolute() || *relative.begin() == "..") return {};
    return folder / relative;
}

Response part_of(const Request& request, const fs::path& path, std::uint64_t size) {
    const auto range = parse_range(request.header("range"), size);
    if (range.kind == RangeRequest::Kind::unsatisfiable) {
        auto response = problem_response(request, {.code = "range_not_satisfiable"});
        response.set("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    Response response{.file = FileSlice{.path = path.string(), .from = 0, .length = size}};
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

/// Looked up for every request, because rights end; a recording that is still being written is given as far as it is.
Awaitable<Response> audio(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return problem_response(context.request, {.code = "recording_not_found"});
    auto look_up = [&](app::UnitOfWork& unit) { return app::recording_to_play(unit, context.actor(), *id); };
    const auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return problem_response(context.request, {.code = "recording_not_found"});
    const auto path = path_of(context.services.settings.recordings_folder, found->path);
    std::error_code missing;
    const auto size = path.empty() ? 0 : fs::file_size(path, missing);
    if (path.empty() || missing) co_return problem_response(context.request, {.code = "recording_not_found"});
    co_return part_of(context.request, path, size);
}

}  // namespace

Routes recording_routes() {
    return {Route{Method::get,
                  "/api/v1/recordings/{id}/audio",
                  with(Permission::recording_listen),
                  {.name = "recording_audio", .summary = "The sound of a recording; takes Range", .media_type = "audio/wav"},
                  audio}};
}

}  // namespace hotline::http
