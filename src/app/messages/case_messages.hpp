#pragma once
#include <optional>

#include "app/messages/write_message.hpp"
#include "domain/casework/workflow.hpp"
#include "domain/security/role.hpp"

namespace hotline::app {

/// What was written to the citizen about this case, in order; nothing when it is not this person's to see.
[[nodiscard]] std::optional<MessageList> messages_of_case(UnitOfWork& work, const MessageDeps& deps, const Actor& actor,
                                                          CaseId id, Instant now);

/// Asks the citizen by SMS what he thinks of the work: he answers with a digit (receive_letter). Once a round; asking again gives
/// the same message. Refused as not_found while the case cannot be evaluated, or its citizen may not be known to this person.
[[nodiscard]] Result<Message, MessageRefusal> ask_evaluation(UnitOfWork& work, const MessageDeps& deps, const Actor& actor,
                                                             CaseId id, Instant now);

}  // namespace hotline::app
