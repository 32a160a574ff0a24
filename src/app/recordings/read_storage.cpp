#include "app/recordings/read_storage.hpp"

namespace hotline::app {
namespace {

constexpr int kShown = 200;
constexpr int kOverdueShown = 500;

RetentionDays days_of(const RetentionPolicy& policy) {
    return {.case_closed = static_cast<int>(policy.case_closed.count()),
            .message = static_cast<int>(policy.message.count()),
            .talk = static_cast<int>(policy.talk.count()),
            .self_service = static_cast<int>(policy.self_service.count())};
}

}  // namespace

StorageReport read_storage(UnitOfWork& work, const StorageFacts& facts, Instant now) {
    StorageReport report{.as_of = now,
                         .disk_total = facts.disk.total,
                         .disk_free = facts.disk.free,
                         .recordings = work.recordings.totals(now),
                         .retention = days_of(facts.retention),
                         .reconciling = facts.reconciling,
                         .last = work.recordings.last_reconciliation(),
                         .findings = work.recordings.findings(kShown),
                         .erasures_asked = work.recordings.erasures_asked(kShown)};
    if (report.recordings.bytes_last_day > 0)
        report.days_left = static_cast<int>(facts.disk.free / report.recordings.bytes_last_day);
    report.space_is_low = is_low(facts.disk, facts.low_space_percent);
    return report;
}

OverdueList list_overdue(UnitOfWork& work, const RetentionPolicy& policy, Instant now) {
    OverdueList list{.rows = {}, .as_of = now};
    for (const OverdueRecording& one : overdue_recordings(work, policy, now, kOverdueShown))
        list.rows.push_back({.id = one.entry.id,
                             .call = one.entry.call,
                             .started_at = one.entry.started_at,
                             .bytes = one.entry.bytes,
                             .kept_as = one.verdict.kept_as,
                             .until = *one.verdict.until});
    return list;
}

}  // namespace hotline::app
