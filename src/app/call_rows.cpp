#include "app/call_rows.hpp"

#include "domain/casework/view_rules.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {

CallRow shown_call(UnitOfWork& work, CallRow row, const Actor& actor) {
    row.number = mask_phone(row.number);
    if (!may_hear({.agents = work.calls.agents_of(row.id), .has_case = true}, actor)) row.recording.reset();
    return row;
}

}  // namespace hotline::app
