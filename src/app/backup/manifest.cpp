#include "app/backup/manifest.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace hotline::app {
namespace {

constexpr std::string_view kName = "hotline backup ";
constexpr int kForm = 1;
constexpr std::string_view kEnd = "end ";

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Takes the text before the sign off the front.
std::string_view take(std::string_view& text, char sign) {
    const std::size_t at = text.find(sign);
    const std::string_view front = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return front;
}

bool stays_inside(std::string_view path) {
    if (path.empty() || path.starts_with('/') || path.contains('\\')) return false;
    while (!path.empty()) {
        const std::string_view part = take(path, '/');
        if (part.empty() || part == "." || part == "..") return false;
    }
    return true;
}

bool read_file_line(std::string_view rest, BackupManifest& to) {
    BackedUpFile file;
    file.sha256 = take(rest, ' ');
    const auto bytes = number_in<std::int64_t>(take(rest, ' '));
    if (!bytes) return false;
    file.bytes = *bytes;
    file.path = rest;
    to.files.push_back(std::move(file));
    return true;
}

bool read_audit_line(std::string_view rest, BackupManifest& to) {
    const auto seq = number_in<std::int64_t>(take(rest, ' '));
    if (!seq) return false;
    to.audit = {*seq, std::string(rest)};
    return true;
}

bool read_line(std::string_view line, BackupManifest& to) {
    const std::string_view what = take(line, ' ');
    if (what == "file") return read_file_line(line, to);
    if (what == "audit") return read_audit_line(line, to);
    if (what == "schema") {
        const auto schema = number_in<int>(line);
        to.schema = schema.value_or(0);
        return schema.has_value();
    }
    const auto at = parse_rfc3339(line);
    to.made_at = at.value_or(Instant{});
    return what == "made" && at;
}

/// The lines before the last one when that is their hash.
std::optional<std::string_view> sealed_lines(std::string_view text, const AuditHash& hash) {
    const std::size_t end = text.rfind(kEnd);
    if (end == std::string_view::npos || end == 0 || text[end - 1] != '\n' || !text.ends_with('\n')) return std::nullopt;
    const std::string_view lines = text.substr(0, end);
    const std::string_view seal = text.substr(end + kEnd.size(), text.size() - end - kEnd.size() - 1);
    return hash(lines) == seal ? std::optional{lines} : std::nullopt;
}

}  // namespace

std::string write_manifest(const BackupManifest& manifest, const AuditHash& hash) {
    std::string text = fmt::format("{}{}\nmade {}\nschema {}\naudit {} {}\n", kName, kForm, to_rfc3339(manifest.made_at),
                                   manifest.schema, manifest.audit.seq, manifest.audit.hash);
    for (const BackedUpFile& file : manifest.files) text += fmt::format("file {} {} {}\n", file.sha256, file.bytes, file.path);
    return text + fmt::format("{}{}\n", kEnd, hash(text));
}

std::expected<BackupManifest, ManifestFault> read_manifest(std::string_view text, const AuditHash& hash) {
    if (!text.starts_with(kName)) return std::unexpected(ManifestFault::not_one);
    const auto lines = sealed_lines(text, hash);
    if (!lines) return std::unexpected(ManifestFault::damaged);
    std::string_view rest = *lines;
    const auto form = number_in<int>(take(rest, '\n').substr(kName.size()));
    if (!form) return std::unexpected(ManifestFault::damaged);
    if (*form > kForm) return std::unexpected(ManifestFault::too_new);
    BackupManifest manifest;
    while (!rest.empty())
        if (!read_line(take(rest, '\n'), manifest)) return std::unexpected(ManifestFault::damaged);
    for (const BackedUpFile& file : manifest.files)
        if (!stays_inside(file.path)) return std::unexpected(ManifestFault::foreign_path);
    return manifest;
}

}  // namespace hotline::app
