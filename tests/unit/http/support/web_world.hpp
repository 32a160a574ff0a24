#pragma once
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "adapters/http/live/live_hub.hpp"
#include "adapters/http/server/http_server.hpp"
#include "support/memory/memory_database.hpp"
#include "support/temp_folder.hpp"
#include "unit/http/support/fake_attachments.hpp"
#include "unit/http/support/fake_desk.hpp"
#include "unit/http/support/fake_documents.hpp"
#include "unit/http/support/fake_outbound.hpp"
#include "unit/http/support/fake_outbox.hpp"
#include "unit/http/support/fake_recordings.hpp"
#include "unit/http/support/fake_texts.hpp"
#include "unit/http/support/raw_client.hpp"

namespace hotline::test {

/// One-way functions that a test can look through.
class PlainSecrets final : public app::Secrets {
public:
    std::string random_token() override { return "token-" + std::to_string(++count_); }
    std::string random_digits(int count) override { return std::string(static_cast<std::size_t>(count), '7'); }
    std::string hash_token(const std::string& token) override { return "hash of " + token; }
    std::string hash_password(const std::string& password) override { return "hash of " + password; }
    bool verify_password(const std::string& hash, const std::string& password) override { return hash == "hash of " + password; }

private:
    std::atomic<int> count_{0};
};

/// A web server on a free port of the loopback interface, its store in memory, one person of every role (named like the role,
/// with the password "right"), and somebody who is disabled ("gone").
class WebWorld {
public:
    explicit WebWorld(http::Settings settings = {});
    ~WebWorld();

    [[nodiscard]] std::uint16_t port() const { return server->port(); }
    /// One request on a connection of its own. `headers` are whole lines.
    RawAnswer ask(std::string_view method, const std::string& path, const std::string& headers = {},
                  const std::string& body = {});
    /// The same with what our page adds to a request that changes something.
    RawAnswer change(std::string_view method, const std::string& path, const std::string& body, const std::string& cookie = {});
    /// The cookie line of a person who has logged in.
    std::string log_in(const std::string& username, const std::string& password = "right");
    /// A WebSocket handshake; gives the answer.
    static RawAnswer upgrade(RawClient& client, const std::string& path, const std::string& headers = {});

    TempFolder folder;
    SystemClock clock;
    IdSource ids{clock, 1};
    MemoryStores stores;
    MemoryDatabase database{stores};
    PlainSecrets secrets;
    FakeDesk desk;
    FakeCampaignRuns campaigns;
    FakePromptShelf prompts;
    FakeRecordings recordings;
    FakeDocuments documents;
    FakeAttachments attachments;
    FakeTexts texts;
    FakeOutboxDesk outbox;
    http::LiveHub live{clock, 100};
    std::atomic<bool> ready{true};
    std::unique_ptr<http::HttpServer> server;
};

}  // namespace hotline::test
