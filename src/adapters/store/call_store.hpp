#pragma once
#include "adapters/store/decision_rows.hpp"
#include "adapters/store/sql.hpp"
#include "app/follow_call.hpp"
#include "app/ports/stores.hpp"
#include "domain/call/call_record.hpp"

namespace hotline::store {

class SqlCallStore final : public app::CallStore {
public:
    SqlCallStore(Connection& connection, IdSource& ids, app::VoicemailStore& voicemail, app::CallbackStore& callbacks)
        : connection_(connection), ids_(ids), tasks_(voicemail, callbacks, ids), decisions_(connection, ids) {}

    void append(const CallEvent& event) override;
    void append(const AgentEvent& event) override;
    void append(const Decision& decision) override { decisions_.append(decision, app::kDecisionsKept); }
    [[nodiscard]] std::vector<AgentEvent> agent_history(Instant since) override;
    [[nodiscard]] std::vector<CallRecord> call_history(Instant since) override;
    [[nodiscard]] app::CallPage list(const app::CallFilter& filter) override;
    [[nodiscard]] std::optional<app::CallRow> find(CallId id) override;
    [[nodiscard]] std::vector<app::CallEventView> events(CallId id) override;
    [[nodiscard]] std::vector<app::DecisionView> decisions(CallId id) override { return decisions_.of(id); }
    [[nodiscard]] int count_of_number(const std::string& number) override;
    [[nodiscard]] std::vector<UserId> agents_of(CallId id) override;
    /// Ends the calls that began before `at` and have no end.
    int close_unfinished(Instant at) override;

private:
    [[nodiscard]] CallRecord load(CallId id);
    void put_event(const CallEvent& event, int seq);
    void put_record(const CallRecord& record);
    void follow(const CallRecord& record, const CallEvent& event);
    [[nodiscard]] std::string name_of_agent(UserId agent);

    Connection& connection_;
    IdSource& ids_;
    app::FollowCall tasks_;
    DecisionRows decisions_;
};

}  // namespace hotline::store
