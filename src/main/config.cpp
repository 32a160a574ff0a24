#include "main/config.hpp"

#include "main/gateway_config.hpp"
#include "main/trunk_config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <functional>

namespace hotline {
namespace {

using Problems = std::vector<std::string>;

/// How one key is read: gives what is wrong with the value, or nothing.
using Setter = std::function<std::string(const toml::node&, Config&)>;

struct Key {
    std::string name;
    std::string fallback;
    std::string meaning;
    Setter set;
};

Setter text(std::string Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        const auto value = node.value<std::string>();
        if (!node.is_string() || !value) return "must be a text in quotes";
        config.*member = *value;
        return {};
    };
}

Setter path(std::filesystem::path Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        if (!node.is_string()) return "must be a path in quotes";
        config.*member = node.value<std::string>().value_or("");
        return {};
    };
}

Setter yes_or_no(bool Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        if (!node.is_boolean()) return "must be true or false";
        config.*member = node.value<bool>().value_or(false);
        return {};
    };
}

template <class Number>
Setter number(Number Config::* member, std::int64_t least, std::int64_t most) {
    return [=](const toml::node& node, Config& config) -> std::string {
        const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
        if (!value || *value < least || *value > most) return fmt::format("must be a whole number from {} to {}", least, most);
        config.*member = static_cast<Number>(*value);
        return {};
    };
}

/// "21:00"
Setter time_of_day(int Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        const auto text = node.is_string() ? node.value<std::string>().value_or("") : std::string{};
        int hour = 0;
        int minute = 0;
        const bool reads = text.size() == 5 && text[2] == ':' &&
                           std::from_chars(text.data(), text.data() + 2, hour).ptr == text.data() + 2 &&
                           std::from_chars(text.data() + 3, text.data() + 5, minute).ptr == text.data() + 5;
        if (!reads || hour < 0 || hour > 23 || minute < 0 || minute > 59) return "must be a time of day, \"21:00\"";
        config.*member = hour * 60 + minute;
        return {};
    };
}

/// One of an enumeration's words.
template <class Enum>
Setter choice(Enum Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        const auto word = node.value<std::string>();
        if (node.is_string() && boost::describe::enum_from_string(word->c_str(), config.*member)) return {};
        std::string words;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
            [&](auto one) { words += (words.empty() ? "" : ", ") + std::string{one.name}; });
        return "must be one of " + words;
    };
}

Setter texts(std::vector<std::string> Config::* member) {
    return [member](const toml::node& node, Config& config) -> std::string {
        const auto* list = node.as_array();
        if (list == nullptr || !list->is_homogeneous<std::string>()) return "must be a list of texts in quotes";
        (config.*member).clear();
        for (const auto& each : *list) (config.*member).push_back(each.value<std::string>().value_or(""));
        return {};
    };
}

