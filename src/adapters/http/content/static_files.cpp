#include "adapters/http/content/static_files.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>

#include "adapters/http/content/gzip.hpp"

namespace hotline::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWorthPacking = 1024;
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTypes{{{".html", "text/html; charset=utf-8"},
                                                                                {".js", "text/javascript; charset=utf-8"},
                                                                                {".css", "text/css; charset=utf-8"},
                                                                                {".json", "application/json; charset=utf-8"},
                                                                                {".svg", "image/svg+xml"},
                                                                                {".png", "image/png"},
                                                                                {".ico", "image/x-icon"},
                                                                                {".jpg", "image/jpeg"},
                                                                                {".webp", "image/webp"},
                                                                                {".woff2", "font/woff2"},
                                                                                {".wav", "audio/wav"},
                                                                                {".mp3", "audio/mpeg"},
                                                                                {".txt", "text/plain; charset=utf-8"},
                                                                                {".webmanifest", "application/manifest+json"},
                                                                                {".geojson", "application/geo+json"}}};

std::string_view type_of_file(const fs::path& path) {
    const auto extension = path.extension().string();
    for (const auto& [known, type] : kTypes)
        if (known == extension) return type;
    return "application/octet-stream";
}

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string etag_of(const std::string& body) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(body.data(), body.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::string tag = "\"";
    for (std::size_t at = 0; at < 12; ++at) tag += fmt::format("{:02x}", digest[at]);
    return tag + '"';
}

bool is_compressible(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/") || type == "image/svg+xml";
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
    if (folder.empty() || !fs::is_directory(folder)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() != ".gz") load(folder, entry.path());
}

void StaticFiles::load(const fs::path& folder, const fs::path& path) {
    File file{.body = contents(path), .type = std::string{type_of_file(path)}};
    file.etag = etag_of(file.body);
    if (const fs::path packed = path.string() + ".gz"; fs::exists(packed))
        file.packed = contents(packed);
    else if (file.body.size() >= kWorthPacking && is_compressible(file.type))
        file.packed = gzip(file.body, 9);
    const auto name = "/" + fs::relative(path, folder).generic_string();
    file.immutable = name.starts_with("/assets/");
    files_.emplace(name, std::move(file));
}

std::optional<Response> StaticFiles::find(const Request& request) const {
    auto found = files_.find(request.path);
    if (found == files_.end() && !fs::path(request.path).has_extension()) found = files_.find("/index.html");
    if (found == files_.end()) return std::nullopt;
    const File& file = found->second;
    Response response;
    response.set("Content-Type", file.type);
    response.set("ETag", file.etag);
    response.set("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (!file.packed.empty()) response.set("Vary", "Accept-Encoding");
    if (request.header("if-none-match").contains(file.etag)) {
        response.status = 304;
        return response;
    }
    const bool packed = !file.packed.empty() && accepts_gzip(request.header("accept-encoding"));
    if (packed) response.set("Content-Encoding", "gzip");
    response.body = packed ? file.packed : file.body;
    return response;
}

}  // namespace hotline::http
