#include "app/messages/case_messages.hpp"

#include <fmt/format.h>

#include "app/case_viewer.hpp"
#include "app/city_time.hpp"
#include "domain/casework/case_intake.hpp"

namespace hotline::app {
namespace {

bool may_be_asked(UnitOfWork& work, const Case& at, const CaseViewer& viewer, Instant now) {
    if (last_round(at) == nullptr || at.facts.citizen_phone.empty() || !viewer.sight(at).identity) return false;
    const Actor citizen = the_citizen();
    const TimeRules time = city_time(work);
    return !allowed_actions(at, {citizen, {}, now, time}).empty();
}

/// The round is part of the key: what was done again may be asked about again.
std::string key_of(const Case& at) {
    return fmt::format("evaluation:{}:{}", at.id.value, last_round(at)->closed_at.time_since_epoch().count());
}

}  // namespace

std::optional<MessageList> messages_of_case(UnitOfWork& work, const MessageDeps& deps, const Actor& actor, CaseId id,
                                            Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto at = work.cases.find(id);
    if (!at || !viewer.sees(*at)) return std::nullopt;
    MessageList list;
    if (!viewer.sight(*at).identity) return list;
    PeopleNames names(work);
    for (const Message& each : work.outbox.of_case(id)) list.messages.push_back(view_of(each, names));
    list.may_ask = deps.rules.of(WrittenChannel::sms) != nullptr && may_be_asked(work, *at, viewer, now) &&
                   !work.outbox.find_by_key(key_of(*at));
    return list;
}

Result<Message, MessageRefusal> ask_evaluation(UnitOfWork& work, const MessageDeps& deps, const Actor& actor, CaseId id,
                                               Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto at = work.cases.find(id);
    if (!at || !viewer.sees(*at) || !may_be_asked(work, *at, viewer, now)) return refuse(MessageRefusal::not_found);
    const Gateway* gateway = deps.rules.of(WrittenChannel::sms);
    if (gateway == nullptr) return refuse(MessageRefusal::no_gateway);
    const MessageWish wish{
        .key = key_of(*at),
        .gateway = gateway->name,
        .purpose = MessagePurpose::evaluation,
        .to = at->facts.citizen_phone,
        .text = fmt::format("【12345热线】您的诉求（{}）已办结，请评价：回复1非常满意，2满意，3基本满意，4不满意，"
                            "5非常不满意。回复TD退订。",
                            at->number),
        .about = id,
        .by = actor.user};
    return write_message(work, deps, wish, now);
}

}  // namespace hotline::app