const std::vector<Key>& keys() {
    static const std::vector<Key> kKeys{
        {"server.bind", "127.0.0.1", "address to listen on, for HTTP, SIP and media", text(&Config::bind)},
        {"server.advertised", "as bind", "address that phones and browsers are told", text(&Config::advertised)},
        {"server.http_port", "12345", "web desk, citizen's page and API", number(&Config::http_port, 1, 65535)},
        {"server.web_folder", "web/dist", "folder of the built web app", text(&Config::web_folder)},
        {"server.node", "0", "number of this machine among a city's machines", number(&Config::node, 0, 1023)},
        {"sip.port", "5060", "trunk, UDP and TCP", number(&Config::sip_port, 1, 65533)},
        {"sip.phone_port", "sip.port + 2", "registered phones, UDP and TCP", number(&Config::phone_port, 1, 65535)},
        {"sip.trunks", "[\"127.0.0.1/32\"]", "addresses or networks that may send calls", texts(&Config::trunks)},
        {"sip.realm", "hotline", "realm of the phones' digest; changing it needs new phone passwords", text(&Config::realm)},
        {"sip.calls_per_second", "50", "more new calls than this are answered 503", number(&Config::calls_per_second, 1, 10000)},
        {"sip.calls_at_once", "1000", "more calls than this are answered 503", number(&Config::calls_at_once, 1, 100000)},
        {"sip.session_s", "1800", "session timer (RFC 4028); a peer that does not refresh, or answer a refresh, is gone",
         number(&Config::session_s, 90, 86400)},
        {"sip.shortest_session_s", "90", "peers may not want it more often than this (the standard: 90)",
         number(&Config::shortest_session_s, 2, 86400)},
        {"media.rtp_from", "20000", "first UDP port of phones' sound", number(&Config::rtp_from, 1024, 65534)},
        {"media.rtp_to", "29998", "last UDP port of phones' sound", number(&Config::rtp_to, 1024, 65534)},
        {"media.browser_port", "http_port + 1", "UDP port of all browsers' sound", number(&Config::browser_port, 1, 65535)},
        {"media.rtp_timeout_s", "60", "a call without sound for so long is ended", number(&Config::rtp_timeout_s, 5, 3600)},
        {"media.realtime", "true", "ask for real-time priority of the media thread", yes_or_no(&Config::realtime)},
        {"recordings.folder", "DIR/recordings", "where recordings are written", path(&Config::recordings)},
        {"recordings.format", "alaw_stereo", "alaw_stereo 16 kB/s, alaw_mono 8 kB/s or adpcm_mono 4 kB/s",
         choice(&Config::recording_format)},
        {"recordings.hour", "3", "hour of the day (the city's) at which recordings are checked and erased",
         number(&Config::recordings_hour, 0, 23)},
        {"recordings.reread_days", "30", "every byte of a recording is compared with its checksum so often",
         number(&Config::reread_days, 1, 3650)},
        {"recordings.keep_self_service_days", "90", "calls that nobody answered are kept so long",
         number(&Config::keep_self_service_days, 1, 36500)},
        {"recordings.keep_message_days", "365", "messages without a case are kept so long",
         number(&Config::keep_message_days, 1, 36500)},
        {"recordings.keep_talk_days", "365", "answered calls without a case are kept so long",
         number(&Config::keep_talk_days, 1, 36500)},
        {"recordings.keep_case_days", "1095", "calls with cases are kept so long after the last is closed",
         number(&Config::keep_case_days, 1, 36500)},
        {"recordings.low_space_percent", "5", "less free space on the disk than this is an alarm",
         number(&Config::low_space_percent, 1, 50)},
        {"messages.quiet_from", "21:00", "local time from which citizens get no notices; answers go out at any hour",
         time_of_day(&Config::quiet_from_min)},
        {"messages.quiet_to", "08:00", "until then; the same as quiet_from: no quiet hours", time_of_day(&Config::quiet_to_min)},
        {"messages.useful_h", "24", "a message that could not be sent for so many hours is given up",
         number(&Config::message_useful_h, 1, 720)},
        {"log.level", "info", "debug, info, warn or error", text(&Config::log_level)},
    };
    return kKeys;
}

void read_table(const toml::table& table, const std::string& prefix, Config& config, Problems& problems) {
    for (const auto& [name, node] : table) {
        const std::string full = prefix + std::string{name.str()};
        const auto line = node.source().begin.line;
        if (full == "trunk") {
            read_trunks(node, config.outgoing, problems);
            continue;
        }
        if (full == "gateway") {
            read_gateways(node, config.gateways, problems);
            continue;
        }
        if (const auto* inner = node.as_table()) {
            read_table(*inner, full + ".", config, problems);
            continue;
        }
        const auto key = std::ranges::find(keys(), full, &Key::name);
        if (key == keys().end()) {
            problems.push_back(fmt::format("line {}: unknown key {}", line, full));
        } else if (const std::string wrong = key->set(node, config); !wrong.empty()) {
            problems.push_back(fmt::format("line {}: {} {}", line, full, wrong));
        }
    }
}

void check_together(const Config& config, Problems& problems) {
    if (config.rtp_from >= config.rtp_to) problems.emplace_back("media.rtp_from must be below media.rtp_to");
    for (const char* level : {"debug", "info", "warn", "error"})
        if (config.log_level == level) return;
    problems.emplace_back("log.level must be debug, info, warn or error");
}

}  // namespace

std::expected<void, std::vector<std::string>> read_config(const std::filesystem::path& file, Config& config) {
    Problems problems;
    try {
        read_table(toml::parse_file(file.string()), "", config, problems);
    } catch (const toml::parse_error& error) {
        problems.push_back(fmt::format("line {}: {}", error.source().begin.line, error.description()));
    }
    check_together(config, problems);
    if (!problems.empty()) return std::unexpected(problems);
    return {};
}

std::string describe_config() {
    std::string text;
    for (const auto& key : keys()) text += fmt::format("{:24} {:18} {}\n", key.name, key.fallback, key.meaning);
    return text + "\n[[trunk]], one table for each trunk that calls go out on\n" + describe_trunk() +
           "\n[[gateway]], one table for each gateway for messages\n" + describe_gateway();
}

}  // namespace hotline
