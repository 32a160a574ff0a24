#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <functional>
#include <map>

#include "domain/casework/judgement_rates.hpp"
#include "domain/statistics/amounts.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

/// Anything that is counted: its place in a list, its words, and what it adds to a fact.
struct Thing {
    std::int64_t id{};
    int seq{};
    std::map<Dimension, std::string> values;
    DistrictCode district;
    app::FactRow row;
    std::function<std::int64_t(Fact)> amount;

    [[nodiscard]] auto place() const { return std::tuple{row.at, id, seq}; }
};
using Things = std::vector<Thing>;

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

Thing of_call(const CallRecord& call, const MemoryState& state) {
    const auto user = state.users.find(call.agent);
    Thing thing{.id = call.id.value,
                .values = {{Dimension::queue, call.queue.value},
                           {Dimension::channel, word(call.channel)},
                           {Dimension::outcome, call.outcome ? word(*call.outcome) : ""},
                           {Dimension::agent, std::to_string(call.agent.value)}},
                .amount = [call](Fact fact) { return amount(fact, call); }};
    thing.row = {.at = call.offered_at, .call = call.id, .state = thing.values[Dimension::outcome], .queue = call.queue};
    if (user != state.users.end()) thing.row.agent_name = user->second.user.name;
    return thing;
}

Thing of_case(const Case& at, const DepartmentCode& unit, Instant moment) {
    return {.id = at.id.value,
            .values = {{Dimension::channel, word(at.channel)},
                       {Dimension::kind, word(at.facts.kind)},
                       {Dimension::category, at.facts.category.value},
                       {Dimension::district, at.facts.district.value},
                       {Dimension::street, at.facts.street.value},
                       {Dimension::department, unit.value}},
            .district = at.facts.district,
            .row = {.at = moment,
                    .of_case = at.id,
                    .number = at.number,
                    .title = at.facts.title,
                    .state = word(at.stage),
                    .department = unit}};
}

void add_acts(Things& things, const MemoryState::StoredCase& stored) {
    DepartmentCode lay;
    for (const CaseEvent& event : stored.events) {
        Thing thing = of_case(stored.at, event.action == CaseAction::dispatch ? event.department : lay, event.at);
        thing.seq = event.seq;
        thing.row.state = word(event.action);
        thing.amount = [event](Fact fact) { return amount(fact, event); };
        if (!event.department.empty()) lay = event.department;
        things.push_back(std::move(thing));
    }
}

void add_rounds(Things& things, const Case& at) {
    int number = 0;
    for (const JudgedRound& round : at.course.rounds) {
        Thing thing = of_case(at, round.unit, round.closed_at);
        const JudgedAnswers said = answers_of(round);
        thing.seq = ++number;
        thing.row.state = said.satisfaction ? word(*said.satisfaction) : word(said.follow_up);
        thing.amount = [round](Fact fact) { return amount(fact, round); };
        things.push_back(std::move(thing));
    }
}

Things things_of_cases(const MemoryState& state, Subject subject, Instant now) {
    Things things;
    for (const auto& [id, stored] : state.cases) {
        if (subject == Subject::case_acts) add_acts(things, stored);
        if (subject == Subject::rounds) add_rounds(things, stored.at);
        const auto moment = counted_at(subject, stored.at);
        if (!moment) continue;
        Thing thing = of_case(stored.at, stored.at.department, *moment);
        thing.amount = [at = stored.at, now](Fact fact) { return amount(fact, at, now); };
        things.push_back(std::move(thing));
    }
    return things;
}

template <class Task>
Thing of_task(const Task& task, std::int64_t id, const QueueCode& queue, Instant at) {
    return {
        .id = id, .values = {{Dimension::queue, queue.value}}, .row = {.at = at, .queue = queue}, .amount = [task](Fact fact) {
            return amount(fact, task);
        }};
}

Things things_of_agents(const MemoryState& state, const app::FactFilter& filter) {
    Things things;
    for (const AgentSpan& span : agent_spans(state.agent_events, filter.from, filter.to, filter.now)) {
        Thing thing{.id = std::ssize(things),
                    .values = {{Dimension::agent, std::to_string(span.agent.value)}},
                    .amount = [span](Fact fact) { return amount(fact, span); }};
        thing.row = {.at = span.from, .state = word(span.work)};
        if (state.users.contains(span.agent)) thing.row.agent_name = state.users.at(span.agent).user.name;
        things.push_back(std::move(thing));
    }
    return things;
}

