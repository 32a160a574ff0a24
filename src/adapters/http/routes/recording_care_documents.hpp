#pragma once
#include <boost/describe/class.hpp>
#include <vector>

#include "adapters/http/routes/recording_documents.hpp"
#include "app/recordings/recording_markers.hpp"

namespace hotline::http {

struct MarkerChange {
    std::int64_t at_ms{};
    std::string text;
};
BOOST_DESCRIBE_STRUCT(MarkerChange, (), (at_ms, text))
constexpr json::Rules json_rules(const MarkerChange*, std::string_view member) {
    if (member == "text") return {.min_len = 1, .max_len = 200};
    return {.min = 0};
}

struct MarkerList {
    std::vector<app::RecordingMarker> markers;  ///< by place
};
BOOST_DESCRIBE_STRUCT(MarkerList, (), (markers))

/// The second person's word, and why.
struct ErasureDecision {
    bool erase{false};
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ErasureDecision, (), (erase, reason))
constexpr json::Rules json_rules(const ErasureDecision*, std::string_view member) {
    return member == "reason" ? json::Rules{.min_len = 2, .max_len = 200} : json::Rules{};
}

/// What comparing one file with the index gave.
struct CheckResult {
    std::optional<RecordingFault> fault;
    Instant checked_at;
};
BOOST_DESCRIBE_STRUCT(CheckResult, (), (fault, checked_at))

}  // namespace hotline::http
