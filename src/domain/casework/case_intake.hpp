#pragma once
#include "base/result.hpp"
#include "domain/casework/case.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline {

/// What a case is born with.
struct CaseIntake {
    CaseId id;
    std::string number;
    CaseChannel channel{CaseChannel::phone};
    CaseFacts facts;
    std::optional<CallId> call;
};

struct RecordedCase {
    Case made;
    CaseEvent event;
};

/// The citizen himself, writing on the public page.
[[nodiscard]] Actor the_citizen();

/// The first event of a case (seed S16): by those who take calls or dispatch, and by citizens.
[[nodiscard]] Result<RecordedCase, CaseRefused> record_case(const CaseIntake& intake, const Actor& actor, Instant now);

}  // namespace hotline
