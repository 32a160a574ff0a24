#pragma once
#include <optional>

#include "app/case_change.hpp"
#include "app/messages/write_message.hpp"

namespace hotline::app {

/// What came of something that a gateway handed in.
struct Received {
    bool is_new{};  ///< false: known already, nothing was changed
    LetterChanged letter;
    std::optional<CaseChange> evaluated;
};

/// Keeps what a citizen wrote. "TD" ends notices to him, a digit from 1 to 5 after we asked is his evaluation of the case (C34);
/// everything else waits for a person.
[[nodiscard]] Received receive_letter(UnitOfWork& work, const MessageDeps& deps, const Gateway& gateway,
                                      const InboundLetter& inbound, Instant now);

/// What a gateway says of a message it took. Nothing: it has no such message, or the report says nothing new.
[[nodiscard]] std::optional<Message> take_report(UnitOfWork& work, const Gateway& gateway, const MessageReport& report,
                                                 Instant now);

}  // namespace hotline::app
