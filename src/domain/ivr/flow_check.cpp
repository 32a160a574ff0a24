#include "domain/ivr/flow_check.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "domain/ivr/edges.hpp"

namespace hotline {
namespace {

using Findings = std::vector<FlowFinding>;
using Names = std::set<std::string>;

constexpr int kMostKeysToAPerson = 2;

/// Nodes that can be reached from `from`, itself included.
Names reachable(const Flow& flow, const std::string& from) {
    Names seen;
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const std::string name = std::move(open.back());
        open.pop_back();
        const auto node = flow.nodes.find(name);
        if (node == flow.nodes.end() || !seen.insert(name).second) continue;
        for (const ivr::Edge& edge : ivr::edges_of(node->second)) open.push_back(edge.to);
    }
    return seen;
}

/// A loop that goes round by itself: every step in it is one the caller does not take.
bool returns_without_caller(const Flow& flow, const std::string& start) {
    Names seen;
    std::vector<std::string> open{start};
    while (!open.empty()) {
        const auto node = flow.nodes.find(open.back());
        open.pop_back();
        if (node == flow.nodes.end()) continue;
        for (const ivr::Edge& edge : ivr::edges_of(node->second)) {
            if (edge.by_key) continue;
            if (edge.to == start) return true;
            if (seen.insert(edge.to).second) open.push_back(edge.to);
        }
    }
    return false;
}

template <class Kind>
bool any_of_kind(const Flow& flow, const Names& names) {
    return std::ranges::any_of(names, [&](const std::string& name) { return std::holds_alternative<Kind>(flow.nodes.at(name)); });
}

/// The fewest keys from the start to a queue (0-1 breadth first search).
std::optional<int> keys_to_a_person(const Flow& flow) {
    std::map<std::string, int> best{{flow.start, 0}};
    std::deque<std::string> open{flow.start};
    while (!open.empty()) {
        const std::string name = open.front();
        open.pop_front();
        const auto node = flow.nodes.find(name);
        if (node == flow.nodes.end()) continue;
        const int here = best[name];
        if (std::holds_alternative<ivr::ToQueue>(node->second)) return here;
        for (const ivr::Edge& edge : ivr::edges_of(node->second)) {
            const int there = here + (edge.by_key ? 1 : 0);
            const auto known = best.find(edge.to);
            if (known != best.end() && known->second <= there) continue;
            best[edge.to] = there;
            edge.by_key ? open.push_back(edge.to) : open.push_front(edge.to);
        }
    }
    return std::nullopt;
}

bool is_key_sequence(const std::string& keys) {
    return !keys.empty() && keys.size() <= 4 && keys.find_first_not_of("0123456789*#") == std::string::npos;
}

void check_keys(const std::string& name, const ivr::Choices& choices, std::size_t longest, Findings& found) {
    for (const auto& [key, choice] : choices)
        if (!is_key_sequence(key) || key.size() > longest) found.push_back({FlowFault::bad_key, name, key});
}

void check_kind(const std::string& name, const ivr::Play& node, const KnownNames&, Findings& found) {
    if (node.prompts.empty()) found.push_back({FlowFault::nothing_to_say, name, {}});
}

void check_kind(const std::string& name, const ivr::Menu& node, const KnownNames&, Findings& found) {
    if (node.prompts.empty()) found.push_back({FlowFault::nothing_to_say, name, {}});
    if (node.ask_times < 1) found.push_back({FlowFault::bad_limit, name, "ask_times"});
    if (node.max_tries < 1) found.push_back({FlowFault::bad_limit, name, "max_tries"});
    check_keys(name, node.choices, 4, found);
}

void check_kind(const std::string& name, const ivr::Info& node, const KnownNames&, Findings& found) {
    if (node.prompts.empty()) found.push_back({FlowFault::nothing_to_say, name, {}});
    check_keys(name, node.choices, 1, found);
}

void check_kind(const std::string& name, const ivr::Hours& node, const KnownNames& known, Findings& found) {
    if (!known.calendars.contains(node.calendar)) found.push_back({FlowFault::unknown_calendar, name, node.calendar.value});
}

void check_kind(const std::string& name, const ivr::ToQueue& node, const KnownNames& known, Findings& found) {
    if (!known.queues.contains(node.queue)) found.push_back({FlowFault::unknown_queue, name, node.queue.value});
}

void check_kind(const std::string& name, const ivr::ToMailbox& node, const KnownNames& known, Findings& found) {
    if (!known.mailboxes.contains(node.mailbox)) found.push_back({FlowFault::unknown_mailbox, name, node.mailbox.value});
}

void check_destination(const std::string& name, const Destination& to, const KnownNames& known, Findings& found) {
    const auto complain = [&](FlowFault fault) { found.push_back({fault, name, to.target}); };
    if (to.kind == DestinationKind::queue && !known.queues.contains({to.target})) complain(FlowFault::unknown_queue);
    if (to.kind == DestinationKind::mailbox && !known.mailboxes.contains({to.target})) complain(FlowFault::unknown_mailbox);
    if (to.kind == DestinationKind::contact && !known.contacts.contains({to.target})) complain(FlowFault::unknown_contact);
}

void check_kind(const std::string& name, const ivr::Forward& node, const KnownNames& known, Findings& found) {
    for (const Destination& to : node.to) check_destination(name, to, known, found);
    if (node.to.empty() || may_fail(node.to.back().kind))
        found.push_back({FlowFault::nothing_after_it, name, node.to.empty() ? std::string{} : node.to.back().target});
}

void check_kind(const std::string&, const ivr::HangUp&, const KnownNames&, Findings&) {}

void check_node(const Flow& flow, const std::string& name, const KnownNames& known, Findings& found) {
    const ivr::Node& node = flow.nodes.at(name);
    for (const ivr::Edge& edge : ivr::edges_of(node))
        if (!flow.nodes.contains(edge.to)) found.push_back({FlowFault::missing_target, name, edge.to});
    for (const PromptName& prompt : ivr::prompts_of(node))
        if (!known.prompts.contains(prompt)) found.push_back({FlowFault::missing_prompt, name, prompt.value});
    std::visit([&](const auto& kind) { check_kind(name, kind, known, found); }, node);
    if (returns_without_caller(flow, name)) found.push_back({FlowFault::endless_without_caller, name, {}});
    const Names ahead = reachable(flow, name);
    if (!any_of_kind<ivr::ToQueue>(flow, ahead) && !any_of_kind<ivr::ToMailbox>(flow, ahead) &&
        !any_of_kind<ivr::Forward>(flow, ahead) && !any_of_kind<ivr::HangUp>(flow, ahead))
        found.push_back({FlowFault::no_way_out, name, {}});
}

}  // namespace

std::vector<FlowFinding> check_flow(const Flow& flow, const KnownNames& known) {
    Findings found;
    if (!flow.nodes.contains(flow.start)) found.push_back({FlowFault::missing_start, {}, flow.start});
    const Names from_start = reachable(flow, flow.start);
    for (const auto& [name, node] : flow.nodes) {
        if (!from_start.contains(name)) found.push_back({FlowFault::unreachable, name, {}});
        check_node(flow, name, known, found);
    }
    const auto keys = keys_to_a_person(flow);
    if (!keys) found.push_back({FlowFault::no_way_to_a_person, {}, {}});
    if (keys && *keys > kMostKeysToAPerson) found.push_back({FlowFault::too_many_keys, {}, std::to_string(*keys)});
    return found;
}

bool may_be_published(const std::vector<FlowFinding>& findings) {
    return std::ranges::all_of(findings, [](const FlowFinding& f) { return f.fault == FlowFault::too_many_keys; });
}

}  // namespace hotline
