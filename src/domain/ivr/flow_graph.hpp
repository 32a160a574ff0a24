#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ivr/flow.hpp"

namespace hotline {

/// A flow as numbered nodes and the ways between them; what the checker asks of it takes time in proportion to its size.
class FlowGraph {
public:
    struct Way {
        int to;  ///< -1: no such node
        ivr::Edge edge;
    };
    explicit FlowGraph(const Flow& flow);

    [[nodiscard]] int size() const { return static_cast<int>(names_.size()); }
    [[nodiscard]] int start() const { return start_; }  ///< -1: there is none
    [[nodiscard]] const std::string& name(int node) const { return *names_[index(node)]; }
    [[nodiscard]] const ivr::Node& node(int node) const { return *nodes_[index(node)]; }
    [[nodiscard]] const std::vector<Way>& ways(int node) const { return ways_[index(node)]; }

    [[nodiscard]] const std::vector<int>& reached() const { return reached_; }  ///< from the start, the nearest first
    [[nodiscard]] bool is_reached(int node) const { return is_reached_[index(node)]; }
    /// Nodes from which some node of `ends` can be reached, by number.
    [[nodiscard]] std::vector<bool> leading_to(const std::vector<bool>& ends) const;
    /// One node of each loop that goes round without the caller doing anything.
    [[nodiscard]] std::vector<int> loops_without_caller() const;

private:
    static std::size_t index(int node) { return static_cast<std::size_t>(node); }

    std::vector<const std::string*> names_;
    std::vector<const ivr::Node*> nodes_;
    std::vector<std::vector<Way>> ways_;
    int start_{-1};
    std::vector<int> reached_;
    std::vector<bool> is_reached_;
};

/// Variables that have a value on every way to a node, by the node's number; nothing where no way leads.
[[nodiscard]] std::vector<std::optional<std::set<std::string>>> set_before(const FlowGraph& graph,
                                                                           const ivr::Variables& from_start);

/// Languages in which a caller can come to a node.
[[nodiscard]] std::vector<std::set<ivr::Language>> languages_at(const FlowGraph& graph);

}  // namespace hotline
