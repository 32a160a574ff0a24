#pragma once
#include <expected>
#include <optional>
#include <variant>
#include <vector>

#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/formats/voicemail.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// What to list; empty members do not restrict.
struct VoiceMessageQuery {
    std::optional<VoiceMessageState> state;
    bool mine{false};
    std::string number;
    std::string cursor;
    int limit{50};
};

/// Messages, newest first. Numbers are whole until a message is done, because ringing back is the task.
[[nodiscard]] VoiceMessagePage list_voice_messages(UnitOfWork& work, const Actor& actor, VoiceMessageQuery query, Instant now);

[[nodiscard]] std::optional<VoiceMessageView> read_voice_message(UnitOfWork& work, const Actor& actor, VoiceMessageId id,
                                                                 Instant now);

/// Everything but filing a case, which is file_voice_message.
[[nodiscard]] Result<VoiceMessageView, VoiceMessageRefusal> act_on_voice_message(UnitOfWork& work, const Actor& actor,
                                                                                 VoiceMessageId id,
                                                                                 const ActOnVoiceMessage& wanted, Instant now);

/// A message that became a case, or why not: the message's own reason or the case's.
using FiledMessage = std::expected<CaseDone, std::variant<VoiceMessageRefusal, CaseRefused>>;
/// Records a case from the message, linked with its call, and finishes the message; both or neither.
[[nodiscard]] FiledMessage file_voice_message(UnitOfWork& work, const Actor& actor, VoiceMessageId id, NewCase wanted,
                                              Instant now, CaseDeps& deps);

/// Marks whom time has made necessary to tell of, and gives them: each message once as a reminder and once as an alarm.
[[nodiscard]] std::vector<VoiceMessageChanged> take_due_notices(UnitOfWork& work, Instant now);

}  // namespace hotline::app
