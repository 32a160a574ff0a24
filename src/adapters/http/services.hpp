#pragma once
#include "adapters/http/content/static_files.hpp"
#include "adapters/http/live/live_hub.hpp"
#include "adapters/http/public_calls.hpp"
#include "adapters/http/settings.hpp"
#include "adapters/http/worker_pool.hpp"
#include "app/case_deps.hpp"
#include "domain/recording/recent_uses.hpp"
#include "domain/security/login_throttle.hpp"

namespace hotline::http {

/// What handlers work with; used on the server's thread only.
struct Services {
    Services(Settings wanted, Ports outside);

    Settings settings;
    Ports ports;
    StaticFiles files;
    WorkerPool passwords{2};
    WorkerPool documents{2};  ///< files that are made or converted: papers, workbooks, sounds; nobody's log-in waits for them
    std::string decoy_hash;   ///< verified for unknown users, so that they wait as long as others (security 4)
    LoginThrottle log_ins;
    TryLimit progress_tries{kProgressTries};
    TryLimit progress_address_tries{kProgressAddressTries};
    TryLimit citizen_requests{{.tries = 20, .window = std::chrono::minutes{60}, .pause = std::chrono::minutes{10}}};
    TryLimit article_feedback{{.tries = 60, .window = std::chrono::minutes{60}, .pause = std::chrono::minutes{10}}};
    RecentUses listenings{std::chrono::minutes{5}};  ///< by session and recording
    RecentUses case_views{std::chrono::minutes{5}};  ///< by session and case
    RecentUses downloads{std::chrono::minutes{5}};   ///< asked for with a reason
    PublicCalls calls;
    app::CaseDeps case_deps;

    [[nodiscard]] Instant now() const { return ports.clock.now(); }
};

/// Runs `work(UnitOfWork&)` on a reader or on the writer and gives its answer.
template <class Work>
auto read(Services& services, Work work) {
    return read(services.ports.database, std::move(work));
}
template <class Work>
auto write(Services& services, Work work) {
    return write(services.ports.database, std::move(work));
}

}  // namespace hotline::http
