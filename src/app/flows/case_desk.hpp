#pragma once
#include "app/ports/database.hpp"
#include "app/ports/flow_world.hpp"
#include "app/ports/live.hpp"
#include "app/ports/secrets.hpp"
#include "base/executor.hpp"
#include "base/ids.hpp"
#include "domain/security/try_limit.hpp"

namespace hotline::app {

/// Looks cases up for callers in flows, and makes cases of what they say. Wrong tries are counted by case and by caller, as on
/// the citizen's page: who has to wait hears that it is not available. Switch thread; what it looks up runs on the database's
/// readers, what it makes on its writer.
class CaseDesk final : public FlowWorld {
public:
    struct Ports {
        Database& database;
        Secrets& secrets;
        Executor& executor;  ///< of the switch thread
        const Clock& clock;
        IdSource& ids;
        LiveEvents& live;
    };
    explicit CaseDesk(const Ports& ports) : ports_(ports) {}

    void ask_progress(std::string number, std::string code, Reply reply) override;
    void file_complaint(const SpokenComplaint& complaint, Reply reply) override;

private:
    void answered(const std::string& number, const ivr::heard::Answer& answer);

    Ports ports_;
    TryLimit tries_{kProgressTries};
};

}  // namespace hotline::app
