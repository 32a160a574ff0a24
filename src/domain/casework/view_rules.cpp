#include "domain/casework/view_rules.hpp"

#include <algorithm>

#include "domain/contact/phone.hpp"
#include "domain/security/permission.hpp"

namespace hotline {
namespace {

bool is_department(Role role) { return role == Role::department || role == Role::sub_department; }

}  // namespace

bool reads_every_case(Role role) { return may(role, Permission::case_read) && !is_department(role); }

bool may_read(const Actor& actor, bool own_unit) {
    return reads_every_case(actor.role) || (is_department(actor.role) && own_unit);
}

bool in_scope(const Case& at, const Actor& actor) {
    if (actor.districts.empty() || at.facts.district.empty() || at.recorded_by == actor.user) return true;
    return std::ranges::find(actor.districts, at.facts.district) != actor.districts.end();
}

Sight sight_of(const Case& at, const Actor& actor, Speaking speaking) {
    const bool in_call = speaking == Speaking::in_call && may(actor.role, Permission::call_take);
    const bool recorded_it = actor.role == Role::agent && at.recorded_by == actor.user;
    return {.whole_number = in_call || speaking == Speaking::following_up, .identity = !at.facts.confidential || recorded_it};
}

CaseFacts shown_facts(CaseFacts facts, Sight sight) {
    if (!sight.whole_number) facts.citizen_phone = mask_phone(facts.citizen_phone);
    if (sight.identity) return facts;
    facts.citizen_name.clear();
    facts.citizen_phone.clear();
    facts.address.clear();
    return facts;
}

CaseFacts with_hidden_restored(CaseFacts sent, const CaseFacts& stored, Sight sight) {
    const CaseFacts shown = shown_facts(stored, sight);
    const auto restore = [&](std::string CaseFacts::* field) {
        if (sent.*field == shown.*field) sent.*field = stored.*field;
    };
    restore(&CaseFacts::citizen_name);
    restore(&CaseFacts::citizen_phone);
    restore(&CaseFacts::address);
    return sent;
}

std::vector<JudgedRound> shown_rounds(std::vector<JudgedRound> rounds, Role role) {
    if (reads_every_case(role)) return rounds;
    for (JudgedRound& round : rounds)
        if (round.follow_up.state == FollowUpState::open) round.follow_up = {};
    return rounds;
}

CaseDetails shown_details(CaseDetails details, Role role) {
    if (reads_every_case(role) || !details.verdict) return details;
    details.verdict->opens.reset();
    details.verdict->plan = {};
    return details;
}

bool may_hear(const RecordedCall& call, const Actor& actor) {
    if (!may(actor.role, Permission::recording_listen)) return false;
    const bool took_it = std::ranges::find(call.agents, actor.user) != call.agents.end();
    if (actor.role == Role::agent || call.confidential) return took_it;
    return actor.role == Role::supervisor || took_it || call.has_case;
}

}  // namespace hotline
