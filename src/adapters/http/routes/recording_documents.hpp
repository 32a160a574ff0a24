#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "adapters/http/routes/call_documents.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::http {

struct RecordingQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::string number;  ///< whole, or its last four to eight digits
    std::optional<UserId> agent;
    std::optional<QueueCode> queue;
    std::optional<int> min_s;  ///< of sound
    std::optional<int> max_s;
    std::string case_number;
    std::optional<CallOutcome> outcome;
    std::optional<CallChannel> channel;
    bool faulty{false};
    bool held{false};
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(RecordingQuery, (),
                      (from, to, number, agent, queue, min_s, max_s, case_number, outcome, channel, faulty, held, limit, cursor))
constexpr auto json_optional(const RecordingQuery*) {
    return std::array<std::string_view, 6>{"number", "case_number", "faulty", "held", "limit", "cursor"};
}
constexpr json::Rules json_rules(const RecordingQuery*, std::string_view member) {
    if (member == "min_s" || member == "max_s") return {.min = 0, .max = 1'000'000};
    return member == "limit" ? kLimitRules : json::Rules{};
}

struct AudioQuery {
    bool download{false};  ///< as a file to keep; asked for before by POST .../downloads
    bool pcm{false};       ///< as 16-bit PCM, which every browser plays, instead of what lies on the disk
};
BOOST_DESCRIBE_STRUCT(AudioQuery, (), (download, pcm))
constexpr auto json_optional(const AudioQuery*) { return std::array<std::string_view, 2>{"download", "pcm"}; }

/// Why somebody needs a copy, a hold or its end.
struct StatedReason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(StatedReason, (), (reason))
constexpr json::Rules json_rules(const StatedReason*, std::string_view) { return {.min_len = 2, .max_len = 200}; }

/// Where the copy can be fetched, for five minutes and in this session only.
struct DownloadGrant {
    std::string url;
};
BOOST_DESCRIBE_STRUCT(DownloadGrant, (), (url))

}  // namespace hotline::http
