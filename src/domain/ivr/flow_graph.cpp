#include "domain/ivr/flow_graph.hpp"

#include <algorithm>
#include <iterator>

#include "domain/ivr/variables.hpp"

namespace hotline {
namespace {

/// Tarjan's strongly connected parts over the ways that need no key, without recursion: flows may be long.
class SilentLoops {
public:
    explicit SilentLoops(const FlowGraph& graph)
        : graph_(graph),
          order_(static_cast<std::size_t>(graph.size()), -1),
          low_(order_),
          is_open_(static_cast<std::size_t>(graph.size())) {}

    std::vector<int> find() {
        for (const int node : graph_.reached())
            if (order_[at(node)] < 0) visit(node);
        for (int node = 0; node < graph_.size(); ++node)
            if (order_[at(node)] < 0) visit(node);
        return std::move(loops_);
    }

private:
    struct Frame {
        int node;
        std::size_t way;
    };
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }

    void open(int node) {
        order_[at(node)] = low_[at(node)] = next_++;
        is_open_[at(node)] = true;
        open_.push_back(node);
        frames_.push_back({node, 0});
    }

    void visit(int first) {
        open(first);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const int node = frame.node;
            const auto& ways = graph_.ways(node);
            if (frame.way < ways.size()) {
                const auto& way = ways[frame.way++];
                if (way.to < 0 || way.edge.by_key) continue;
                if (order_[at(way.to)] < 0)
                    open(way.to);
                else if (is_open_[at(way.to)])
                    low_[at(node)] = std::min(low_[at(node)], order_[at(way.to)]);
                continue;
            }
            frames_.pop_back();
            if (!frames_.empty()) low_[at(frames_.back().node)] = std::min(low_[at(frames_.back().node)], low_[at(node)]);
            if (low_[at(node)] == order_[at(node)]) close(node);
        }
    }

    void close(int node) {
        std::size_t members = 0;
        while (true) {
            const int last = open_.back();
            open_.pop_back();
            is_open_[at(last)] = false;
            ++members;
            if (last == node) break;
        }
        const bool to_itself =
            std::ranges::any_of(graph_.ways(node), [&](const FlowGraph::Way& way) { return way.to == node && !way.edge.by_key; });
        if (members > 1 || to_itself) loops_.push_back(node);
    }

    const FlowGraph& graph_;
    std::vector<int> order_;
    std::vector<int> low_;
    std::vector<bool> is_open_;
    std::vector<int> open_;
    std::vector<Frame> frames_;
    std::vector<int> loops_;
    int next_{0};
};

}  // namespace

FlowGraph::FlowGraph(const Flow& flow) {
    std::map<std::string_view, int> numbers;
    for (const auto& [name, node] : flow.nodes) {
        numbers.emplace(name, size());
        names_.push_back(&name);
        nodes_.push_back(&node);
    }
    const auto number_of = [&](const std::string& name) {
        const auto found = numbers.find(name);
        return found == numbers.end() ? -1 : found->second;
    };
    for (const ivr::Node* node : nodes_) {
        auto& ways = ways_.emplace_back();
        for (ivr::Edge& edge : ivr::edges_of(*node)) {
            const int to = number_of(edge.to);
            ways.push_back({to, std::move(edge)});
        }
    }
    start_ = number_of(flow.start);
    is_reached_.resize(nodes_.size());
    if (start_ < 0) return;
    is_reached_[index(start_)] = true;
    reached_.push_back(start_);
    for (std::size_t i = 0; i < reached_.size(); ++i)
        for (const Way& way : ways_[index(reached_[i])]) {
            if (way.to < 0 || is_reached_[index(way.to)]) continue;
            is_reached_[index(way.to)] = true;
            reached_.push_back(way.to);
        }
}

std::vector<bool> FlowGraph::leading_to(const std::vector<bool>& ends) const {
    std::vector<std::vector<int>> back(nodes_.size());
    for (int node = 0; node < size(); ++node)
        for (const Way& way : ways(node))
            if (way.to >= 0) back[index(way.to)].push_back(node);
    std::vector<bool> leads = ends;
    std::vector<int> open;
    for (int node = 0; node < size(); ++node)
        if (ends[index(node)]) open.push_back(node);
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int before : back[index(node)]) {
            if (leads[index(before)]) continue;
            leads[index(before)] = true;
            open.push_back(before);
        }
    }
    return leads;
}

std::vector<int> FlowGraph::loops_without_caller() const { return SilentLoops{*this}.find(); }

std::vector<std::optional<std::set<std::string>>> set_before(const FlowGraph& graph, const ivr::Variables& from_start) {
    std::vector<std::optional<std::set<std::string>>> known(static_cast<std::size_t>(graph.size()));
    if (graph.start() < 0) return known;
    auto& first = known[static_cast<std::size_t>(graph.start())].emplace();
    first.insert(std::string{ivr::kCaller});
    for (const auto& [name, value] : from_start) first.insert(name);
    std::vector<int> open{graph.start()};
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const auto& way : graph.ways(node)) {
            if (way.to < 0) continue;
            auto after = *known[static_cast<std::size_t>(node)];
            after.insert(way.edge.sets.begin(), way.edge.sets.end());
            auto& there = known[static_cast<std::size_t>(way.to)];
            if (there) {
                std::set<std::string> both;
                std::ranges::set_intersection(*there, after, std::inserter(both, both.end()));
                if (both == *there) continue;
                after = std::move(both);
            }
            there = std::move(after);
            open.push_back(way.to);
        }
    }
    return known;
}

std::vector<std::set<ivr::Language>> languages_at(const FlowGraph& graph) {
    std::vector<std::set<ivr::Language>> spoken(static_cast<std::size_t>(graph.size()));
    if (graph.start() < 0) return spoken;
    std::vector<std::pair<int, ivr::Language>> open{{graph.start(), ivr::Language::zh}};
    while (!open.empty()) {
        const auto [node, language] = open.back();
        open.pop_back();
        if (!spoken[static_cast<std::size_t>(node)].insert(language).second) continue;
        const auto* change = std::get_if<ivr::SwitchLanguage>(&graph.node(node));
        for (const auto& way : graph.ways(node))
            if (way.to >= 0) open.emplace_back(way.to, change == nullptr ? language : change->language);
    }
    return spoken;
}

}  // namespace hotline
