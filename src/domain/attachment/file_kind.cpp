#include "domain/attachment/file_kind.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <vector>

#include "base/utf8.hpp"
#include "domain/attachment/picture_size.hpp"
#include "domain/attachment/zip_contents.hpp"

namespace hotline {
namespace {

using enum FileKind;
using Found = Result<void, FileFault>;

Found picture(std::optional<PictureSize> size) {
    if (!size) return refuse(FileFault::damaged);
    if (size->pixels() > kMostPixels) return refuse(FileFault::expands);
    return {};
}

Found check_png(std::string_view bytes) { return picture(png_size(bytes)); }
Found check_jpeg(std::string_view bytes) { return picture(jpeg_size(bytes)); }
Found check_tiff(std::string_view bytes) { return picture(tiff_size(bytes)); }

/// The end mark stands in the last kilobyte (PDF 1.7, implementation note 18).
Found check_pdf(std::string_view bytes) {
    const std::size_t tail = bytes.size() > 1024 ? bytes.size() - 1024 : 0;
    if (bytes.find("%%EOF", tail) == std::string_view::npos) return refuse(FileFault::damaged);
    return {};
}

Found check_office(std::string_view bytes, std::string_view main_part) {
    const auto parts = zip_parts(bytes);
    if (!parts) return refuse(FileFault::damaged);
    std::uint64_t unpacked = 0;
    bool has_main = false;
    for (const ZipPart& part : *parts) {
        unpacked += part.unpacked;
        has_main = has_main || part.name == main_part;
        if (part.name.ends_with("vbaProject.bin")) return refuse(FileFault::unknown_kind);  // a program
    }
    if (unpacked > kMostUnpacked) return refuse(FileFault::expands);
    if (!has_main) return refuse(FileFault::unknown_kind);
    return {};
}

Found check_docx(std::string_view bytes) { return check_office(bytes, "word/document.xml"); }
Found check_xlsx(std::string_view bytes) { return check_office(bytes, "xl/workbook.xml"); }

Found check_sound(std::string_view bytes) {
    constexpr std::size_t kShortestSound = 16;
    if (bytes.size() < kShortestSound) return refuse(FileFault::damaged);
    return {};
}

bool is_text_byte(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f';
}

Found check_text(std::string_view bytes) {
    if (!std::ranges::all_of(bytes, is_text_byte)) return refuse(FileFault::unknown_kind);
    return {};
}

bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }
bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }
bool is_tiff(std::string_view bytes) {
    using namespace std::string_view_literals;
    return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv);
}
bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }
bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }
bool is_wav(std::string_view bytes) { return bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WAVE"); }
bool is_amr(std::string_view bytes) { return bytes.starts_with("#!AMR"); }
bool is_mp3(std::string_view bytes) {
    if (bytes.starts_with("ID3")) return true;
    return bytes.size() > 1 && bytes[0] == '\xFF' && (static_cast<unsigned char>(bytes[1]) & 0xE6U) == 0xE2U;  // layer III
}
bool is_any(std::string_view) { return true; }

/// One kind of file: how its name ends, how its bytes begin, what else must be right. The order is that of being asked: text,
/// which has no beginning of its own, comes last.
struct Known {
    FileKind kind;
    std::string_view ending;
    std::string_view other_ending;
    std::string_view media_type;
    bool (*begins)(std::string_view);
    Found (*check)(std::string_view);
};
constexpr std::array kKnown{
    Known{pdf, ".pdf", "", "application/pdf", is_pdf, check_pdf},
    Known{docx, ".docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", is_zip, check_docx},
    Known{xlsx, ".xlsx", "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is_zip, check_xlsx},
    Known{jpg, ".jpg", ".jpeg", "image/jpeg", is_jpeg, check_jpeg},
    Known{png, ".png", "", "image/png", is_png, check_png},
    Known{tif, ".tif", ".tiff", "image/tiff", is_tiff, check_tiff},
    Known{wav, ".wav", "", "audio/wav", is_wav, check_sound},
    Known{mp3, ".mp3", "", "audio/mpeg", is_mp3, check_sound},
    Known{amr, ".amr", "", "audio/amr", is_amr, check_sound},
    Known{txt, ".txt", "", "text/plain", is_any, check_text},
};

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& each : low)
        if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
    return low;
}

const Known* known_by_name(std::string_view name) {
    const std::string low = lower(name);
    const auto ends = [&low](const Known& each) {
        return low.ends_with(each.ending) || (!each.other_ending.empty() && low.ends_with(each.other_ending));
    };
    const auto found = std::ranges::find_if(kKnown, ends);
    return found == kKnown.end() ? nullptr : &*found;
}

/// Readers of PDF look for its head in the first kilobyte, readers of ZIP for its end in the last 64: two kinds in one file.
bool hides_another(const Known& own, std::string_view bytes) {
    if (own.kind != pdf && bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return true;
    return own.begins != is_zip && zip_end(bytes).has_value();
}

bool is_recognised(std::string_view bytes) {
    return std::ranges::any_of(kKnown, [bytes](const Known& each) { return each.kind != txt && each.begins(bytes); });
}

bool is_forbidden_in_names(char32_t code) {
    constexpr std::u32string_view kElsewhere = U"\\/:*?\"<>|";
    constexpr std::u32string_view kTurnsText = U"\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    return code < 0x20 || code == 0x7F || code == 0xFFFD || kElsewhere.contains(code) || kTurnsText.contains(code);
}

}  // namespace

Result<FileKind, FileFault> check_file(std::string_view name, std::string_view bytes) {
    if (bytes.empty()) return refuse(FileFault::empty);
    if (bytes.size() > kMostFileBytes) return refuse(FileFault::too_large);
    const Known* named = known_by_name(name);
    if (named == nullptr) return refuse(FileFault::unknown_kind);
    if (!named->begins(bytes) || (named->kind == txt && is_recognised(bytes)))
        return refuse(is_recognised(bytes) ? FileFault::wrong_name : FileFault::damaged);
    if (hides_another(*named, bytes)) return refuse(FileFault::two_kinds);
    if (const auto fine = named->check(bytes); !fine) return refuse(fine.error());
    return named->kind;
}

std::string clean_file_name(std::string_view name) {
    constexpr std::size_t kLongest = 120;
    name = name.substr(name.find_last_of("/\\") + 1);  // npos + 1 is 0
    std::vector<Utf8Char> kept;
    for (std::size_t at = 0; at < name.size();) {
        const Utf8Char each = utf8_at(name, at);
        at = each.end;
        if (!is_forbidden_in_names(each.code)) kept.push_back(each);
    }
    const std::size_t dropped = kept.size() > kLongest ? kept.size() - kLongest : 0;  // the ending is what counts
    std::string clean;
    for (const Utf8Char& each : kept | std::views::drop(dropped)) append_utf8(clean, each.code);
    const std::size_t begin = clean.find_first_not_of(" .");
    return begin == std::string::npos ? std::string{} : clean.substr(begin);
}

std::string_view media_type_of(FileKind kind) { return std::ranges::find(kKnown, kind, &Known::kind)->media_type; }

std::string_view charset_of(std::string_view text) { return is_utf8(text) ? "utf-8" : "gb18030"; }

}  // namespace hotline
