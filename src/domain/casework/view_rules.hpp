#pragma once
#include "domain/casework/case.hpp"

namespace hotline {

/// Who works at the centre and therefore may know of every case; departments know of their own and those below.
[[nodiscard]] bool reads_every_case(Role role);

/// `own_unit`: the case's department is the actor's unit or one below it.
[[nodiscard]] bool may_read(const Actor& actor, bool own_unit);

/// Whether the case lies where the actor may look: in his districts, in none, or recorded by himself.
[[nodiscard]] bool in_scope(const Case& at, const Actor& actor);

/// How much of the complainant somebody sees (security 31, 34).
struct Sight {
    bool whole_number{false};  ///< else 138****1234
    bool identity{false};      ///< name, address and telephone at all
};

/// Why the actor needs the citizen's number now: he talks with him, or has taken on to call him (holds_follow_up).
enum class Speaking { no, in_call, following_up };

/// Confidential complainants are seen by the agent who recorded them only.
[[nodiscard]] Sight sight_of(const Case& at, const Actor& actor, Speaking speaking);

[[nodiscard]] CaseFacts shown_facts(CaseFacts facts, Sight sight);

/// What a page sent back, with everything that it was not shown (and did not change) put back in.
[[nodiscard]] CaseFacts with_hidden_restored(CaseFacts sent, const CaseFacts& stored, Sight sight);

/// A unit does not learn whom the centre is about to ask: it could speak with him first.
[[nodiscard]] std::vector<JudgedRound> shown_rounds(std::vector<JudgedRound> rounds, Role role);
[[nodiscard]] CaseDetails shown_details(CaseDetails details, Role role);

/// Whose call a recording is of, and what hangs on it.
struct RecordedCall {
    std::vector<UserId> agents;  ///< who talked with the citizen
    bool has_case{false};
    bool confidential{false};  ///< one of its cases is
};

/// Agents hear their own calls, supervisors all, reviewers those that became cases; of confidential cases only the agent.
[[nodiscard]] bool may_hear(const RecordedCall& call, const Actor& actor);

}  // namespace hotline
