#pragma once
#include "app/follow_call.hpp"
#include "support/memory/memory_admin.hpp"
#include "support/memory/memory_attachments.hpp"
#include "support/memory/memory_audit.hpp"
#include "support/memory/memory_flows.hpp"
#include "support/memory/memory_messages.hpp"
#include "support/memory/memory_state.hpp"
#include "support/memory/memory_task_stores.hpp"

/// The store ports in memory, with the same answers as the SQL ones (one contract suite runs on both).
namespace hotline::test {

class MemoryCatalogueStore final : public app::CatalogueStore {
public:
    explicit MemoryCatalogueStore(MemoryState& state) : state_(state) {}
    app::CatalogueView latest() override;
    int publish(const app::CatalogueFile& catalogue, UserId by, Instant at) override;
    std::vector<app::DispatchedCase> dispatched_since(Instant since, int limit) override;

private:
    MemoryState& state_;
};

class MemoryJudgementStore final : public app::JudgementStore {
public:
    explicit MemoryJudgementStore(MemoryState& state) : state_(state) {}
    std::vector<app::RoundGroup> groups(const app::RoundFilter& filter) override;
    app::RoundPage rounds(const app::RoundFilter& filter) override;
    std::vector<app::FollowUpRow> follow_ups(const app::FollowUpFilter& filter) override;

private:
    MemoryState& state_;
};

class MemoryCaseStore final : public app::CaseStore {
public:
    explicit MemoryCaseStore(MemoryState& state) : state_(state) {}
    void insert(const Case& made, const CaseEvent& recorded, const std::string& progress_hash,
                const std::string& idempotency_key) override;
    void append(const Case& after, const CaseEvent& event) override;
    std::optional<Case> find(CaseId id) override;
    std::optional<Case> find_by_number(const std::string& number) override;
    std::optional<CaseId> find_by_key(const std::string& idempotency_key) override;
    std::string progress_hash(CaseId id) override;
    std::vector<Case> followers(CaseId id) override;
    void wake(CaseId id, std::optional<Instant> at) override;
    void wake_open(Instant at) override;
    std::vector<CaseId> to_wake(Instant now, int limit) override;
    std::vector<CaseEvent> events(CaseId id) override;
    int next_in_day(Date day) override { return ++state_.cases_in_day[day]; }
    Page list(const app::CaseFilter& filter, Instant now) override;
    std::vector<Case> sharing_words(std::string_view text, Instant since, int limit) override;
    int rebuild() override;

private:
    MemoryState& state_;
};

/// Ids need a clock; which time it shows does not matter here.
class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return Instant{std::chrono::hours{24 * 365 * 57}}; }
};

class MemoryCallStore final : public app::CallStore {
public:
    MemoryCallStore(MemoryState& state, app::VoicemailStore& voicemail, app::CallbackStore& callbacks)
        : state_(state), tasks_(voicemail, callbacks, ids_) {}
    void append(const CallEvent& event) override;
    void append(const AgentEvent& event) override { state_.agent_events.push_back(event); }
    void append(const Decision& decision) override { state_.decisions.push_back(decision); }
    std::vector<app::DecisionView> decisions(CallId id) override;
    std::vector<CallRecord> call_history(Instant since) override;
    std::vector<AgentEvent> agent_history(Instant since) override;
    app::CallPage list(const app::CallFilter& filter) override;
    std::optional<app::CallRow> find(CallId id) override;
    std::vector<app::CallEventView> events(CallId id) override;
    int count_of_number(const std::string& number) override;
    std::vector<UserId> agents_of(CallId id) override;
    int close_unfinished(Instant at) override;

private:
    [[nodiscard]] app::CallRow row_of(const CallRecord& record) const;
    [[nodiscard]] std::string name_of(UserId user) const;
    [[nodiscard]] std::string area_of_number(const std::string& number) const;
    void follow(const CallRecord& record, const CallEvent& event);

    MemoryState& state_;
    FixedClock clock_;
    IdSource ids_{clock_, 7};
    app::FollowCall tasks_;
};

class MemoryPeopleStore final : public app::PeopleStore {
public:
    explicit MemoryPeopleStore(MemoryState& state) : state_(state) {}
    std::optional<app::UserRecord> find_user(const std::string& username) override;
    std::optional<app::UserRecord> find_user(UserId id) override;
    void insert_session(const app::SessionRecord& session) override;
    std::optional<app::SessionRecord> find_session(const std::string& token_hash) override;
    void touch_session(const std::string& token_hash, Instant at) override;
    void delete_session(const std::string& token_hash) override { state_.sessions.erase(token_hash); }

private:
    MemoryState& state_;
};

