#include "adapters/sip/policy/release_cause.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace hotline::sip {
namespace {

using app::ReleaseCause;

struct Row {
    ReleaseCause cause;
    int q850;
    int status;
    std::string_view text;
};

constexpr std::array kRows{
    Row{ReleaseCause::normal_clearing, 16, 480, "normal_clearing"},
    Row{ReleaseCause::user_busy, 17, 486, "user_busy"},
    Row{ReleaseCause::no_answer, 19, 480, "no_answer"},
    Row{ReleaseCause::rejected, 21, 603, "rejected"},
    Row{ReleaseCause::unallocated_number, 1, 404, "unallocated_number"},
    Row{ReleaseCause::not_registered, 20, 480, "not_registered"},
    Row{ReleaseCause::incompatible_media, 88, 488, "incompatible_media"},
    Row{ReleaseCause::temporary_failure, 41, 500, "temporary_failure"},
    Row{ReleaseCause::congestion, 42, 503, "congestion"},
    Row{ReleaseCause::media_timeout, 102, 504, "media_timeout"},
    Row{ReleaseCause::answered_elsewhere, 26, 480, "answered_elsewhere"},
    Row{ReleaseCause::cancelled, 31, 487, "cancelled"},
    Row{ReleaseCause::not_allowed, 57, 403, "not_allowed"},
    Row{ReleaseCause::trunk_failed, 38, 502, "trunk_failed"},
};

const Row& row_of(ReleaseCause cause) {
    const auto row = std::ranges::find(kRows, cause, &Row::cause);
    return row == kRows.end() ? kRows.front() : *row;
}

}  // namespace

int q850_of(ReleaseCause cause) { return row_of(cause).q850; }
int status_of(ReleaseCause cause) { return row_of(cause).status; }
std::string reason_of(ReleaseCause cause) {
    const auto& row = row_of(cause);
    return fmt::format("Q.850;cause={};text=\"{}\"", row.q850, row.text);
}

ReleaseCause cause_of_status(int status) {
    switch (status) {
        case 404:
        case 410:
        case 484:
        case 485:
        case 604: return ReleaseCause::unallocated_number;
        case 486:
        case 600: return ReleaseCause::user_busy;
        case 408:
        case 480: return ReleaseCause::no_answer;
        case 401:
        case 402:
        case 407:
        case 603: return ReleaseCause::rejected;
        case 403: return ReleaseCause::not_allowed;
        case 415:
        case 488:
        case 606: return ReleaseCause::incompatible_media;
        case 487: return ReleaseCause::cancelled;
        case 503: return ReleaseCause::congestion;
        default: return ReleaseCause::temporary_failure;
    }
}

ReleaseCause cause_of_trunk_status(int status, bool heard) {
    if (!heard) return ReleaseCause::trunk_failed;  // timed out or unreachable: the status is our own
    switch (status) {
        case 401:  // it does not know us
        case 407:
        case 502: return ReleaseCause::trunk_failed;
        default: return cause_of_status(status);
    }
}

std::optional<ReleaseCause> cause_of_q850(int number) {
    constexpr int kNoUserResponding = 18;
    if (number == kNoUserResponding) return ReleaseCause::no_answer;
    const auto row = std::ranges::find(kRows, number, &Row::q850);
    if (row == kRows.end()) return std::nullopt;
    return row->cause;
}

}  // namespace hotline::sip
