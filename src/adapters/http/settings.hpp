#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "app/desk.hpp"
#include "app/ports/attachment_files.hpp"
#include "app/ports/campaign_runs.hpp"
#include "app/ports/database.hpp"
#include "app/ports/document_maker.hpp"
#include "app/ports/outbox_desk.hpp"
#include "app/ports/prompt_shelf.hpp"
#include "app/ports/secrets.hpp"
#include "app/ports/text_reader.hpp"
#include "app/recordings/recording_desk.hpp"
#include "base/ids.hpp"
#include "domain/recording/retention.hpp"

namespace hotline::http {

class LiveHub;

struct Settings {
    std::string address{"127.0.0.1"};
    std::uint16_t port{12345};         ///< 0: any free one, see HttpServer::port
    std::filesystem::path web_folder;  ///< the built web app
    std::filesystem::path recordings_folder;
    RetentionPolicy retention;
    int low_space_percent{5};
    std::string public_number{"12345"};  ///< what the citizen's page calls
    bool secure_cookie{false};           ///< true where TLS ends in front of us
    int max_connections{4096};
    int max_calls{100};                    ///< from the citizen's page, at once
    int max_calls_per_address{3};          ///< at once
    std::chrono::seconds slow_client{15};  ///< a request has to arrive, an answer to be taken, in this time
    std::chrono::seconds idle_connection{60};
    std::chrono::seconds session_check{5};  ///< how often a live socket's session is looked up again
};

/// What the server serves. All outlive it.
struct Ports {
    app::Database& database;
    app::Desk& desk;
    app::Secrets& secrets;
    IdSource& ids;
    const Clock& clock;
    LiveHub& live;
    app::CampaignRuns& campaigns;
    app::PromptShelf& prompts;
    app::RecordingDesk& recordings;
    app::DocumentMaker& documents;
    app::AttachmentFiles& attachments;
    app::TextReader& texts;
    app::OutboxDesk& outbox;
    std::function<bool()> can_take_calls;  ///< for /healthz; any thread
};

}  // namespace hotline::http
