#include "domain/knowledge/document.hpp"

#include "base/utf8.hpp"

namespace hotline {
namespace {

constexpr char32_t kNoBreakSpace = 0xA0;
constexpr char32_t kIdeographicSpace = 0x3000;

bool is_space(char32_t code) { return code == ' ' || code == '\t' || code == kNoBreakSpace || code == kIdeographicSpace; }
bool is_line_end(char32_t code) { return code == '\n' || code == '\r' || code == '\f'; }
bool is_invisible(char32_t code) { return code < 0x20 || code == 0x7F || code == 0xFFFD || code == 0xFEFF || code == 0x200B; }

/// Puts characters into lines; many spaces are one, many empty lines are one.
class Lines {
public:
    void take(char32_t code) {
        const bool ends_return = code == '\n' && after_return_;  // CR LF is one end
        after_return_ = code == '\r';
        if (ends_return) return;
        if (is_line_end(code)) return end_line();
        if (is_space(code)) {
            gap_ = !line_.empty();
            return;
        }
        if (is_invisible(code)) return;
        if (gap_) line_ += ' ';
        gap_ = false;
        append_utf8(line_, code);
    }
    std::string text() && {
        end_line();
        return std::move(text_);
    }

private:
    void end_line() {
        if (line_.empty()) {
            empty_line_ = !text_.empty();
        } else {
            if (!text_.empty()) text_ += empty_line_ ? "\n\n" : "\n";
            text_ += line_;
            empty_line_ = false;
        }
        line_.clear();
        gap_ = false;
    }

    std::string text_;
    std::string line_;
    bool gap_{false};
    bool empty_line_{false};
    bool after_return_{false};
};

std::string tidy(std::string_view text) {
    Lines lines;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char next = utf8_at(text, at);
        lines.take(next.code);
        at = next.end;
    }
    return std::move(lines).text();
}

std::string_view first_characters(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t n = 0; n < most && at < text.size(); ++n) at = utf8_at(text, at).end;
    return text.substr(0, at);
}

std::string lower_end(std::string_view name) {
    std::string end{name.substr(name.size() - std::min<std::size_t>(name.size(), 5))};
    for (char& each : end)
        if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
    return end;
}

Result<DocumentKind, FileFault> document_of(FileKind kind) {
    switch (kind) {
        case FileKind::pdf: return DocumentKind::pdf;
        case FileKind::docx: return DocumentKind::docx;
        case FileKind::txt: return DocumentKind::txt;
        case FileKind::xlsx:
        case FileKind::jpg:
        case FileKind::png:
        case FileKind::tif:
        case FileKind::wav:
        case FileKind::mp3:
        case FileKind::amr: break;
    }
    return refuse(FileFault::unknown_kind);
}

}  // namespace

Result<DocumentKind, FileFault> check_document(std::string_view name, std::string_view bytes) {
    const std::string end = lower_end(name);
    if (end.ends_with(".html") || end.ends_with(".htm")) {
        if (bytes.empty()) return refuse(FileFault::empty);
        if (bytes.size() > kMostFileBytes) return refuse(FileFault::too_large);
        return DocumentKind::html;
    }
    const auto kind = check_file(name, bytes);
    if (!kind) return refuse(kind.error());
    return document_of(*kind);
}

DocumentDraft draft_of(std::string_view name, std::string_view text) {
    const std::string whole = tidy(text);
    if (whole.empty()) return {};
    const std::string_view first = std::string_view{whole}.substr(0, whole.find('\n'));
    const bool has_title = first.size() < whole.size() && count_characters(first) <= kLongestTitle;
    const std::string_view rest = has_title ? trimmed(std::string_view{whole}.substr(first.size())) : std::string_view{whole};
    const std::string_view content = first_characters(rest, kLongestContent);
    const std::string_view stem = name.substr(0, name.rfind('.'));
    return {.title = std::string{has_title ? first : first_characters(stem, kLongestTitle)},
            .content = std::string{content},
            .cut = content.size() < rest.size()};
}

}  // namespace hotline
