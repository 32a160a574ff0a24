#include "domain/recording/retention.hpp"

namespace hotline {

RetentionClass class_of(const KeptRecording& recording) {
    if (recording.is_held) return RetentionClass::held;
    if (recording.has_case) return recording.cases_closed_at ? RetentionClass::case_closed : RetentionClass::case_open;
    if (recording.is_message) return RetentionClass::message;
    return recording.was_answered ? RetentionClass::talk : RetentionClass::self_service;
}

RetentionVerdict judge(const KeptRecording& recording, const RetentionPolicy& policy) {
    const RetentionClass kept_as = class_of(recording);
    switch (kept_as) {
        case RetentionClass::held:
        case RetentionClass::case_open: return {.kept_as = kept_as, .until = {}};
        case RetentionClass::case_closed:
            return {.kept_as = kept_as, .until = std::max(*recording.cases_closed_at, recording.started_at) + policy.case_closed};
        case RetentionClass::message: return {.kept_as = kept_as, .until = recording.started_at + policy.message};
        case RetentionClass::talk: return {.kept_as = kept_as, .until = recording.started_at + policy.talk};
        case RetentionClass::self_service: return {.kept_as = kept_as, .until = recording.started_at + policy.self_service};
    }
    return {.kept_as = kept_as, .until = {}};
}

}  // namespace hotline
