#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/voicemail/voice_message.hpp"

namespace hotline::app {

/// One thing that happened to a message.
struct VoiceMessageEvent {
    Instant at;
    VoiceMessageStep what{};
    UserId by{};  ///< 0: the system
    std::string note;
};

struct VoiceMessageFilter {
    std::optional<VoiceMessageState> state;
    std::optional<UserId> owner;
    std::string number;
    std::string cursor;
    int limit{50};
};

class VoicemailStore {
public:
    virtual ~VoicemailStore() = default;
    /// Nothing happens when the recording's message is known already.
    virtual void insert(const VoiceMessage& message) = 0;
    virtual void save(const VoiceMessage& after, const VoiceMessageEvent& event) = 0;
    [[nodiscard]] virtual std::optional<VoiceMessage> find(VoiceMessageId id) = 0;
    [[nodiscard]] virtual std::optional<VoiceMessage> find_by_recording(RecordingId id) = 0;
    [[nodiscard]] virtual std::vector<VoiceMessageEvent> history(VoiceMessageId id) = 0;
    struct Page {
        std::vector<VoiceMessage> messages;
        std::string next;
    };
    /// Newest first, keyset paging by (left_at, id).
    [[nodiscard]] virtual Page list(const VoiceMessageFilter& filter) = 0;
    [[nodiscard]] virtual int count(VoiceMessageState state) = 0;
    /// The messages inserted since the last asking, to tell pages of after the commit.
    [[nodiscard]] virtual std::vector<VoiceMessageId> take_added() = 0;
    /// Unfinished ones whose time to remind or to escalate has come and that nobody was told of.
    [[nodiscard]] virtual std::vector<VoiceMessage> awaiting_notice(Instant now) = 0;
};

}  // namespace hotline::app
