#include "domain/ivr/flow_check.hpp"

#include <algorithm>
#include <functional>
#include <queue>

#include "domain/ivr/flow_graph.hpp"
#include "domain/ivr/variables.hpp"

namespace hotline {
namespace {

constexpr std::size_t kMostNodes = 5000;
constexpr std::int64_t kMostKeysToAPerson = 2;
constexpr std::int64_t kLongestToAPersonMs = 20'000;

std::size_t index(int node) { return static_cast<std::size_t>(node); }

bool is_end(const ivr::Node& node) {
    return std::holds_alternative<ivr::ToQueue>(node) || std::holds_alternative<ivr::ToMailbox>(node) ||
           std::holds_alternative<ivr::Forward>(node) || std::holds_alternative<ivr::HangUp>(node) ||
           std::holds_alternative<ivr::Return>(node);
}

bool has_person(const ivr::Node& node) {
    return std::visit([](const auto& kind) { return leads_to_person(kind); }, node);
}

class Check {
public:
    Check(const Flow& flow, const KnownNames& known, std::vector<FlowFinding>& found)
        : flow_(flow), known_(known), found_(found), graph_(flow) {}

    void all() {
        if (flow_.nodes.size() > kMostNodes) return complain(FlowFault::too_many_nodes, {}, std::to_string(kMostNodes));
        if (graph_.start() < 0) complain(FlowFault::missing_start, {}, flow_.start);
        for (const auto& [name, value] : flow_.variables)
            if (!ivr::is_variable_name(name) || name == ivr::kCaller) complain(FlowFault::bad_variable, {}, name);
        each_node();
        variables();
        const bool stuck = ways_out();
        if (graph_.start() >= 0 && !stuck) way_to_a_person();
        people_for_complaints();
    }

private:
    void complain(FlowFault fault, const std::string& node, std::string what = {}) {
        found_.push_back({fault, node, std::move(what)});
    }

    void each_node() {
        const auto languages = languages_at(graph_);
        for (int node = 0; node < graph_.size(); ++node) {
            const std::string& name = graph_.name(node);
            if (graph_.start() >= 0 && !graph_.is_reached(node)) complain(FlowFault::unreachable, name);
            for (const auto& way : graph_.ways(node))
                if (way.to < 0) complain(FlowFault::missing_target, name, way.edge.to);
            const ivr::NodeCheck at{name, known_, found_};
            std::visit([&](const auto& kind) { check(kind, at); }, graph_.node(node));
            prompts(node, languages[index(node)]);
        }
    }

    void prompts(int node, const std::set<ivr::Language>& languages) {
        std::set<PromptName> said;
        for (const PromptName& prompt : ivr::prompts_of(graph_.node(node)))
            for (const ivr::Language language : languages) said.insert(ivr::in_language(prompt, language));
        for (const PromptName& prompt : said) {
            const auto known = known_.prompts.find(prompt);
            if (known == known_.prompts.end())
                complain(FlowFault::missing_prompt, graph_.name(node), prompt.value);
            else if (known->second.retired)
                complain(FlowFault::retired_prompt, graph_.name(node), prompt.value);
            else if (known->second.seconds && *known->second.seconds <= 0)
                complain(FlowFault::silent_prompt, graph_.name(node), prompt.value);
        }
    }

    void variables() {
        const auto set = set_before(graph_, flow_.variables);
        for (const int node : graph_.reached())
            for (const std::string& name : std::visit([](const auto& kind) { return reads(kind); }, graph_.node(node)))
                if (!set[index(node)]->contains(name)) complain(FlowFault::unset_variable, graph_.name(node), name);
    }

