#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Another flow stands here. Never run: expanded() puts that flow's nodes in its place before a call walks it.
struct SubFlow {
    FlowCode flow;
    std::string next;  ///< where that flow's `return` leads
};
[[nodiscard]] std::vector<Edge> ways(const SubFlow& node);
[[nodiscard]] Outcome run(const SubFlow& node, Walk& walk, const Heard& heard);

/// Back to the flow that this one stands in; in a flow that is called by itself, the end of the call.
struct Return {};
[[nodiscard]] Outcome run(const Return& node, Walk& walk, const Heard& heard);

/// What a sub-flow's entry and its returns become: a step without a sound.
struct Pass {
    std::string next;
};
[[nodiscard]] std::vector<Edge> ways(const Pass& node);
[[nodiscard]] Outcome run(const Pass& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
