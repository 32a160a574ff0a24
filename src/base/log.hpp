#pragma once
#include <fmt/core.h>

#include <string>
#include <string_view>

/// The program's one log: lines to standard error, or to a file. Control characters in a line are escaped, so that text from
/// outside cannot forge another line. Any thread may write.
namespace hotline::log {

enum class Level { debug, info, warning, error };

struct Settings {
    Level level{Level::info};
    std::string file;  ///< appended to; empty: standard error
};

/// Throws std::runtime_error when the file cannot be opened.
void start(const Settings& settings);
[[nodiscard]] bool is_on(Level level);
void write(Level level, std::string_view line);

template <class... Args>
void debug(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::debug)) write(Level::debug, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void info(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::info)) write(Level::info, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void warning(fmt::format_string<Args...> text, Args&&... args) {
    if (is_on(Level::warning)) write(Level::warning, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void error(fmt::format_string<Args...> text, Args&&... args) {
    write(Level::error, fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace hotline::log
