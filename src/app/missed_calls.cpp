#include "app/missed_calls.hpp"

#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kShown = 500;
constexpr std::size_t kNoteLimit = 500;

}  // namespace

MissedCallPage list_missed_calls(UnitOfWork& work, std::optional<MissedCallState> state, Instant now) {
    MissedCallPage page = work.calls.missed_calls(state, kShown);
    for (MissedCallRow& row : page.rows)
        if (row.state != MissedCallState::open) row.number = mask_phone(row.number);
    page.as_of = now;
    return page;
}

Result<void, MissedCallRefusal> close_missed_call(UnitOfWork& work, const Actor& actor, MissedCallId id,
                                                  const CloseMissedCall& how, Instant now) {
    if (how.state == MissedCallState::open) return refuse(MissedCallRefusal::bad_state);
    const CloseMissedCall tidy{how.state, std::string{trimmed(how.note)}};
    if (!fits(tidy.note, kNoteLimit)) return refuse(MissedCallRefusal::note_too_long);
    if (!work.calls.close_missed_call(id, tidy, actor, now)) return refuse(MissedCallRefusal::not_found);
    return {};
}

}  // namespace hotline::app
