#include "main/audit_watch.hpp"

#include <fmt/format.h>

#include <boost/describe/enum_to_string.hpp>

#include "app/audit/check_audit.hpp"
#include "app/formats/alarm.hpp"
#include "app/recordings/recording_keeper.hpp"
#include "base/json/codec.hpp"
#include "base/log.hpp"

namespace hotline {

app::AuditCheck check_audit(const Storage& storage, const Actor& actor) {
    app::AuditWalker walker(storage.clock.now());
    while (!walker.is_over()) storage.read([&](app::UnitOfWork& work) { walker.go_on(work); });
    storage.write([&](app::UnitOfWork& work) { app::note_check(work, walker.found(), actor); });
    return walker.found();
}

AuditWatch::AuditWatch(const Storage& storage, app::LiveEvents& live, std::chrono::hours hour)
    : storage_(storage), live_(live), hour_(hour) {
    thread_.start([this] { look(); });
}

void AuditWatch::look() {
    try {
        tell_head();
        check_if_due();
    } catch (const std::exception& wrong) {
        log::warning("audit: {}", wrong.what());  // the next look tries again
    }
}

void AuditWatch::tell_head() {
    app::AuditPage newest;
    storage_.read([&](app::UnitOfWork& work) { newest = work.audit.list({.cursor = {}, .limit = 1}); });
    if (newest.rows.empty() || newest.rows[0].seq == told_) return;
    told_ = newest.rows[0].seq;
    log::info("audit: {} entries, the last one's hash is {}", told_, newest.rows[0].hash);
}

void AuditWatch::check_if_due() {
    std::optional<app::AuditCheck> last;
    storage_.read([&](app::UnitOfWork& work) { last = work.audit.last_check(); });
    const auto done_at = last ? std::optional{last->at} : std::nullopt;
    if (!is_due(done_at, storage_.clock.now(), hour_, app::KeeperSettings{}.utc_offset)) return;
    const app::AuditCheck found = check_audit(storage_, {});
    log::info("audit: {} entries are whole", found.entries);
    if (!found.broken) return;
    const auto what = fmt::format("{} {}", found.broken->seq, boost::describe::enum_to_string(found.broken->fault, ""));
    log::error("audit: alarm audit_broken {}", what);
    live_.publish({.roles = {Role::supervisor, Role::system_admin, Role::security_admin, Role::auditor}}, "alarm.raised",
                  json::encode(app::AlarmRaised{"audit_broken", what}));
}

}  // namespace hotline
