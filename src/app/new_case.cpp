#include "app/new_case.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

#include "app/city_names.hpp"
#include "app/city_time.hpp"
#include "app/save_case.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/case_number.hpp"

namespace hotline::app {
namespace {

constexpr std::size_t kShortestKey = 16;
constexpr std::size_t kLongestKey = 64;

CaseRefused bad(CaseField field, FieldFault what) { return {CaseRefusal::bad_field, {{field, what}}}; }

bool is_good_key(const std::string& key) { return key.size() >= kShortestKey && key.size() <= kLongestKey; }

/// Six digits that follow from the page's random key, so that a repeated request hears the same code although only its
/// hash is stored.
std::string progress_code_of(const std::string& number, const std::string& key, Secrets& secrets) {
    constexpr std::uint64_t kCodes = 1'000'000;
    constexpr std::size_t kHexDigits = 15;  // fits 64 bits
    const std::string hex = secrets.hash_token("progress code of " + number + " by " + key).substr(0, kHexDigits);
    std::uint64_t value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    return fmt::format("{:06}", value % kCodes);
}

/// An agent can hang a case on his own call only. Calls are written a moment late, so an unknown one is taken as it is.
bool is_somebody_elses(UnitOfWork& work, const Actor& actor, const std::optional<CallId>& id) {
    const auto call = id ? work.calls.find(*id) : std::nullopt;
    return call && call->agent && call->agent != actor.user && actor.role == Role::agent;
}

Result<BegunCase, CaseRefused> found_again(UnitOfWork& work, const Actor& actor, CaseId id, const std::string& key,
                                           Secrets& secrets) {
    const auto made = work.cases.find(id);
    if (!made || made->recorded_by != actor.user) return refuse(bad(CaseField::idempotency_key, FieldFault::format));
    return BegunCase{*made, progress_code_of(made->number, key, secrets), false};
}

Result<RecordedCase, CaseRefused> record_next(UnitOfWork& work, const Actor& actor, const CaseDraft& draft, Instant now,
                                              CaseDeps& deps) {
    CaseIntake intake{.id = deps.ids.next<CaseId>(), .channel = draft.channel, .facts = draft.facts, .call = draft.call};
    auto recorded = record_case(intake, actor, now);
    if (!recorded) return recorded;
    if (auto unknown = CityNames{work.city.reference()}.unknown_codes(recorded->made.facts); !unknown.empty())
        return refuse(refused_for(std::move(unknown)));
    // Numbered last: a refused request leaves no gap in the day's numbers.
    const Date day = local_date(city_time(work).calendar, now);
    recorded->made.number = make_case_number(day, work.cases.next_in_day(day));
    return recorded;
}

}  // namespace

std::string progress_hash_of(const std::string& number, const std::string& code, Secrets& secrets) {
    return secrets.hash_token(number + ":" + code);
}

Result<BegunCase, CaseRefused> begin_case(UnitOfWork& work, const Actor& actor, const CaseDraft& draft, Instant now,
                                          CaseDeps& deps) {
    const std::string& key = draft.idempotency_key;
    if (!is_good_key(key)) return refuse(bad(CaseField::idempotency_key, FieldFault::format));
    if (const auto id = work.cases.find_by_key(key)) return found_again(work, actor, *id, key, deps.secrets);
    if (is_somebody_elses(work, actor, draft.call)) return refuse(bad(CaseField::call, FieldFault::unknown));

    auto recorded = record_next(work, actor, draft, now, deps);
    if (!recorded) return refuse(std::move(recorded.error()));
    std::string code = progress_code_of(recorded->made.number, key, deps.secrets);
    work.cases.insert(recorded->made, recorded->event, progress_hash_of(recorded->made.number, code, deps.secrets), key);
    audit_case_event(work, recorded->event, actor);
    return BegunCase{std::move(recorded->made), std::move(code), true};
}

CaseChange birth_of(const Case& made) {
    return {.data = {.id = made.id,
                     .number = made.number,
                     .state = label_of(made.stage),
                     .action = CaseAction::record,
                     .version = made.version}};
}

}  // namespace hotline::app
