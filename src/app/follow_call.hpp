#pragma once
#include <map>
#include <optional>

#include "app/ports/callback_store.hpp"
#include "app/ports/voicemail_store.hpp"
#include "base/ids.hpp"
#include "domain/call/call_record.hpp"
#include "domain/voicemail/mailbox.hpp"

namespace hotline::app {

/// What a stored fact of a call means for the tasks that hang on calls: a message that was left is one, a missed call owes a call
/// back, a call to such a number is an attempt, a citizen who gets through is owed none any more. Part of the projection: called
/// once for every event, in order.
class FollowCall {
public:
    FollowCall(VoicemailStore& voicemail, CallbackStore& callbacks, IdSource& ids)
        : voicemail_(voicemail), callbacks_(callbacks), ids_(ids) {}

    /// `box` is the message's mailbox; a default one when it is not configured any more.
    void message_left(const CallRecord& record, const CallEvent& event, const Mailbox& box);
    /// An agent calls a number: when it is owed a call, this is the attempt.
    void dialled(const CallRecord& record, UserId agent, Instant at);
    /// Somebody of the hotline talks with the citizen.
    void served(const CallRecord& record, Instant at);
    void ended(const CallRecord& record);

private:
    void attempt_over(const CallRecord& record, AttemptOutcome outcome, Instant at);
    void owe_a_call(const CallRecord& record, CallbackOrigin origin);

    VoicemailStore& voicemail_;
    CallbackStore& callbacks_;
    IdSource& ids_;
};

}  // namespace hotline::app
