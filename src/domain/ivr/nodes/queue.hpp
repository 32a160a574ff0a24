#pragma once
#include <string>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// Hands the caller to people. Outside the queue's own hours the flow goes on at `closed` instead.
struct ToQueue {
    QueueCode queue;
    std::string closed;
};

}  // namespace hotline::ivr