Things things_of(const MemoryState& state, Subject subject, const app::FactFilter& filter) {
    Things things;
    switch (subject) {
        case Subject::calls:
            for (const auto& [id, stored] : state.calls) things.push_back(of_call(stored.record, state));
            break;
        case Subject::callbacks:
            for (const auto& [id, stored] : state.callbacks)
                things.push_back(of_task(stored.at, id.value, stored.at.queue, stored.at.opened_at));
            break;
        case Subject::messages:
            for (const auto& [id, stored] : state.voice_messages)
                things.push_back(of_task(stored.at, id.value, stored.at.queue, stored.at.left_at));
            break;
        case Subject::recordings:
            for (const auto& [id, entry] : state.recordings) things.push_back(of_task(entry, id.value, {}, entry.started_at));
            break;
        case Subject::agent_time: return things_of_agents(state, filter);
        default: return things_of_cases(state, subject, filter.now);
    }
    return things;
}

void add_times(Thing& thing, const app::FactFilter& filter) {
    using namespace std::chrono;
    const Instant shown = thing.row.at + filter.utc_offset;
    const auto day = floor<days>(shown);
    thing.values[Dimension::time] = to_iso_date(Date{day});
    thing.values[Dimension::slot] = std::to_string((shown - day) / minutes{15});
}

bool fits(const Thing& thing, const app::FactFilter& filter) {
    if (thing.row.at < filter.from || thing.row.at >= filter.to) return false;
    const bool in_scope = !thing.row.of_case || filter.scope.empty() || thing.district.empty() ||
                          std::ranges::find(filter.scope, thing.district) != filter.scope.end();
    const auto kept = [&](const app::FactFilter::Keep& keep) {
        return std::ranges::find(keep.values, thing.values.at(keep.by)) != keep.values.end();
    };
    return in_scope && std::ranges::all_of(filter.keeps, kept);
}

Things selected(const MemoryState& state, Subject subject, const app::FactFilter& filter) {
    Things things = things_of(state, subject, filter);
    for (Thing& thing : things) add_times(thing, filter);
    std::erase_if(things, [&](const Thing& thing) { return !fits(thing, filter); });
    return things;
}

std::string cursor_of(const Thing& thing) {
    return std::to_string(thing.row.at.time_since_epoch().count()) + ':' + std::to_string(thing.id) + ':' +
           std::to_string(thing.seq);
}

}  // namespace

std::vector<app::GroupCounts> MemoryReportStore::count(Subject subject, Dimension by, std::span<const Fact> facts,
                                                       const app::FactFilter& filter) {
    std::map<std::string, FactCounts> groups;
    for (const Thing& thing : selected(state_, subject, filter))
        for (const Fact fact : facts) groups[thing.values.at(by)].gather(fact, thing.amount(fact));
    std::vector<app::GroupCounts> all;
    for (const auto& [group, counts] : groups) all.push_back({group, counts});
    return all;
}

app::FactRowPage MemoryReportStore::rows(Fact fact, const app::FactFilter& filter, const std::string& cursor, int limit) {
    Things things = selected(state_, info_of(fact).subject, filter);
    std::erase_if(things, [&](const Thing& thing) { return thing.amount(fact) == 0; });
    std::ranges::sort(things, [](const Thing& a, const Thing& b) { return a.place() > b.place(); });
    auto next = things.begin();
    if (!cursor.empty()) {
        const auto found = std::ranges::find(things, cursor, cursor_of);
        if (found == things.end()) return {};
        next = found + 1;
    }
    app::FactRowPage page;
    for (; next != things.end() && std::ssize(page.rows) < limit; ++next) {
        page.rows.push_back(next->row);
        page.rows.back().amount = next->amount(fact);
    }
    if (next != things.end() && !page.rows.empty()) page.next = cursor_of(*(next - 1));
    return page;
}

std::vector<CallRecord> MemoryReportStore::calls_of_events(Instant from, Instant to) {
    std::vector<CallRecord> calls;
    for (const auto& [id, stored] : state_.calls) {
        CallRecord call;
        for (const CallEvent& event : stored.events) call = evolve(call, event);
        if (call.offered_at >= from && call.offered_at < to) calls.push_back(call);
    }
    return calls;
}

}  // namespace hotline::test
