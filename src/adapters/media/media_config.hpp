#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace hotline::media {

struct MediaConfig {
    std::string bind_address{"127.0.0.1"};  ///< numeric; where RTP ports and the browsers' port listen
    std::string advertised_address;         ///< numeric; what SDP says instead, for a server behind NAT. Empty: bind_address
    std::uint16_t rtp_port_first{20000};    ///< a leg takes an even port of the range
    std::uint16_t rtp_port_last{29999};
    std::uint16_t browser_port{0};           ///< UDP port that all browsers share; 0: any free one
    std::chrono::seconds media_timeout{60};  ///< silence of a peer that should send; 0: never reported
    std::chrono::seconds consent_timeout{30};
    std::filesystem::path prompt_folder;  ///< empty: no prompts
    bool realtime{true};                  ///< SCHED_FIFO for the media thread, where the system allows it
    std::size_t recorder_frames{32768};   ///< room of the recorder's ring: 1 s of 300 recorded calls, 5.5 MB
};

}  // namespace hotline::media
