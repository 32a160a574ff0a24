#pragma once
#include <map>
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

    // Configuration, as an import would leave it.
    app::Reference reference;
    std::map<CalendarCode, Calendar> calendars;
    TimeLimitPolicy limits;
    SupervisionPolicy supervision;
    CallbackRules callback_rules;
    app::SwitchSnapshot config;
    std::map<std::string, std::string> areas;  // number prefix -> name
    std::map<UserId, app::UserRecord> users;
    std::map<ArticleId, app::ArticleView> articles;

    // What happens.
    std::map<CaseId, StoredCase> cases;
    std::map<CaseId, Instant> case_wakes;
    std::vector<app::CatalogueView> catalogues;
    std::map<Date, int> cases_in_day;
    std::map<CallId, StoredCall> calls;
    std::map<RecordingId, app::RecordingFile> recordings;
    std::map<VoiceMessageId, StoredMessage> voice_messages;
    std::map<CallbackId, StoredCallback> callbacks;
    std::vector<AgentEvent> agent_events;
    std::vector<Decision> decisions;
    std::map<GuestSessionId, GuestSession> guest_sessions;
    std::map<std::string, app::SessionRecord> sessions;
};

}  // namespace hotline::test
