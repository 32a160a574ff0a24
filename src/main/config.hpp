#pragma once
#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/messages/gateways.hpp"
#include "adapters/sip/trunk_peer.hpp"
#include "domain/outbound/trunk.hpp"
#include "domain/recording/recording.hpp"
#include "domain/recording/retention.hpp"

namespace hotline {

/// One [[trunk]] of the file: how it is used, and how it is reached.
struct TrunkSetting {
    Trunk use;
    sip::TrunkPeer peer;
};

/// One [[gateway]] of the file.
struct GatewaySetting {
    Gateway use;
    messages::GatewayAccess access;
};

/// Everything an operator may set. Defaults are those of a trial on one machine, on loopback.
struct Config {
    std::filesystem::path data{"var"};
    bool demo{true};

    std::string bind{"127.0.0.1"};
    std::string advertised;  ///< address that phones and browsers are told for media; empty: bind
    std::uint16_t http_port{12345};
    std::string web_folder;  ///< built web app; empty: beside the program's source
    std::uint16_t node{0};   ///< 0-1023, different on every machine of a city

    std::uint16_t sip_port{5060};  ///< trunk
    std::uint16_t phone_port{0};   ///< 0: two above sip_port
    std::vector<std::string> trunks{"127.0.0.1/32"};
    std::string realm{"hotline"};
    std::vector<TrunkSetting> outgoing;  ///< trunks for calls to the outside
    int calls_per_second{50};
    int calls_at_once{1000};
    int session_s{1800};
    int shortest_session_s{90};

    std::uint16_t rtp_from{20000};
    std::uint16_t rtp_to{29998};
    std::uint16_t browser_port{0};  ///< UDP, all browsers' sound; 0: one above http_port
    int rtp_timeout_s{60};
    bool realtime{true};

    std::filesystem::path recordings;  ///< empty: <data>/recordings
    RecordingFormat recording_format{RecordingFormat::alaw_stereo};
    int recordings_hour{3};  ///< of the day's work on recordings
    int reread_days{30};
    int keep_self_service_days{90};
    int keep_message_days{365};
    int keep_talk_days{365};
    int keep_case_days{1095};
    int low_space_percent{5};

    std::vector<GatewaySetting> gateways;  ///< for messages to and from citizens
    int quiet_from_min{21 * 60};
    int quiet_to_min{8 * 60};
    int message_useful_h{24};
    std::string log_level{"info"};

    [[nodiscard]] std::uint16_t phones() const { return phone_port != 0 ? phone_port : static_cast<std::uint16_t>(sip_port + 2); }
    [[nodiscard]] std::uint16_t browsers() const {
        return browser_port != 0 ? browser_port : static_cast<std::uint16_t>(http_port + 1);
    }
    [[nodiscard]] RetentionPolicy retention() const {
        return {.case_closed = std::chrono::days{keep_case_days},
                .message = std::chrono::days{keep_message_days},
                .talk = std::chrono::days{keep_talk_days},
                .self_service = std::chrono::days{keep_self_service_days}};
    }
    [[nodiscard]] const std::string& media_address() const { return advertised.empty() ? bind : advertised; }
    [[nodiscard]] std::filesystem::path recordings_folder() const {
        return recordings.empty() ? data / "recordings" : recordings;
    }
};

/// Reads a TOML file over `config`. All that is wrong is listed, each with its key and line; unknown keys are wrong.
[[nodiscard]] std::expected<void, std::vector<std::string>> read_config(const std::filesystem::path& file, Config& config);

/// One line a key: "sip.port  5060  trunk, UDP and TCP", for --help-config and docs/operations/configuration.md.
[[nodiscard]] std::string describe_config();

}  // namespace hotline
