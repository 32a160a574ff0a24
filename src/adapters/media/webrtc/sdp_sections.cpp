#include "adapters/media/webrtc/sdp_sections.hpp"

#include <algorithm>
#include <cstddef>

namespace hotline::media::webrtc {
namespace {

constexpr std::size_t kMaxLines = 4000;
constexpr std::size_t kMaxSections = 65;

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// What is echoed into the answer must not be able to start a line of its own.
bool is_sdp_line(std::string_view line) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return line.size() >= 2 && line[1] == '=' && std::ranges::none_of(line, is_control);
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::optional<std::string_view> SdpSection::value_of(std::string_view name) const {
    for (std::string_view attribute : attributes)
        if (attribute.starts_with(name) && attribute.size() > name.size() && attribute[name.size()] == ':')
            return attribute.substr(name.size() + 1);
    return std::nullopt;
}

bool SdpSection::has_flag(std::string_view name) const { return std::ranges::find(attributes, name) != attributes.end(); }

std::vector<SdpSection> split_sdp(std::string_view sdp) {
    if (take_line(sdp) != "v=0") return {};
    std::vector<SdpSection> sections(1);
    for (std::size_t lines = 0; !sdp.empty(); ++lines) {
        const std::string_view line = take_line(sdp);
        if (line.empty() && sdp.empty()) break;
        if (!is_sdp_line(line) || lines == kMaxLines) return {};
        if (line[0] == 'm') {
            if (sections.size() == kMaxSections) return {};
            sections.push_back({.m_line = line.substr(2)});
        } else if (line[0] == 'a') {
            sections.back().attributes.push_back(line.substr(2));
        }
    }
    return sections;
}

std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, to_lower, to_lower); }

}  // namespace hotline::media::webrtc
