#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/ports/stores.hpp"
#include "domain/call/call_record.hpp"

namespace hotline::test {

/// Everything that the memory stores hold; tests fill in the configuration by hand. Copying it is a snapshot.
struct MemoryState {
    struct StoredCase {
        Case at;
        std::vector<CaseEvent> events;
        std::string progress_hash;
        std::string key;
    };
    struct StoredCall {
        CallRecord record;
        std::vector<CallEvent> events;
    };
    struct StoredMessage {
        VoiceMessage at;
        std::vector<app::VoiceMessageEvent> events;
    };
    struct StoredCallback {
        CallbackTask at;
        std::vector<app::CallbackEvent> events;
    };

    struct StoredLetter {
        Letter at;
        std::vector<app::LetterEvent> events;
    };

    struct StoredBar {
        Bar bar;
        std::vector<BarEvent> events;
    };

    struct StoredCampaign {
        app::CampaignRecord record;
        std::vector<app::TargetRow> rows;
    };

    // Configuration, as an import would leave it.
    app::Reference reference;
    std::map<CalendarCode, Calendar> calendars;
    TimeLimitPolicy limits;
    SupervisionPolicy supervision;
    JudgementPolicy judgement;
    CallbackRules callback_rules;
    app::SwitchSnapshot config{std::make_shared<app::SwitchConfig>()};
    std::map<std::string, std::string> areas;  // number prefix -> name
    std::map<UserId, app::UserRecord> users;
    std::map<UserId, std::map<SkillCode, int>> user_skills;
    std::set<UserId> not_granted;
    std::vector<app::SkillItem> skills;
    SearchVocabulary vocabulary;

    // What happens.
    std::map<ArticleId, std::vector<app::StoredVersion>> knowledge;  ///< oldest first
    std::map<ArticleId, std::map<int, app::UseCounts>> knowledge_counts;
    std::vector<app::UsedAnswer> used_answers;
    std::map<std::string, app::GapRow> gaps;
    std::map<CorrectionId, app::Correction> corrections;
    std::map<CaseId, StoredCase> cases;
    std::map<CaseId, Instant> case_wakes;
    std::vector<app::CatalogueView> catalogues;
    std::map<Date, int> cases_in_day;
    std::map<CallId, StoredCall> calls;
    std::map<CallId, std::set<UserId>> call_agents;
    std::map<RecordingId, RecordingEntry> recordings;
    std::map<RecordingId, std::map<MarkerId, app::RecordingMarker>> markers;
    std::map<RecordingId, app::ErasureRequest> erasures;
    std::vector<app::RecordingFinding> recording_findings;
    std::vector<app::Reconciliation> reconciliations;
    std::vector<app::AuditEntry> audit;
    std::vector<app::AuditCheck> audit_checks;
    bool audit_fails{false};  ///< as if its table could not be written
    std::map<BarId, StoredBar> bars;
    std::map<CampaignId, StoredCampaign> campaigns;
    std::set<std::string> do_not_call;
    std::map<VoiceMessageId, StoredMessage> voice_messages;
    std::map<CallbackId, StoredCallback> callbacks;
    std::vector<AgentEvent> agent_events;
    std::vector<Decision> decisions;
    std::map<GuestSessionId, GuestSession> guest_sessions;
    std::map<std::string, app::SessionRecord> sessions;

    struct StoredFlow {
        int revision{0};
        std::optional<app::StoredFlowDraft> draft;
        std::vector<app::StoredFlowVersion> versions;
        std::vector<app::FlowTest> tests;
    };
    std::map<FlowCode, StoredFlow> flows;

    // What administrators did and added.
    struct StoredView {
        UserId user;
        app::SavedView view;
    };
    std::vector<app::AdminEvent> admin_events;
    std::map<UserId, std::vector<std::string>> old_passwords;  // the latest last
    std::map<DepartmentCode, Unit> units;                      // what the reference does not hold of them
    std::vector<app::CategoryVersion> category_versions;
    std::vector<std::vector<Category>> category_trees;  // by version
    std::map<CategoryCode, CategoryCode> replaced_by;
    std::map<TextCode, std::vector<TextTemplate>> texts;  // version 1 first
    std::vector<StoredView> views;
    std::map<PromptName, PromptEntry> prompts;
    std::map<AttachmentId, Attachment> attachments;
    std::map<MessageId, Message> messages;
    std::map<LetterId, StoredLetter> letters;
    std::set<std::pair<WrittenChannel, std::string>> opt_outs;
};

}  // namespace hotline::test