class MemoryCityStore final : public app::CityStore {
public:
    explicit MemoryCityStore(MemoryState& state) : state_(state) {}
    app::Reference reference() override { return state_.reference; }
    std::vector<DepartmentCode> unit_and_below(const DepartmentCode& unit) override;
    std::optional<Calendar> calendar(const CalendarCode& code) override;
    TimeLimitPolicy time_limits() override { return state_.limits; }
    SupervisionPolicy supervision() override { return state_.supervision; }
    JudgementPolicy judgement() override { return state_.judgement; }
    DialPlan dialling() override { return state_.config ? state_.config->dialling : DialPlan{}; }
    app::SwitchSnapshot switch_config() override { return state_.config; }
    void set_agent_queues(const app::AgentMoved& moved) override;

private:
    MemoryState& state_;
};

class MemoryGuestSessionStore final : public app::GuestSessionStore {
public:
    MemoryGuestSessionStore(MemoryState& state, MemoryCallStore& calls) : state_(state), calls_(calls) {}
    void put(const GuestSession& session, UserId by, Instant at) override;
    void cancel(GuestSessionId id) override;
    std::optional<GuestSession> find(GuestSessionId id) override;
    std::vector<GuestSession> sessions_since(Instant end) override;
    std::vector<app::CallRow> calls_of(const GuestSession& session) override;

private:
    void tell_config();
    MemoryState& state_;
    MemoryCallStore& calls_;
};

class MemoryKnowledgeStore final : public app::KnowledgeStore {
public:
    explicit MemoryKnowledgeStore(MemoryState& state) : state_(state) {}
    int live_items() override;
    std::vector<ArticleId> having(const Alternative& wanted, int most) override;
    std::vector<app::RankRow> rank_rows(const std::vector<ArticleId>& ids) override;
    std::vector<ArticleId> most_used(int most) override;
    std::vector<ArticleId> most_used_in(const CategoryCode& category, int most) override;
    SearchVocabulary vocabulary() override { return state_.vocabulary; }
    void put_vocabulary(const SearchVocabulary& vocabulary) override { state_.vocabulary = vocabulary; }
    std::optional<KnowledgeItem> find(ArticleId id) override;
    void put(const KnowledgeItem& item, const app::ItemVersion& version) override;
    std::string next_code() override;
    std::vector<app::StoredVersion> versions(ArticleId id) override;
    app::ItemPage list(const app::ItemFilter& filter) override;
    int reindex() override { return static_cast<int>(state_.knowledge.size()); }
    void count(const app::ItemUse& use) override;
    void add_use(const app::UsedAnswer& use) override { state_.used_answers.push_back(use); }
    std::map<int, app::UseCounts> counts(ArticleId id) override { return state_.knowledge_counts[id]; }
    void add_gap(const std::string& words, const std::string& text, Instant at) override;
    std::vector<app::GapRow> gaps(bool settled, int limit) override;
    bool settle_gap(const std::string& words, UserId by, Instant at) override;
    void put(const app::Correction& correction) override { state_.corrections[correction.id] = correction; }
    std::optional<app::Correction> find_correction(CorrectionId id) override;
    std::vector<app::Correction> corrections(bool settled, int limit) override;
    app::KnowledgeFigures figures(const app::FiguresPeriod& period) override;

private:
    MemoryState& state_;
};

class MemoryReportStore final : public app::ReportStore {
public:
    explicit MemoryReportStore(MemoryState& state) : state_(state) {}
    app::Overview overview(Instant from, Instant to, Instant now) override;
    std::vector<app::GroupCounts> count(Subject subject, Dimension by, std::span<const Fact> facts,
                                        const app::FactFilter& filter) override;
    app::FactRowPage rows(Fact fact, const app::FactFilter& filter, const std::string& cursor, int limit) override;
    std::vector<CallRecord> calls_of_events(Instant from, Instant to) override;

private:
    MemoryState& state_;
};

class MemoryBlacklistStore final : public app::BlacklistStore {
public:
    explicit MemoryBlacklistStore(MemoryState& state) : state_(state) {}
    void insert(const Bar& bar, const BarEvent& asked) override;
    void append(const Bar& after, const BarEvent& event) override;
    std::optional<Bar> find(BarId id) override;
    std::vector<BarEvent> events(BarId id) override {
        return state_.bars.contains(id) ? state_.bars.at(id).events : std::vector<BarEvent>{};
    }
    std::vector<Bar> list(std::optional<BarState> state, int limit) override;
    std::vector<Bar> in_force(Instant now) override;

private:
    MemoryState& state_;
};

