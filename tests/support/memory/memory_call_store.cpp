#include <array>
#include <boost/describe/enum_to_string.hpp>

#include "domain/call/call_fact_names.hpp"
#include "domain/contact/phone.hpp"
#include "support/memory/keyset.hpp"
#include "support/memory/memory_recordings.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

constexpr int kTemporaryFailure = 41;  // Q.850

/// The short, language-neutral part of a fact.
struct Detail {
    std::string operator()(const call_event::Offered& fact) const { return fact.to; }
    std::string operator()(const call_event::FlowEntered& fact) const { return fact.flow.value; }
    std::string operator()(const call_event::NodeEntered& fact) const { return fact.node; }
    std::string operator()(const call_event::KeyPressed& fact) const { return std::string(1, fact.key); }
    std::string operator()(const call_event::ChoiceMade& fact) const { return fact.choice; }
    std::string operator()(const call_event::QueueJoined& fact) const { return fact.queue.value; }
    std::string operator()(const call_event::RecordingFailed& fact) const { return fact.reason; }
    std::string operator()(const call_event::QueueUnserved& fact) const { return boost::describe::enum_to_string(fact.why, ""); }
    std::string operator()(const call_event::MailboxEntered& fact) const { return fact.mailbox.value; }
    std::string operator()(const call_event::MessageLeft& fact) const { return fact.mailbox.value; }
    std::string operator()(const call_event::CallbackRequested& fact) const { return fact.queue.value; }
    std::string operator()(const call_event::RecordingHeld& fact) const { return fact.reason; }
    std::string operator()(const call_event::RecordingHoldEnded& fact) const { return fact.reason; }
    std::string operator()(const call_event::RecordingErased& fact) const { return fact.why; }
    std::string operator()(const call_event::Ended& fact) const { return boost::describe::enum_to_string(fact.outcome, ""); }
    std::string operator()(const auto&) const { return {}; }
};

UserId agent_of(const CallFact& fact) {
    const auto agent = [](const auto& one) {
        if constexpr (requires { one.agent; })
            return one.agent;
        else
            return UserId{};
    };
    return std::visit(agent, fact);
}

int ms(Duration duration) { return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count()); }

bool fits(const CallRecord& record, const app::CallFilter& filter) {
    if (filter.from && record.offered_at < *filter.from) return false;
    if (filter.to && record.offered_at >= *filter.to) return false;
    if (filter.number && !is_sought(record.from, *filter.number)) return false;
    if (filter.queue && record.queue != *filter.queue) return false;
    if (filter.channel && record.channel != *filter.channel) return false;
    if (!filter.outcomes.empty() &&
        (!record.outcome || std::ranges::find(filter.outcomes, *record.outcome) == filter.outcomes.end()))
        return false;
    if (filter.recorded_only && !record.recording) return false;
    if ((filter.queued_only && !record.queued_at) || (filter.answered_only && !record.connected_at)) return false;
    return !filter.longest_wait_ms || ms(wait_time(record)) <= *filter.longest_wait_ms;
}

}  // namespace

std::string MemoryCallStore::name_of(UserId user) const {
    const auto found = state_.users.find(user);
    return found == state_.users.end() ? std::string{} : found->second.user.name;
}

std::string MemoryCallStore::area_of_number(const std::string& number) const {
    return std::string{area_of(number, state_.areas)};
}

app::CallRow MemoryCallStore::row_of(const CallRecord& record) const {
    app::CallRow row{.id = record.id,
                     .offered_at = record.offered_at,
                     .number = record.from,
                     .area = area_of_number(record.from),
                     .channel = record.channel,
                     .direction = record.direction,
                     .choice = record.choice,
                     .queue = record.queue,
                     .agent_name = name_of(record.agent),
                     .outcome = record.outcome,
                     .flow_ms = ms(flow_time(record)),
                     .wait_ms = ms(wait_time(record)),
                     .talk_ms = ms(talk_time(record)),
                     .satisfaction = record.satisfaction};
    if (record.agent) row.agent = record.agent;
    if (record.recording) row.recording = record.recording;
    return row;
}

void MemoryCallStore::append(const CallEvent& event) {
    auto& stored = state_.calls[event.call];
    stored.record = evolve(stored.record, event);
    stored.events.push_back(event);
    follow(stored.record, event);
}

