#include "base/log.hpp"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace hotline::log {
namespace {

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string escaped(std::string_view line) {
    std::string out;
    out.reserve(line.size() + 8);
    for (const char c : line) {
        if (is_control(c))
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

std::shared_ptr<spdlog::logger> open_logger(const std::string& file) {
    if (file.empty()) return std::make_shared<spdlog::logger>("hotline", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    try {
        return std::make_shared<spdlog::logger>("hotline", std::make_shared<spdlog::sinks::basic_file_sink_mt>(file));
    } catch (const spdlog::spdlog_ex& failure) {
        throw std::runtime_error(failure.what());
    }
}

}  // namespace

void start(const Settings& settings) {
    auto logger = open_logger(settings.file);
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v", spdlog::pattern_time_type::utc);
    logger->set_level(to_spdlog(settings.level));
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(std::chrono::seconds{1});
}

bool is_on(Level level) { return spdlog::should_log(to_spdlog(level)); }

void write(Level level, std::string_view line) {
    if (std::ranges::any_of(line, is_control))
        spdlog::log(to_spdlog(level), "{}", escaped(line));
    else
        spdlog::log(to_spdlog(level), "{}", line);
}

}  // namespace hotline::log
