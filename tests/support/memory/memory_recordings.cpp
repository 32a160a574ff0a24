#include "support/memory/memory_recordings.hpp"

#include <stdexcept>

#include "support/memory/keyset.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

struct Follow {
    std::map<RecordingId, RecordingEntry>& index;
    const CallEvent& event;

    void operator()(const call_event::RecordingStarted& fact) const {
        insert(fact.recording, RecordingKind::call, fact.path, fact.format);
    }
    void operator()(const call_event::MessageStarted& fact) const {
        insert(fact.recording, RecordingKind::message, fact.path, fact.format);
    }
    void operator()(const call_event::RecordingFinished& fact) const {
        with(fact.recording, [&](RecordingEntry& entry) {
            entry.length_ms = fact.length_ms;
            entry.bytes = fact.bytes;
        });
    }
    void operator()(const call_event::RecordingFailed& fact) const {
        with(fact.recording, [&](RecordingEntry& entry) { entry.failure = fact.reason; });
    }
    void operator()(const call_event::RecordingSealed& fact) const {
        with(fact.recording, [&](RecordingEntry& entry) {
            entry.length_ms = fact.length_ms;
            entry.bytes = fact.bytes;
            entry.sha256 = fact.sha256;
            entry.checked_at = event.at;
            entry.fault.reset();
        });
    }
    void operator()(const call_event::RecordingHeld& fact) const {
        with(fact.recording, [&](RecordingEntry& entry) {
            entry.held_by = fact.by;
            entry.hold_reason = fact.reason;
        });
    }
    void operator()(const call_event::RecordingHoldEnded& fact) const {
        with(fact.recording, [](RecordingEntry& entry) {
            entry.held_by.clear();
            entry.hold_reason.clear();
        });
    }
    void operator()(const call_event::RecordingErased& fact) const {
        with(fact.recording, [&](RecordingEntry& entry) {
            entry.erased_at = event.at;
            entry.erased_why = fact.why;
            entry.fault.reset();
        });
    }
    void operator()(const auto&) const {}

private:
    void insert(RecordingId id, RecordingKind kind, const std::string& path, RecordingFormat format) const {
        index.try_emplace(
            id,
            RecordingEntry{.id = id, .call = event.call, .kind = kind, .path = path, .format = format, .started_at = event.at});
    }
    void with(RecordingId id, const auto& change) const {
        if (const auto found = index.find(id); found != index.end()) change(found->second);
    }
};

}  // namespace

void follow_recording(std::map<RecordingId, RecordingEntry>& index, const CallEvent& event) {
    std::visit(Follow{index, event}, event.fact);
}

bool MemoryRecordingStore::call_fits(const RecordingEntry& entry, const app::RecordingFilter& filter) const {
    const auto call = state_.calls.find(entry.call);
    if (call == state_.calls.end()) return false;
    const CallRecord& record = call->second.record;
    if (filter.number && !is_sought(record.from, *filter.number)) return false;
    if (filter.queue && record.queue != *filter.queue) return false;
    if (filter.outcome && record.outcome != filter.outcome) return false;
    if (filter.channel && record.channel != *filter.channel) return false;
    if (filter.agent) {
        const auto agents = state_.call_agents.find(entry.call);
        if (agents == state_.call_agents.end() || !agents->second.contains(*filter.agent)) return false;
    }
    const auto of_call = [&](const auto& stored) { return stored.second.at.call == entry.call; };
    const auto of_number = [&](const auto& stored) { return of_call(stored) && stored.second.at.number == filter.case_number; };
    if (filter.with_case_only && std::ranges::none_of(state_.cases, of_call)) return false;
    return filter.case_number.empty() || std::ranges::any_of(state_.cases, of_number);
}

bool MemoryRecordingStore::fits(const RecordingEntry& entry, const app::RecordingFilter& filter) const {
    if ((filter.from && entry.started_at < *filter.from) || (filter.to && entry.started_at >= *filter.to)) return false;
    if (filter.min_ms && (!entry.length_ms || *entry.length_ms < *filter.min_ms)) return false;
    if (filter.max_ms && (!entry.length_ms || *entry.length_ms > *filter.max_ms)) return false;
    if ((filter.faulty_only && !entry.fault) || (filter.held_only && entry.held_by.empty())) return false;
    return call_fits(entry, filter);
}

