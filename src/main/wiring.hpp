#pragma once
#include <atomic>
#include <memory>

#include "adapters/documents/document_reader.hpp"
#include "adapters/documents/file_maker.hpp"
#include "adapters/files/attachment_folder.hpp"
#include "adapters/http/live/live_hub.hpp"
#include "adapters/http/server/http_server.hpp"
#include "adapters/media/media_engine.hpp"
#include "adapters/media/recording/recording_folder.hpp"
#include "adapters/sip/sip_adapter.hpp"
#include "adapters/sip/switch_loop.hpp"
#include "adapters/store/journal.hpp"
#include "app/flows/case_desk.hpp"
#include "app/outbound/group_calls.hpp"
#include "app/recordings/recording_keeper.hpp"
#include "app/switch/switch.hpp"
#include "main/audit_watch.hpp"
#include "main/config.hpp"
#include "main/outbox_thread.hpp"
#include "main/phone_secrets.hpp"
#include "main/prompt_shelf.hpp"
#include "main/quiet_thread.hpp"
#include "main/reminders.hpp"
#include "main/storage.hpp"

namespace hotline {

/// The running program: which adapter serves which port, and in what order they begin and end.
class Hotline {
public:
    /// Opens everything and takes calls when it returns. Throws StartRefused.
    Hotline(const Config& config, Storage& storage);
    /// Ends calls politely, then everything else. Returns when the last event is on disk.
    ~Hotline();
    Hotline(const Hotline&) = delete;
    Hotline& operator=(const Hotline&) = delete;

private:
    void start_switch(const app::SwitchSnapshot& snapshot, const app::SwitchHistory& history);
    void start_campaigns(const std::vector<app::CampaignRecord>& running);
    void start_outbox();
    void start_http();
    void note_prompts();
    void start_keeper();
    void end_calls();
    /// Runs on the switch thread and waits for it.
    void on_switch_thread(const std::function<void()>& work);

    Config config_;
    Storage& storage_;
    http::LiveHub live_;
    media::RecordingFolder recording_files_;
    files::AttachmentFolder attachments_;
    documents::DocumentReader texts_;
    QuietThread keeper_thread_{"recordings"};
    app::RecordingKeeper keeper_;
    store::StoreJournal journal_;
    documents::FileMaker documents_;
    sip::SwitchLoop loop_;
    std::atomic<bool> takes_calls_{false};

    // Live on the switch thread; made and ended there, in this order and its reverse.
    std::unique_ptr<PhoneSecrets> phones_;
    std::unique_ptr<media::MediaEngine> media_;
    std::unique_ptr<sip::SipAdapter> sip_;
    std::unique_ptr<app::CaseDesk> case_desk_;
    std::unique_ptr<app::Switch> switch_;
    std::unique_ptr<FilePromptShelf> prompts_;
    std::unique_ptr<app::GroupCalls> campaigns_;

    std::unique_ptr<OutboxThread> outbox_;
    std::unique_ptr<http::HttpServer> http_;
    std::unique_ptr<Reminders> reminders_;
    std::unique_ptr<AuditWatch> audit_;
};

}  // namespace hotline