    /// Complains of loops that only the caller can leave, and at the first node that leads nowhere; true: that is the start.
    bool ways_out() {
        std::vector<bool> ends;
        for (int node = 0; node < graph_.size(); ++node) ends.push_back(is_end(graph_.node(node)) || has_missing_way(node));
        const auto leads = graph_.leading_to(ends);
        for (const int node : graph_.loops_without_caller())
            if (leads[index(node)]) complain(FlowFault::endless_without_caller, graph_.name(node));
        const auto stuck = std::ranges::find_if(graph_.reached(), [&](int node) { return !leads[index(node)]; });
        if (stuck == graph_.reached().end()) return false;
        complain(FlowFault::no_way_out, graph_.name(*stuck));
        return *stuck == graph_.start();
    }

    /// What is missing is complained of by itself, and may well have been the way out.
    bool has_missing_way(int node) const {
        return std::ranges::any_of(graph_.ways(node), [](const FlowGraph::Way& way) { return way.to < 0; });
    }

    /// Who has something to complain of is not sent away because a disk is full.
    void people_for_complaints() {
        std::vector<bool> people;
        for (int node = 0; node < graph_.size(); ++node)
            people.push_back(has_person(graph_.node(node)) || std::holds_alternative<ivr::Return>(graph_.node(node)));
        const auto leads = graph_.leading_to(people);
        for (const int node : graph_.reached()) {
            const auto* complaint = std::get_if<ivr::Complaint>(&graph_.node(node));
            if (complaint == nullptr) continue;
            for (const auto& way : graph_.ways(node))
                if (way.to >= 0 && way.edge.to == complaint->unavailable && !leads[index(way.to)])
                    return complain(FlowFault::no_person_for_complaint, graph_.name(node), way.edge.to);
        }
    }

    void way_to_a_person() {
        if (flow_.code == known_.barred) return;
        for (const int node : graph_.reached())
            if (std::holds_alternative<ivr::Return>(graph_.node(node))) return;  // the flow around it leads there
        const auto keys = least([](int, const FlowGraph::Way& way) { return way.edge.by_key ? 1 : 0; });
        if (!keys) return complain(FlowFault::no_way_to_a_person, {});
        if (*keys > kMostKeysToAPerson) complain(FlowFault::too_many_keys, {}, std::to_string(*keys));
        const auto time = least([this](int node, const FlowGraph::Way& way) { return time_of(node, way); });
        if (*time > kLongestToAPersonMs) complain(FlowFault::too_long_before_a_person, {}, std::to_string(*time / 1000));
    }

    /// Milliseconds that a caller spends at a node before he goes this way, when he hears it out.
    std::int64_t time_of(int node, const FlowGraph::Way& way) const {
        double seconds = 0;
        for (const PromptName& prompt : std::visit([](const auto& kind) { return opening(kind); }, graph_.node(node)))
            if (const auto known = known_.prompts.find(prompt); known != known_.prompts.end())
                seconds += known->second.seconds.value_or(0);
        return static_cast<std::int64_t>(seconds * 1000 * way.edge.times) + way.edge.silence.count();
    }

    /// The cheapest way from the start to a person (Dijkstra).
    template <class Cost>
    std::optional<std::int64_t> least(Cost cost) const {
        using Reached = std::pair<std::int64_t, int>;
        std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
        std::vector<bool> done(index(graph_.size()));
        open.emplace(0, graph_.start());
        while (!open.empty()) {
            const auto [spent, node] = open.top();
            open.pop();
            if (done[index(node)]) continue;
            done[index(node)] = true;
            if (has_person(graph_.node(node))) return spent;
            for (const auto& way : graph_.ways(node))
                if (way.to >= 0 && !done[index(way.to)]) open.emplace(spent + cost(node, way), way.to);
        }
        return std::nullopt;
    }

    const Flow& flow_;
    const KnownNames& known_;
    std::vector<FlowFinding>& found_;
    FlowGraph graph_;
};

}  // namespace

std::vector<FlowFinding> check_flow(const Flow& flow, const KnownNames& known) {
    std::vector<FlowFinding> found;
    Check{flow, known, found}.all();
    return found;
}

bool may_be_published(const std::vector<FlowFinding>& findings) {
    return std::ranges::all_of(findings, [](const FlowFinding& finding) { return is_advice(finding.fault); });
}

}  // namespace hotline
