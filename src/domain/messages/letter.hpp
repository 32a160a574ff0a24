#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/messages/message.hpp"

namespace hotline {

/// 待处理, 处理中, 已处理.
BOOST_DEFINE_ENUM_CLASS(LetterState, open, in_progress, done)

/// take: I see to it. give_back: somebody else may. reply: through the outbox. file: it has become a case. link: it belongs to a
/// case. finish: nothing else is needed. lapse: the lease ran out, by the clock.
BOOST_DEFINE_ENUM_CLASS(LetterAction, take, give_back, reply, file, link, finish, lapse)

/// What a letter's history tells.
BOOST_DEFINE_ENUM_CLASS(LetterStep, received, taken, given_back, replied, filed, linked, finished, lapsed, overdue)

/// evaluated, unsubscribed, resubscribed: understood by the system.
BOOST_DEFINE_ENUM_CLASS(LetterResult, answered, case_made, case_linked, nothing_to_do, evaluated, unsubscribed, resubscribed)

BOOST_DEFINE_ENUM_CLASS(LetterRefusal, not_found, not_possible_now, taken_by_other, note_needed, note_too_long, no_such_case)

/// Something a citizen wrote: a piece of work with a holder and a clock.
struct Letter {
    LetterId id;
    std::string key;  ///< gateway and its own id: what comes twice is one letter
    GatewayName gateway;
    WrittenChannel channel{};
    std::string sender;  ///< a telephone number, or what the platform calls its user
    std::string sent_to;
    std::string text;
    Instant received_at;
    Instant due_at;  ///< of the first response
    LetterState state{LetterState::open};
    UserId owner;                         ///< 0: nobody
    std::optional<Instant> lease_until;   ///< while it is in progress
    std::optional<Instant> responded_at;  ///< the first response
    std::optional<LetterResult> result;
    std::string note;
    CaseId about;                        ///< 0: none
    std::optional<Instant> reported_at;  ///< the supervisor was told that its time is over
    std::optional<Instant> done_at;
};

struct LetterCommand {
    LetterAction action{};
    UserId by;
    std::string note;  ///< finish
    CaseId about;      ///< file, link
    bool may_overrule{false};
};

/// The longest time to a first response (GB/T 33358): 3 minutes, 2 hours, 24 hours.
[[nodiscard]] Duration first_response(WrittenChannel channel);
/// Who has taken a letter does something about it within this time, or it returns.
inline constexpr std::chrono::minutes kLetterLease{15};

[[nodiscard]] Result<Letter, LetterRefusal> decide(const Letter& letter, const LetterCommand& command, Instant now);
[[nodiscard]] std::vector<LetterAction> allowed_actions(const Letter& letter, UserId by, bool may_overrule);
[[nodiscard]] LetterStep step_of(LetterAction action);

[[nodiscard]] bool is_overdue(const Letter& letter, Instant now);
[[nodiscard]] bool has_lapsed(const Letter& letter, Instant now);

}  // namespace hotline
