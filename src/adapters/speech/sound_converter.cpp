#include "adapters/speech/sound_converter.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <bit>
#include <fstream>

#include "base/child_process.hpp"
#include "base/work_files.hpp"

namespace hotline::speech {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 8000;

static_assert(std::endian::native == std::endian::little, "ffmpeg's s16le is read as it lies");

ChildResult convert(const WorkFiles& files, std::string_view container, int most_seconds) {
    // twice the samples: what ffmpeg may write before it notices that it is enough
    const auto most_bytes = static_cast<long>(most_seconds) * kRate * 2 * 2;
    return run_child({"timeout",
                      "60",
                      "prlimit",
                      "--cpu=30",
                      "--as=1073741824",
                      fmt::format("--fsize={}", most_bytes),
                      "--nofile=32",
                      "--core=0",
                      "ffmpeg",
                      "-v",
                      "error",
                      "-nostdin",
                      "-threads",
                      "1",
                      "-protocol_whitelist",
                      "file",
                      "-f",
                      std::string{container},
                      "-i",
                      "file:" + files.from().string(),
                      "-map",
                      "0:a:0",
                      "-map_metadata",
                      "-1",
                      "-t",
                      std::to_string(most_seconds),
                      "-ac",
                      "1",
                      "-ar",
                      std::to_string(kRate),
                      "-f",
                      "s16le",
                      "-y",
                      "file:" + files.to().string()});
}

std::vector<std::int16_t> samples_in(const fs::path& file) {
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    if (missing) return {};
    std::vector<std::int16_t> samples(size / sizeof(std::int16_t));
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(samples.size() * sizeof(std::int16_t)));
    return samples;
}

}  // namespace

std::optional<std::string_view> container_of(std::string_view file) {
    const auto at = [&](std::size_t from, std::string_view text) {
        return file.substr(std::min(from, file.size())).starts_with(text);
    };
    const auto byte = [&](std::size_t from) { return from < file.size() ? static_cast<unsigned char>(file[from]) : 0U; };
    if (at(0, "RIFF") && at(8, "WAVE")) return "wav";
    if (at(0, "OggS")) return "ogg";
    if (at(0, "\x1a\x45\xdf\xa3")) return "matroska";
    if (at(0, "ID3")) return "mp3";
    // a frame of MPEG layer III: eleven bits set, a version and a bit rate that exist
    const bool is_frame = byte(0) == 0xff && (byte(1) & 0xe6U) == 0xe2 && (byte(2) & 0xf0U) != 0xf0 && (byte(2) & 0x0cU) != 0x0c;
    if (is_frame && (byte(1) & 0x18U) != 0x08) return "mp3";
    return std::nullopt;
}

std::expected<std::vector<std::int16_t>, ConversionFault> decode_sound(const std::string& file, const fs::path& folder,
                                                                       int most_seconds) {
    const auto container = container_of(file);
    if (!container) return std::unexpected(ConversionFault::not_audio);
    const WorkFiles files(folder, ".in", ".raw");
    files.put(file);
    const ChildResult result = convert(files, *container, most_seconds);
    if (result.exit_code == kProgramMissing) {
        spdlog::error("a sound was not converted: {}", result.errors);
        return std::unexpected(ConversionFault::no_converter);
    }
    auto samples = samples_in(files.to());
    if (result.exit_code == 0 && !samples.empty()) return samples;
    spdlog::info("a sound was refused ({}): {}", result.exit_code, result.errors);
    return std::unexpected(ConversionFault::not_audio);
}

}  // namespace hotline::speech
