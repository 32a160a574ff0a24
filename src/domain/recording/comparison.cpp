#include "domain/recording/comparison.hpp"

namespace hotline {
namespace {

constexpr std::chrono::minutes kAtRest{2};  // a recorder writes twice a second

}  // namespace

std::optional<RecordingFault> compare(const RecordingEntry& entry, const Inspection& seen, bool call_ended) {
    const RecordingState state = state_of(entry);
    if (state == RecordingState::erased || (state == RecordingState::writing && !call_ended)) return std::nullopt;
    if (!seen) {
        const bool never_was = state == RecordingState::failed && entry.sha256.empty();
        return never_was ? std::nullopt : std::optional{seen.error()};
    }
    if (entry.length_ms && (seen->length_ms != *entry.length_ms || seen->bytes != entry.bytes))
        return RecordingFault::wrong_length;
    if (!entry.sha256.empty() && !seen->sha256.empty() && seen->sha256 != entry.sha256) return RecordingFault::wrong_checksum;
    return std::nullopt;
}

bool can_be_sealed(const RecordingEntry& entry, const Inspection& seen, bool call_ended, Instant now) {
    if (!seen || entry.erased_at || !entry.sha256.empty() || compare(entry, seen, call_ended)) return false;
    // Without a length its end was never reported: the program died, or it is just being written.
    return entry.length_ms || (call_ended && now - seen->changed_at > kAtRest);
}

bool is_due(const std::optional<Instant>& last, Instant now, std::chrono::hours hour, std::chrono::minutes utc_offset) {
    const auto local = now + utc_offset;
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    Instant latest = Instant{midnight.time_since_epoch()} + hour - utc_offset;
    if (latest > now) latest -= std::chrono::days{1};
    return !last || *last < latest;
}

}  // namespace hotline