app::RecordingStore::Page MemoryRecordingStore::list(const app::RecordingFilter& filter) {
    std::vector<RecordingEntry> fitting;
    for (const auto& [id, entry] : state_.recordings)
        if (fits(entry, filter)) fitting.push_back(entry);
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const RecordingEntry& entry) { return key_of(entry.started_at, entry.id.value); });
    return {std::move(page.rows), std::move(page.next)};
}

std::optional<RecordingEntry> MemoryRecordingStore::find(RecordingId id) {
    const auto found = state_.recordings.find(id);
    return found == state_.recordings.end() ? std::nullopt : std::optional{found->second};
}

std::optional<RecordingEntry> MemoryRecordingStore::of_call(CallId call) {
    std::optional<RecordingEntry> latest;
    for (const auto& [id, entry] : state_.recordings)
        if (entry.call == call && entry.kind == RecordingKind::call) latest = entry;
    return latest;
}

std::optional<RecordingEntry> MemoryRecordingStore::at_path(const std::string& path) {
    for (const auto& [id, entry] : state_.recordings)
        if (entry.path == path) return entry;
    return std::nullopt;
}

std::vector<RecordingEntry> MemoryRecordingStore::after(RecordingId id, int limit) {
    std::vector<RecordingEntry> found;
    for (auto one = state_.recordings.upper_bound(id); one != state_.recordings.end(); ++one)
        if (!one->second.erased_at && found.size() < static_cast<std::size_t>(limit)) found.push_back(one->second);
    return found;
}

std::vector<CallId> MemoryRecordingStore::unrecorded_calls(Instant since, int limit) {
    std::vector<CallId> found;
    for (const auto& [id, stored] : state_.calls) {
        const CallRecord& record = stored.record;
        const bool unrecorded = record.answered_at && record.ended_at && !record.recording && record.offered_at >= since;
        if (unrecorded && found.size() < static_cast<std::size_t>(limit)) found.push_back(id);
    }
    return found;
}

void MemoryRecordingStore::set_check(RecordingId id, Instant at, std::optional<RecordingFault> fault) {
    auto& entry = state_.recordings.at(id);
    entry.checked_at = at;
    entry.fault = fault;
}

std::vector<app::RecordingFinding> MemoryRecordingStore::findings(int limit) {
    auto found = state_.recording_findings;
    if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
    return found;
}

std::optional<app::Reconciliation> MemoryRecordingStore::last_reconciliation() {
    const auto last = std::ranges::max_element(state_.reconciliations, {}, &app::Reconciliation::began_at);
    return last == state_.reconciliations.end() ? std::nullopt : std::optional{*last};
}

app::RecordingTotals MemoryRecordingStore::totals(Instant now) {
    app::RecordingTotals sum;
    for (const auto& [id, entry] : state_.recordings) {
        if (entry.erased_at) continue;
        ++sum.count;
        sum.bytes += entry.bytes;
        if (!entry.held_by.empty()) ++sum.held;
        if (entry.started_at >= now - std::chrono::days{1}) sum.bytes_last_day += entry.bytes;
        if (entry.started_at >= now - std::chrono::days{7}) sum.bytes_last_week += entry.bytes;
    }
    return sum;
}

std::vector<app::RecordingMarker> MemoryRecordingStore::markers(RecordingId recording) {
    std::vector<app::RecordingMarker> found;
    for (const auto& [id, marker] : state_.markers[recording]) found.push_back(marker);
    std::ranges::sort(found, {}, [](const app::RecordingMarker& one) { return std::pair{one.at_ms, one.id}; });
    return found;
}

void MemoryRecordingStore::put(RecordingId recording, const app::RecordingMarker& marker) {
    state_.markers[recording].insert_or_assign(marker.id, marker);
}

std::optional<app::RecordingMarker> MemoryRecordingStore::marker(RecordingId recording, MarkerId id) {
    const auto& all = state_.markers[recording];
    const auto found = all.find(id);
    return found == all.end() ? std::nullopt : std::optional{found->second};
}

void MemoryRecordingStore::remove(MarkerId id) {
    for (auto& [recording, all] : state_.markers) all.erase(id);
}

std::vector<app::ErasureRequest> MemoryRecordingStore::erasures_asked(int limit) {
    std::vector<app::ErasureRequest> found;
    for (const auto& [id, asked] : state_.erasures) found.push_back(asked);
    std::ranges::sort(found, {}, &app::ErasureRequest::asked_at);
    if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
    return found;
}

std::optional<app::ErasureRequest> MemoryRecordingStore::erasure_asked(RecordingId recording) {
    const auto found = state_.erasures.find(recording);
    return found == state_.erasures.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace hotline::test
