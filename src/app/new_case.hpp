#pragma once
#include <optional>
#include <string>

#include "app/case_change.hpp"
#include "app/case_deps.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// What the telephone and the public page have in common when a case begins.
struct CaseDraft {
    CaseChannel channel{CaseChannel::phone};
    CaseFacts facts;
    std::optional<CallId> call;
    std::string idempotency_key;
};

struct BegunCase {
    Case made;
    std::string progress_code;
    bool is_new{true};  ///< false: this key had made it before
};

/// Numbers, records and stores the case, or finds the one that the same key and actor made before.
[[nodiscard]] Result<BegunCase, CaseRefused> begin_case(UnitOfWork& work, const Actor& actor, const CaseDraft& draft, Instant now,
                                                        CaseDeps& deps);

/// What is stored instead of the progress code.
[[nodiscard]] std::string progress_hash_of(const std::string& number, const std::string& code, Secrets& secrets);

[[nodiscard]] CaseChange birth_of(const Case& made);

}  // namespace hotline::app
