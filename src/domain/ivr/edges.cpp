#include "domain/ivr/edges.hpp"

namespace hotline::ivr {
namespace {

std::vector<Edge> with_keys(const Choices& choices, std::vector<Edge> edges) {
    for (const auto& [key, choice] : choices) edges.push_back({choice.next, true});
    return edges;
}

std::vector<Edge> ways(const Play& node) { return {{node.next, false}}; }
std::vector<Edge> ways(const Menu& node) { return with_keys(node.choices, {{node.no_input, false}, {node.no_match, true}}); }
std::vector<Edge> ways(const Info& node) { return with_keys(node.choices, {{node.next, false}}); }
std::vector<Edge> ways(const Hours& node) { return {{node.open, false}, {node.closed, false}}; }
std::vector<Edge> ways(const ToQueue& node) {
    return node.closed.empty() ? std::vector<Edge>{} : std::vector<Edge>{{node.closed, false}};
}
std::vector<Edge> ways(const ToMailbox&) { return {}; }
std::vector<Edge> ways(const Forward&) { return {}; }
std::vector<Edge> ways(const HangUp&) { return {}; }

std::vector<PromptName> joined(std::vector<PromptName> first, const std::vector<PromptName>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::vector<PromptName> sayings(const Play& node) { return node.prompts; }
std::vector<PromptName> sayings(const Menu& node) { return joined(node.prompts, node.sorry); }
std::vector<PromptName> sayings(const Info& node) { return joined(node.prompts, node.afterwards); }
std::vector<PromptName> sayings(const Hours&) { return {}; }
std::vector<PromptName> sayings(const ToQueue&) { return {}; }
std::vector<PromptName> sayings(const ToMailbox&) { return {}; }
std::vector<PromptName> sayings(const Forward& node) {
    std::vector<PromptName> prompts;
    for (const Destination& to : node.to)
        if (to.kind == DestinationKind::message) prompts.push_back({to.target});
    return prompts;
}
std::vector<PromptName> sayings(const HangUp& node) { return node.prompts; }

}  // namespace

std::vector<Edge> edges_of(const Node& node) {
    return std::visit([](const auto& kind) { return ways(kind); }, node);
}

std::vector<PromptName> prompts_of(const Node& node) {
    return std::visit([](const auto& kind) { return sayings(kind); }, node);
}

}  // namespace hotline::ivr
