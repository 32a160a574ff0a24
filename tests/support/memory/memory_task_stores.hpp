#pragma once
#include <utility>

#include "app/ports/callback_store.hpp"
#include "app/ports/voicemail_store.hpp"

namespace hotline::test {

struct MemoryState;

class MemoryVoicemailStore final : public app::VoicemailStore {
public:
    explicit MemoryVoicemailStore(MemoryState& state) : state_(state) {}
    void insert(const VoiceMessage& message) override;
    void save(const VoiceMessage& after, const app::VoiceMessageEvent& event) override;
    std::optional<VoiceMessage> find(VoiceMessageId id) override;
    std::optional<VoiceMessage> find_by_recording(RecordingId id) override;
    std::vector<app::VoiceMessageEvent> history(VoiceMessageId id) override;
    Page list(const app::VoiceMessageFilter& filter) override;
    int count(VoiceMessageState state) override;
    std::vector<VoiceMessageId> take_added() override { return std::exchange(added_, {}); }
    std::vector<VoiceMessage> awaiting_notice(Instant now) override;

private:
    MemoryState& state_;
    std::vector<VoiceMessageId> added_;
};

class MemoryCallbackStore final : public app::CallbackStore {
public:
    explicit MemoryCallbackStore(MemoryState& state) : state_(state) {}
    CallbackRules rules() override;
    void insert(const CallbackTask& task, const app::CallbackEvent& event) override;
    void save(const CallbackTask& task, const app::CallbackEvent& event) override;
    std::optional<CallbackTask> find(CallbackId id) override;
    std::optional<CallbackTask> unfinished_of(const std::string& number) override;
    std::optional<CallbackTask> find_by_attempt(CallId call) override;
    std::vector<app::CallbackEvent> history(CallbackId id) override;
    Page list(const app::CallbackFilter& filter) override;
    int count_unfinished() override;
    std::vector<app::CallbackChanged> take_changed() override { return std::exchange(changed_, {}); }
    app::CallbackFigures figures(Instant from, Instant to) override;

private:
    MemoryState& state_;
    std::vector<app::CallbackChanged> changed_;
};

}  // namespace hotline::test
