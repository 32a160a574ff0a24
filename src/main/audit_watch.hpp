#pragma once
#include "app/formats/audit.hpp"
#include "app/ports/live.hpp"
#include "main/quiet_thread.hpp"
#include "main/storage.hpp"

namespace hotline {

/// Walks along the whole audit in short reads and keeps what it finds. `actor`: who asked for it.
[[nodiscard]] app::AuditCheck check_audit(const Storage& storage, const Actor& actor);

/// Checks the audit once a day, at `hour` of the city's clock or at the next start, and raises an alarm when its chain is broken.
/// Each minute the log is told how far the audit has got: who cuts off its end would have to change the log too.
class AuditWatch {
public:
    AuditWatch(const Storage& storage, app::LiveEvents& live, std::chrono::hours hour);

private:
    void look();
    void tell_head();
    void check_if_due();

    const Storage& storage_;
    app::LiveEvents& live_;
    std::chrono::hours hour_;
    std::int64_t told_{0};
    QuietThread thread_{"audit"};  ///< last: it ends before what it uses
};

}  // namespace hotline
