#pragma once
#include <boost/describe/class.hpp>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace hotline::speech {

/// What a prompt says. `pinyin` is numbered ("nin2 hao3"): from characters the synthesiser guesses heteronyms wrongly.
struct PromptText {
    std::string name;
    std::string text_zh;
    std::string pinyin;
    std::string text_en;
};
BOOST_DESCRIBE_STRUCT(PromptText, (), (name, text_zh, pinyin, text_en))

using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Makes each prompt that has no file yet in `folder`, as 8 kHz A-law WAV (<name>.wav), with espeak-ng and sox.
/// A file that exists is kept: that is how a recorded voice replaces a synthetic one. Gives how many were made,
/// or what went wrong in words for an administrator.
[[nodiscard]] std::expected<std::size_t, std::string> make_prompts(const std::vector<PromptText>& prompts,
                                                                   const std::filesystem::path& folder, const Progress& progress);

/// Speaks a text into `file`, 8 kHz A-law WAV, in "zh" (characters, digits or numbered pinyin) or "en"; the error is in words for
/// an administrator.
[[nodiscard]] std::expected<void, std::string> speak(const std::string& text, const std::string& language,
                                                     const std::filesystem::path& file);

/// What a caller hears while it rings at the other end in China: 450 Hz, one second in five (GB/T 3380), made to be looped.
[[nodiscard]] std::expected<void, std::string> make_ringback(const std::filesystem::path& file);

/// A quiet plucked tune for waiting callers, about half a minute, made to be looped.
[[nodiscard]] std::expected<void, std::string> make_music(const std::filesystem::path& file);

/// The tone after which a caller leaves his message.
[[nodiscard]] std::expected<void, std::string> make_beep(const std::filesystem::path& file);

}  // namespace hotline::speech
