#pragma once
#include <string>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// Hands the caller to people. Outside the queue's own hours the flow goes on at `closed`; without it the queue's own plan for
/// such hours holds (domain/acd/fallback).
struct ToQueue {
    QueueCode queue;
    std::string closed;  ///< empty: by the queue's plan
};

}  // namespace hotline::ivr
