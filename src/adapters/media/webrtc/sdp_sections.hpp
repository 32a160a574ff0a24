#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace hotline::media::webrtc {

/// One part of a session description: the session's own, or an m-line and what belongs to it. Views into the text.
struct SdpSection {
    std::string_view m_line;                   ///< behind "m="; empty for the session's part
    std::vector<std::string_view> attributes;  ///< each behind "a="

    /// Of "name:value"; the first if there are several.
    [[nodiscard]] std::optional<std::string_view> value_of(std::string_view name) const;
    [[nodiscard]] bool has_flag(std::string_view name) const;
};

/// The session's part first, then the m-lines. Empty when it is not SDP: a line without "x=", a control character,
/// no "v=0" at the start, or more m-lines than any page has.
[[nodiscard]] std::vector<SdpSection> split_sdp(std::string_view sdp);

/// The next word of `text`, which moves behind it; empty at the end.
[[nodiscard]] std::string_view take_word(std::string_view& text);

/// ASCII only, as SDP's names are.
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace hotline::media::webrtc