class MemoryRecordingStore final : public app::RecordingStore {
public:
    explicit MemoryRecordingStore(MemoryState& state) : state_(state) {}
    Page list(const app::RecordingFilter& filter) override;
    std::optional<RecordingEntry> find(RecordingId id) override;
    std::optional<RecordingEntry> of_call(CallId call) override;
    std::optional<RecordingEntry> at_path(const std::string& path) override;
    std::vector<RecordingEntry> after(RecordingId id, int limit) override;
    std::vector<CallId> unrecorded_calls(Instant since, int limit) override;
    void set_check(RecordingId id, Instant at, std::optional<RecordingFault> fault) override;
    void replace_findings(const std::vector<app::RecordingFinding>& findings) override { state_.recording_findings = findings; }
    std::vector<app::RecordingFinding> findings(int limit) override;
    void insert(const app::Reconciliation& done) override { state_.reconciliations.push_back(done); }
    std::optional<app::Reconciliation> last_reconciliation() override;
    app::RecordingTotals totals(Instant now) override;
    std::vector<app::RecordingMarker> markers(RecordingId recording) override;
    void put(RecordingId recording, const app::RecordingMarker& marker) override;
    std::optional<app::RecordingMarker> marker(RecordingId recording, MarkerId id) override;
    void remove(MarkerId id) override;
    void put(const app::ErasureRequest& asked) override { state_.erasures.insert_or_assign(asked.recording, asked); }
    std::vector<app::ErasureRequest> erasures_asked(int limit) override;
    std::optional<app::ErasureRequest> erasure_asked(RecordingId recording) override;
    void close_erasure(RecordingId recording) override { state_.erasures.erase(recording); }

private:
    [[nodiscard]] bool fits(const RecordingEntry& entry, const app::RecordingFilter& filter) const;
    [[nodiscard]] bool call_fits(const RecordingEntry& entry, const app::RecordingFilter& filter) const;

    MemoryState& state_;
};

class MemoryCampaignStore final : public app::CampaignStore {
public:
    explicit MemoryCampaignStore(MemoryState& state) : state_(state) {}
    void insert(const app::CampaignRecord& campaign) override;
    void replace_targets(CampaignId id, const std::vector<CampaignTarget>& targets) override;
    void prompt_is_there(CampaignId id) override;
    void set_state(CampaignId id, CampaignState state, CampaignAction action, const std::optional<Actor>& by,
                   Instant at) override;
    std::optional<app::CampaignRecord> find(CampaignId id) override;
    std::vector<app::CampaignRecord> list(int limit) override;
    std::vector<app::CampaignRecord> running() override;
    app::CampaignCount count(CampaignId id) override;
    std::vector<CampaignTarget> take_due(CampaignId id, int most, Instant now) override;
    void put_result(const CampaignTarget& after, Instant at) override;
    std::optional<Instant> next_due(CampaignId id) override;
    int close_interrupted(Instant at) override;
    std::vector<app::TargetRow> targets(CampaignId id, int offset, int limit) override;
    bool may_call(const std::string& number) override { return !state_.do_not_call.contains(number); }

private:
    void put(const CampaignTarget& after, Instant at);

    MemoryState& state_;
};

/// All stores over one state.
class MemoryStores {
public:
    MemoryStores() = default;
    MemoryStores(const MemoryStores&) = delete;
    MemoryStores& operator=(const MemoryStores&) = delete;

    MemoryState state;
    app::UnitOfWork work{cases_,  calls_,     people_,     city_,      knowledge_,  reports_,     voicemail_, callbacks_,
                         guests_, catalogue_, blacklist_,  campaigns_, recordings_, audit_,       admin_log_, accounts_,
                         editor_, views_,     judgements_, prompts_,   flows_,      attachments_, outbox_,    letters_};

private:
    MemoryCatalogueStore catalogue_{state};
    MemoryJudgementStore judgements_{state};
    MemoryFlowStore flows_{state};
    MemoryAttachmentStore attachments_{state};
    MemoryOutboxStore outbox_{state};
    MemoryLetterStore letters_{state};
    MemoryCaseStore cases_{state};
    MemoryVoicemailStore voicemail_{state};
    MemoryCallbackStore callbacks_{state};
    MemoryCallStore calls_{state, voicemail_, callbacks_};
    MemoryPeopleStore people_{state};
    MemoryCityStore city_{state};
    MemoryKnowledgeStore knowledge_{state};
    MemoryReportStore reports_{state};
    MemoryGuestSessionStore guests_{state, calls_};
    MemoryBlacklistStore blacklist_{state};
    MemoryCampaignStore campaigns_{state};
    MemoryRecordingStore recordings_{state};
    MemoryAuditStore audit_{state};
    MemoryAdminLog admin_log_{state};
    MemoryAccountStore accounts_{state};
    MemoryCityEditor editor_{state};
    MemorySavedViewStore views_{state};
    MemoryPromptLibrary prompts_{state};
};

}  // namespace hotline::test
