#pragma once
#include <expected>
#include <optional>
#include <variant>
#include <vector>

#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/messages/write_message.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// What to list; empty members do not restrict.
struct LetterQuery {
    std::optional<LetterState> state;
    std::optional<WrittenChannel> channel;
    bool mine{false};
    int limit{50};  ///< cut to 1..200
};

/// Who looks at letters, and when.
struct LetterReader {
    const Actor& actor;
    const OutboxRules& rules;
    Instant now;
};

/// One list of work over every written channel, the oldest first; what is done stands at its end.
[[nodiscard]] LetterPage list_letters(UnitOfWork& work, const LetterReader& reader, const LetterQuery& query);
[[nodiscard]] std::optional<LetterView> read_letter(UnitOfWork& work, const LetterReader& reader, LetterId id);

using LetterFault = std::variant<LetterRefusal, MessageRefusal>;
/// Everything but filing a case. A reply is in the outbox when this is durable.
[[nodiscard]] std::expected<LetterView, LetterFault> act_on_letter(UnitOfWork& work, const MessageDeps& deps, const Actor& actor,
                                                                   LetterId id, const ActOnLetter& wanted, Instant now);

using FiledLetter = std::expected<CaseDone, std::variant<LetterRefusal, CaseRefused>>;
/// Records a case from the letter and links the two; both or neither.
[[nodiscard]] FiledLetter file_letter(UnitOfWork& work, const Actor& actor, LetterId id, const NewCase& wanted, Instant now,
                                      CaseDeps& deps);

/// Takes letters back whose lease ran out (E27), and marks those whose time for a first response is over; gives both.
[[nodiscard]] std::vector<LetterChanged> take_letter_clock(UnitOfWork& work, Instant now);

}  // namespace hotline::app
