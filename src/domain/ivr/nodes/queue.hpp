#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Hands the caller to people. Outside the queue's own hours the flow goes on at `closed`; without it the queue's own plan for
/// such hours holds (domain/acd/fallback).
struct ToQueue {
    QueueCode queue;
    std::string closed;        ///< empty: by the queue's plan
    std::string after_talk{};  ///< where he goes on when the agent has hung up first; empty: the call ends with the talk
};

[[nodiscard]] std::vector<Edge> ways(const ToQueue& node);
void check(const ToQueue& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const ToQueue& node, Walk& walk, const Heard& heard);
[[nodiscard]] inline bool leads_to_person(const ToQueue&) { return true; }

}  // namespace hotline::ivr
