#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/calls.hpp"
#include "app/formats/casework.hpp"
#include "app/formats/reference.hpp"
#include "app/formats/session.hpp"
#include "app/ports/admin_stores.hpp"
#include "app/ports/attachment_store.hpp"
#include "app/ports/audit_store.hpp"
#include "app/ports/blacklist_store.hpp"
#include "app/ports/callback_store.hpp"
#include "app/ports/campaign_store.hpp"
#include "app/ports/catalogue_store.hpp"
#include "app/ports/flow_store.hpp"
#include "app/ports/judgement_store.hpp"
#include "app/ports/knowledge_store.hpp"
#include "app/ports/message_stores.hpp"
#include "app/ports/prompt_library.hpp"
#include "app/ports/recording_store.hpp"
#include "app/ports/report_store.hpp"
#include "app/ports/voicemail_store.hpp"
#include "app/switch_config.hpp"
#include "domain/acd/agent_state.hpp"
#include "domain/acd/decision.hpp"
#include "domain/calendar/time_limit.hpp"
#include "domain/call/call_event.hpp"
#include "domain/call/call_record.hpp"
#include "domain/casework/case.hpp"
#include "domain/casework/ladder.hpp"

namespace hotline::app {

/// What to list; empty members do not restrict. Newest first, keyset paging by (recorded_at, id).
struct CaseFilter {
    std::vector<CaseState> states;
    std::vector<CaseStage> stages;
    std::vector<DepartmentCode> departments;  ///< it lies with, or is co-handled by, any of these (a unit and those below)
    std::optional<CaseKind> kind;
    std::optional<DistrictCode> district;
    std::vector<DistrictCode> scope;  ///< any of these, or none known
    std::string text;                 ///< words of title, content or number; Chinese needs no spaces
    std::string citizen_phone;
    std::optional<CallId> call;
    std::optional<UserId> recorded_by;
    std::optional<Instant> from;  ///< of being recorded
    std::optional<Instant> to;
    bool overdue_only{false};
    std::vector<SupervisionLevel> supervision;
    bool receipt_due{false};            ///< a unit has yet to acknowledge a reminder
    std::optional<Instant> due_before;  ///< handling is neither done nor suspended
    std::string cursor;
    int limit{50};
};

class CaseStore {
public:
    virtual ~CaseStore() = default;
    /// Writes the row and its first event. `progress_hash` guards the citizen's progress query.
    virtual void insert(const Case& made, const CaseEvent& recorded, const std::string& progress_hash,
                        const std::string& idempotency_key) = 0;
    /// Appends the event and replaces the projection, in one.
    virtual void append(const Case& after, const CaseEvent& event) = 0;
    [[nodiscard]] virtual std::optional<Case> find(CaseId id) = 0;
    [[nodiscard]] virtual std::optional<Case> find_by_number(const std::string& number) = 0;
    [[nodiscard]] virtual std::optional<CaseId> find_by_key(const std::string& idempotency_key) = 0;
    [[nodiscard]] virtual std::string progress_hash(CaseId id) = 0;
    [[nodiscard]] virtual std::vector<CaseEvent> events(CaseId id) = 0;
    /// The cases merged into this one, in the order they were recorded.
    [[nodiscard]] virtual std::vector<Case> followers(CaseId id) = 0;
    /// When the clock has to look at this case again; nothing: not before something else happens to it.
    virtual void wake(CaseId id, std::optional<Instant> at) = 0;
    /// The clock looks at every case that is not over: limits, calendars or rules have changed.
    virtual void wake_open(Instant at) = 0;
    /// Cases whose time has come, the longest due first.
    [[nodiscard]] virtual std::vector<CaseId> to_wake(Instant now, int limit) = 0;
    /// The next running number of this local day, counting from 1.
    [[nodiscard]] virtual int next_in_day(Date day) = 0;
    struct Page {
        std::vector<Case> cases;
        std::string next;
    };
    [[nodiscard]] virtual Page list(const CaseFilter& filter, Instant now) = 0;
    /// Cases recorded since then whose texts have words of this one, those with the rarest and most of them first.
    [[nodiscard]] virtual std::vector<Case> sharing_words(std::string_view text, Instant since, int limit) = 0;
    /// Rebuilds the projection of every case from its events; gives the number of rows that differed.
    virtual int rebuild() = 0;
};

/// What to list; empty members do not restrict. Newest first, keyset paging by (offered_at, id).
struct CallFilter {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<NumberSought> number;
    std::optional<UserId> agent;  ///< anybody who talked in it
    std::optional<QueueCode> queue;
    std::optional<CallChannel> channel;
    std::vector<CallOutcome> outcomes;  ///< any of these
    bool recorded_only{false};
    bool queued_only{false};    ///< joined a queue
    bool answered_only{false};  ///< by a person
    std::optional<std::int64_t> longest_wait_ms;
    std::string cursor;
    int limit{50};
};

/// Long enough for every complaint about a wait; afterwards the call's events must do.
inline constexpr Duration kDecisionsKept = std::chrono::days{30};

class CallStore {
public:
    virtual ~CallStore() = default;
    virtual void append(const CallEvent& event) = 0;  ///< event, projection of the call, recordings, tasks
    virtual void append(const AgentEvent& event) = 0;
    virtual void append(const Decision& decision) = 0;  ///< kept for kDecisionsKept
    /// For the start: each agent's last event, and all events since then, in the order they happened.
    [[nodiscard]] virtual std::vector<AgentEvent> agent_history(Instant since) = 0;
    /// For the start: calls since then that waited for a person and have ended, in the order they came; the latest hundred
    /// thousand.
    [[nodiscard]] virtual std::vector<CallRecord> call_history(Instant since) = 0;
    [[nodiscard]] virtual CallPage list(const CallFilter& filter) = 0;
    [[nodiscard]] virtual std::optional<CallRow> find(CallId id) = 0;
    [[nodiscard]] virtual std::vector<CallEventView> events(CallId id) = 0;
    [[nodiscard]] virtual std::vector<DecisionView> decisions(CallId id) = 0;  ///< in the order they were made
    [[nodiscard]] virtual int count_of_number(const std::string& number) = 0;
    [[nodiscard]] virtual std::vector<UserId> agents_of(CallId id) = 0;  ///< everybody who talked with the citizen
    /// Calls whose end was never written (the process died): ends them as failed at their last event. Gives how many.
    virtual int close_unfinished(Instant at) = 0;
};

struct UserRecord {
    SessionUser user;
    std::string password_hash;            ///< Argon2id, libsodium's string form
    bool disabled{false};                 ///< locked, or nobody granted a role yet
    bool must_change_password{false};     ///< may do nothing else before
    std::vector<DistrictCode> districts;  ///< sees cases of these only; empty: of all
};

struct SessionRecord {
    std::string token_hash;  ///< SHA-256 of the cookie's value; the value itself is nowhere
    UserId user{};
    Instant created_at;
    Instant last_seen_at;
};

class PeopleStore {
public:
    virtual ~PeopleStore() = default;
    [[nodiscard]] virtual std::optional<UserRecord> find_user(const std::string& username) = 0;
    [[nodiscard]] virtual std::optional<UserRecord> find_user(UserId id) = 0;
    virtual void insert_session(const SessionRecord& session) = 0;
    [[nodiscard]] virtual std::optional<SessionRecord> find_session(const std::string& token_hash) = 0;
    virtual void touch_session(const std::string& token_hash, Instant at) = 0;
    virtual void delete_session(const std::string& token_hash) = 0;
};

/// Somebody serves other queues from now on; who changed it and why is kept for good.
struct AgentMoved {
    UserId agent;
    std::vector<QueueCode> queues;
    UserId by;
    std::string note;
    Instant at;
};

class CityStore {
public:
    virtual ~CityStore() = default;
    virtual void set_agent_queues(const AgentMoved& moved) = 0;
    [[nodiscard]] virtual Reference reference() = 0;
    [[nodiscard]] virtual std::vector<DepartmentCode> unit_and_below(const DepartmentCode& unit) = 0;
    [[nodiscard]] virtual std::optional<Calendar> calendar(const CalendarCode& code) = 0;
    [[nodiscard]] virtual TimeLimitPolicy time_limits() = 0;
    [[nodiscard]] virtual SupervisionPolicy supervision() = 0;
    [[nodiscard]] virtual JudgementPolicy judgement() = 0;
    [[nodiscard]] virtual DialPlan dialling() = 0;
    [[nodiscard]] virtual SwitchSnapshot switch_config() = 0;
};

class GuestSessionStore {
public:
    virtual ~GuestSessionStore() = default;
    virtual void put(const GuestSession& session, UserId by, Instant at) = 0;
    virtual void cancel(GuestSessionId id) = 0;
    [[nodiscard]] virtual std::optional<GuestSession> find(GuestSessionId id) = 0;
    /// Those that end after this, the latest first.
    [[nodiscard]] virtual std::vector<GuestSession> sessions_since(Instant end) = 0;
    /// Calls that joined the session's queue while it ran, in the order they came.
    [[nodiscard]] virtual std::vector<CallRow> calls_of(const GuestSession& session) = 0;
};

/// One transaction's view of everything stored.
struct UnitOfWork {
    CaseStore& cases;
    CallStore& calls;
    PeopleStore& people;
    CityStore& city;
    KnowledgeStore& knowledge;
    ReportStore& reports;
    VoicemailStore& voicemail;
    CallbackStore& callbacks;
    GuestSessionStore& guests;
    CatalogueStore& catalogue;
    BlacklistStore& blacklist;
    CampaignStore& campaigns;
    RecordingStore& recordings;
    AuditStore& audit;
    AdminLog& admin_log;
    AccountStore& accounts;
    CityEditor& editor;
    SavedViewStore& views;
    JudgementStore& judgements;
    PromptLibrary& prompts;
    FlowStore& flows;
    AttachmentStore& attachments;
    OutboxStore& outbox;
    LetterStore& letters;
};

}  // namespace hotline::app
