#include "support/memory/small_city.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace hotline::test {
namespace {

using namespace std::chrono_literals;

UserId id_of(Role role) { return {100 + static_cast<int>(role)}; }

std::string department_of(Role role) {
    if (role == Role::department) return "D01";
    return role == Role::sub_department ? "D01-1" : "";
}

app::Reference reference() {
    return {.city_zh = "云溪市",
            .city_en = "Yunxi",
            .districts = {{{"east"}, "东区", "East", {{{"east-1"}, "河滨街道", "Riverside"}}}, {{"west"}, "西区", "West", {}}},
            .departments = {{{"D01"}, {}, "市道路局", "Roads", "道路"},
                            {{"D01-1"}, {"D01"}, "路灯所", "Street lamps", "路灯"},
                            {{"D02"}, {}, "市水务局", "Water", "供水"}},
            .categories = {{{"10"}, {}, "城建", "City works", {"D01"}},
                           {{"1001"}, {"10"}, "道路", "Roads", {"D01"}},
                           {{"100101"}, {"1001"}, "路灯", "Street lamps", {"D01-1"}}}};
}

Calendar office() {
    Calendar calendar{.code = {"office"}, .published_years = {2026}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) calendar.week[weekday] = {{540, 720}, {810, 1050}};
    return calendar;
}

TimeLimitPolicy limits() {
    return {.calendar = {"office"},
            .limits = {{.urgency = Urgency::critical, .amount = 2, .unit = LimitUnit::hour, .start = LimitStart::same_moment},
                       {.kind = CaseKind::enquiry, .amount = 2},
                       {.kind = CaseKind::complaint, .amount = 15}}};
}

void add_people(MemoryState& state) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto role) {
        const std::string name = role.name;
        app::UserRecord record{.password_hash = "hashed:" + name + "-pass"};
        record.user = {.id = id_of(role.value), .username = name, .name = "某" + name, .role = role.value};
        record.user.department = {department_of(role.value)};
        state.users[record.user.id] = record;
    });
}

}  // namespace

SmallCity::SmallCity() {
    clock.at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;
    MemoryState& state = stores.state;
    state.reference = reference();
    state.calendars[{"office"}] = office();
    state.limits = limits();
    state.areas = {{"0999", "云溪市"}};
    add_people(state);
}

Actor SmallCity::person(Role role) const { return person_of(role, department_of(role)); }

Actor SmallCity::person_of(Role role, const std::string& department) const {
    return {.user = id_of(role),
            .role = role,
            .department = {department},
            .name = std::string{"某"} + boost::describe::enum_to_string(role, "")};
}

CallId SmallCity::talking_call(const std::string& number, UserId agent) {
    const auto call = ids.next<CallId>();
    const auto recording = ids.next<RecordingId>();
    const auto say = [&](CallFact fact, Duration after) { work.calls.append(CallEvent{call, now() + after, std::move(fact)}); };
    say(call_event::Offered{number, "12345", CallChannel::trunk}, 0s);
    say(call_event::Answered{}, 0s);
    say(call_event::RecordingStarted{recording, "2026-11-23/" + std::to_string(recording.value) + ".wav"}, 0s);
    say(call_event::QueueJoined{{"general"}, 1}, 5s);
    say(call_event::AgentConnected{agent}, 15s);
    return call;
}

void SmallCity::end_call(CallId call, CallOutcome outcome) {
    work.calls.append(CallEvent{call, now() + 75s, call_event::Ended{outcome, CallParty::citizen, 16}});
}

CallId SmallCity::message(const std::string& number) {
    const auto call = ids.next<CallId>();
    const auto recording = ids.next<RecordingId>();
    const auto say = [&](CallFact fact) { work.calls.append(CallEvent{call, now(), std::move(fact)}); };
    say(call_event::Offered{number, "12345", CallChannel::trunk});
    say(call_event::QueueUnserved{{"general"}, Unserved::closed});
    say(call_event::MessageStarted{recording, "2026-11-23/message.wav"});
    say(call_event::MessageLeft{recording, {"general"}, 10'000, Unserved::closed});
    say(call_event::Ended{CallOutcome::mailbox, CallParty::citizen, 16});
    return call;
}

CallId SmallCity::abandoned_call(const std::string& number) {
    const auto call = ids.next<CallId>();
    work.calls.append(CallEvent{call, now(), call_event::Offered{number, "12345", CallChannel::trunk}});
    work.calls.append(CallEvent{call, now(), call_event::QueueJoined{{"general"}, 1}});
    end_call(call, CallOutcome::abandoned_queue);
    return call;
}

}  // namespace hotline::test
