#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "domain/administration/row_fault.hpp"

namespace hotline {

/// Units and categories alike: three levels below the city.
inline constexpr int kTreeLevels = 3;

/// A tree of rows with `code`, `parent` (empty: directly below the city) and `closed`, as it would be after a change.
template <class Node>
class Tree {
public:
    using NodeCode = decltype(Node::code);

    explicit Tree(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) nodes_.emplace(node.code, &node);
    }

    [[nodiscard]] const Node* find(const NodeCode& code) const {
        const auto found = nodes_.find(code);
        return found == nodes_.end() ? nullptr : found->second;
    }
    /// 1 directly below the city; 0 in a circle.
    [[nodiscard]] int level(const Node& node) const {
        int level = 1;
        for (const Node* up = find(node.parent); up != nullptr; up = find(up->parent))
            if (std::cmp_greater(++level, nodes_.size())) return 0;
        return level;
    }
    /// Levels of the node and everything below it; only for trees without circles.
    [[nodiscard]] int height(const NodeCode& code) const {
        int below = 0;
        for (const auto& [each, node] : nodes_)
            if (node->parent == code) below = std::max(below, height(each));
        return below + 1;
    }
    [[nodiscard]] bool has_open_child(const NodeCode& code) const {
        return std::ranges::any_of(nodes_, [&](const auto& each) { return each.second->parent == code && !each.second->closed; });
    }

private:
    std::map<NodeCode, const Node*> nodes_;
};

/// Complains about a place in the tree that cannot be.
template <class Node>
void check_place(const Tree<Node>& tree, const Node& node, std::size_t row, RowFaults& faults) {
    const auto wrong = [&](const char* where, const char* what) { faults.push_back({row, where, what}); };
    if (!is_code(node.code.value)) wrong("/code", "format");
    if (!node.parent.empty() && tree.find(node.parent) == nullptr) return wrong("/parent", "unknown_code");
    const int level = tree.level(node);
    if (level == 0) return wrong("/parent", "circle");
    if (level + tree.height(node.code) - 1 > kTreeLevels) wrong("/parent", "too_deep");
    const Node* parent = tree.find(node.parent);
    if (!node.closed && parent != nullptr && parent->closed) wrong("/parent", "closed");
    if (node.closed && tree.has_open_child(node.code)) wrong("/closed", "open_below");
}

}  // namespace hotline
