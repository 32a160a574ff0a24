#include "domain/ivr/expand.hpp"

#include <algorithm>

namespace hotline {
namespace {

constexpr std::size_t kMostNodes = 5000;  // what check_flow() lets pass

class Expansion {
public:
    Expansion(const FlowShelf& shelf, Expanded& out) : shelf_(shelf), out_(out) {}

    /// Puts the flow's nodes in under `prefix`; its returns lead to `back`, or stay what they are.
    void add(const Flow& flow, const std::string& prefix, const std::string* back) {
        above_.push_back(flow.code);
        for (const auto& [name, node] : flow.nodes) {
            // Flows in flows can grow without bounds; one alone is the checker's business.
            if (!prefix.empty() && out_.flow.nodes.size() > kMostNodes) break;
            put(prefix, name, node, back);
        }
        above_.pop_back();
    }

private:
    void put(const std::string& prefix, const std::string& name, const ivr::Node& node, const std::string* back) {
        const std::string whole = prefix + name;
        if (const auto* sub = std::get_if<ivr::SubFlow>(&node)) return put_sub(prefix, whole, *sub);
        if (std::holds_alternative<ivr::Return>(node) && back != nullptr) {
            out_.flow.nodes.insert_or_assign(whole, ivr::Pass{*back});
            return;
        }
        out_.flow.nodes.insert_or_assign(whole, renamed(node, prefix));
    }

    void put_sub(const std::string& prefix, const std::string& whole, const ivr::SubFlow& sub) {
        const Flow* inner = shelf_ ? shelf_(sub.flow) : nullptr;
        const bool circle = std::ranges::find(above_, sub.flow) != above_.end();
        const std::string next = prefix + sub.next;
        if (circle) complain(FlowFault::sub_flow_circle, whole, sub.flow.value);
        if (!circle && inner == nullptr) complain(FlowFault::unknown_flow, whole, sub.flow.value);
        if (circle || inner == nullptr) {
            out_.flow.nodes.insert_or_assign(whole, ivr::Pass{next});
            return;
        }
        const std::string below = whole + '/';
        out_.flow.nodes.insert_or_assign(whole, ivr::Pass{below + inner->start});
        for (const auto& [name, value] : inner->variables) out_.flow.variables.try_emplace(name, value);
        add(*inner, below, &next);
    }

    /// The same node, its ways out under the prefix.
    static ivr::Node renamed(ivr::Node node, const std::string& prefix) {
        if (prefix.empty()) return node;
        const auto at = [&](std::string& to) {
            if (!to.empty()) to.insert(0, prefix);
        };
        std::visit(
            [&](auto& kind) {
                if constexpr (requires { kind.next; }) at(kind.next);
                if constexpr (requires { kind.no_input; }) at(kind.no_input);
                if constexpr (requires { kind.no_match; }) at(kind.no_match);
                if constexpr (requires { kind.open; }) at(kind.open);
                if constexpr (requires { kind.closed; }) at(kind.closed);
                if constexpr (requires { kind.holiday; }) at(kind.holiday);
                if constexpr (requires { kind.otherwise; }) at(kind.otherwise);
                if constexpr (requires { kind.found; }) at(kind.found);
                if constexpr (requires { kind.not_found; }) at(kind.not_found);
                if constexpr (requires { kind.unavailable; }) at(kind.unavailable);
                if constexpr (requires { kind.other; }) at(kind.other);
                if constexpr (requires { kind.declined; }) at(kind.declined);
                if constexpr (requires { kind.after_talk; }) at(kind.after_talk);
                if constexpr (requires { kind.choices; })
                    for (auto& [key, choice] : kind.choices) at(choice.next);
                if constexpr (requires { kind.cases; })
                    for (auto& one : kind.cases) at(one.next);
            },
            node);
        return node;
    }

    void complain(FlowFault fault, const std::string& node, std::string what) {
        out_.findings.push_back({fault, node, std::move(what)});
    }

    const FlowShelf& shelf_;
    Expanded& out_;
    std::vector<FlowCode> above_;  ///< the flows that are being put in, the outermost first
};

}  // namespace

Expanded expanded(const Flow& flow, const FlowShelf& shelf) {
    Expanded out{.flow = flow, .findings = {}};
    out.flow.nodes.clear();
    Expansion{shelf, out}.add(flow, {}, nullptr);
    return out;
}

}  // namespace hotline
