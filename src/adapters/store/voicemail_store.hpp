#pragma once
#include <utility>

#include "adapters/store/sql.hpp"
#include "app/ports/voicemail_store.hpp"

namespace hotline::store {

class SqlVoicemailStore final : public app::VoicemailStore {
public:
    explicit SqlVoicemailStore(Connection& connection) : connection_(connection) {}

    void insert(const VoiceMessage& message) override;
    void save(const VoiceMessage& after, const app::VoiceMessageEvent& event) override;
    [[nodiscard]] std::optional<VoiceMessage> find(VoiceMessageId id) override;
    [[nodiscard]] std::optional<VoiceMessage> find_by_recording(RecordingId id) override;
    [[nodiscard]] std::vector<app::VoiceMessageEvent> history(VoiceMessageId id) override;
    [[nodiscard]] Page list(const app::VoiceMessageFilter& filter) override;
    [[nodiscard]] std::vector<VoiceMessageId> take_added() override { return std::exchange(added_, {}); }
    [[nodiscard]] int count(VoiceMessageState state) override;
    [[nodiscard]] std::vector<VoiceMessage> awaiting_notice(Instant now) override;

private:
    Connection& connection_;
    std::vector<VoiceMessageId> added_;
};

}  // namespace hotline::store
