#include "app/citizen_request.hpp"

#include "app/new_case.hpp"
#include "domain/casework/case_intake.hpp"

namespace hotline::app {
namespace {

CaseFacts facts_of(const CitizenRequest& wanted) {
    return {.kind = wanted.kind,
            .title = wanted.title,
            .content = wanted.content,
            .category = wanted.category,
            .district = wanted.district,
            .street = wanted.street,
            .address = wanted.address,
            .citizen_name = wanted.name,
            .citizen_phone = wanted.phone,
            .confidential = wanted.confidential};
}

}  // namespace

Result<CitizenRequestDone, CaseRefused> citizen_request(UnitOfWork& work, const CitizenRequest& wanted, Instant now,
                                                        CaseDeps& deps) {
    auto begun = begin_case(work, the_citizen(), {CaseChannel::web, facts_of(wanted), {}, wanted.idempotency_key}, now, deps);
    if (!begun) return refuse(std::move(begun.error()));
    CitizenRequestDone done{.receipt = {.number = begun->made.number, .code = std::move(begun->progress_code)}};
    if (begun->is_new) done.change = birth_of(begun->made);
    return done;
}

}  // namespace hotline::app