void MemoryCallStore::follow(const CallRecord& record, const CallEvent& event) {
    follow_recording(state_.recordings, event);
    if (const UserId joined = who_joins(event.fact)) state_.call_agents[event.call].insert(joined);
    if (std::holds_alternative<call_event::MessageLeft>(event.fact)) tasks_.message_left(record, event, Mailbox{});
    if (const auto* dialled = std::get_if<call_event::Dialled>(&event.fact)) tasks_.dialled(record, dialled->agent, event.at);
    if (serves_citizen(event.fact)) tasks_.served(record, event.at);
    if (std::holds_alternative<call_event::Ended>(event.fact) && record.ended_at == event.at) tasks_.ended(record);
}

std::vector<AgentEvent> MemoryCallStore::agent_history(Instant since) {
    std::map<UserId, const AgentEvent*> last;
    for (const AgentEvent& event : state_.agent_events)
        if (state_.users.contains(event.agent)) last.insert_or_assign(event.agent, &event);
    std::vector<AgentEvent> events;
    for (const AgentEvent& event : state_.agent_events)
        if (event.at < since && last[event.agent] == &event) events.push_back(event);
    for (const AgentEvent& event : state_.agent_events)
        if (event.at >= since) events.push_back(event);
    return events;
}

std::vector<CallRecord> MemoryCallStore::call_history(Instant since) {
    std::vector<CallRecord> all;
    for (const auto& [id, stored] : state_.calls)
        if (stored.record.offered_at >= since && stored.record.queued_at && stored.record.outcome) all.push_back(stored.record);
    std::ranges::sort(all, {}, [](const CallRecord& call) { return std::pair{call.offered_at, call.id}; });
    return all;
}

std::vector<app::DecisionView> MemoryCallStore::decisions(CallId id) {
    const auto named = [this](UserId agent) { return app::NamedAgent{agent, name_of(agent)}; };
    std::vector<app::DecisionView> views;
    for (const Decision& decision : state_.decisions) {
        if (decision.call != id) continue;
        app::DecisionView view{
            decision.at, decision.cause,   decision.queue, decision.strategy, decision.waited_s, decision.need_fell_by,
            {},          decision.eligible};
        if (decision.chosen) view.chosen = named(*decision.chosen);
        for (const auto& choice : decision.best) view.best.push_back({named(choice.agent), choice.measure});
        for (const auto& group : decision.unfit) {
            view.unfit.push_back({group.why, group.count, {}});
            for (const UserId agent : group.first) view.unfit.back().first.push_back(named(agent));
        }
        views.push_back(std::move(view));
    }
    return views;
}

app::CallPage MemoryCallStore::list(const app::CallFilter& filter) {
    std::vector<app::CallRow> fitting;
    for (const auto& [id, stored] : state_.calls)
        if (fits(stored.record, filter) && (!filter.agent || state_.call_agents[id].contains(*filter.agent)))
            fitting.push_back(row_of(stored.record));
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const app::CallRow& row) { return key_of(row.offered_at, row.id.value); });
    return {.rows = std::move(page.rows), .next = std::move(page.next)};
}

std::optional<app::CallRow> MemoryCallStore::find(CallId id) {
    const auto found = state_.calls.find(id);
    return found == state_.calls.end() ? std::nullopt : std::optional{row_of(found->second.record)};
}

std::vector<app::CallEventView> MemoryCallStore::events(CallId id) {
    std::vector<app::CallEventView> views;
    const auto found = state_.calls.find(id);
    if (found == state_.calls.end()) return views;
    for (const CallEvent& event : found->second.events) {
        const UserId agent = agent_of(event.fact);
        views.push_back({event.at, std::string{kCallFactNames.at(event.fact.index())},
                         agent ? name_of(agent) : std::visit(Detail{}, event.fact)});
    }
    return views;
}

int MemoryCallStore::count_of_number(const std::string& number) {
    return static_cast<int>(
        std::ranges::count_if(state_.calls, [&](const auto& entry) { return entry.second.record.from == number; }));
}

std::vector<UserId> MemoryCallStore::agents_of(CallId id) {
    const auto found = state_.call_agents.find(id);
    return found == state_.call_agents.end() ? std::vector<UserId>{}
                                             : std::vector<UserId>(found->second.begin(), found->second.end());
}

int MemoryCallStore::close_unfinished(Instant at) {
    std::vector<CallEvent> ends;
    for (const auto& [id, stored] : state_.calls)
        if (!stored.record.outcome && stored.record.offered_at < at)
            ends.push_back(
                {id, stored.record.last_at, call_event::Ended{CallOutcome::failed, CallParty::system, kTemporaryFailure}});
    for (const CallEvent& end : ends) append(end);
    return static_cast<int>(ends.size());
}

}  // namespace hotline::test
