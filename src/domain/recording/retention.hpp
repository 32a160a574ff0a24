#pragma once
#include <boost/describe/enum.hpp>
#include <chrono>
#include <optional>

#include "domain/ids.hpp"

namespace hotline {

/// Why a recording is kept for as long as it is; the strictest that applies.
BOOST_DEFINE_ENUM_CLASS(RetentionClass,
                        held,          ///< somebody forbade its erasure
                        case_open,     ///< a case from this call is not closed
                        case_closed,   ///< all of them are
                        message,       ///< a caller left it, no case came of it
                        talk,          ///< a person answered, no case came of it
                        self_service)  ///< nobody answered: flow, queue, announcements

/// What retention asks of one recording.
struct KeptRecording {
    Instant started_at;
    bool is_held{false};
    bool has_case{false};
    std::optional<Instant> cases_closed_at;  ///< the last of them; absent while one is open
    bool is_message{false};
    bool was_answered{false};
};

/// How long each class is kept; the two others until they change.
struct RetentionPolicy {
    std::chrono::days case_closed{1095};  ///< after the last case was closed
    std::chrono::days message{365};       ///< after the call
    std::chrono::days talk{365};          ///< after the call
    std::chrono::days self_service{90};   ///< after the call
};

[[nodiscard]] RetentionClass class_of(const KeptRecording& recording);

struct RetentionVerdict {
    RetentionClass kept_as{};
    std::optional<Instant> until;  ///< absent: no end in sight
    [[nodiscard]] bool is_over(Instant now) const { return until && *until <= now; }
};
[[nodiscard]] RetentionVerdict judge(const KeptRecording& recording, const RetentionPolicy& policy);

}  // namespace hotline
