#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Offers to be rung back instead of waiting: reads the number digit by digit, then 1 keeps a place in the queue and ends the
/// call, 2 leads to where another number is asked for, everything else leads on.
struct OfferCallback {
    QueueCode queue;
    std::string ring_at;              ///< "{caller}", or what was collected
    std::vector<PromptName> before;   ///< said before the number
    std::vector<PromptName> prompts;  ///< names the keys, after the number
    std::chrono::milliseconds no_input_after{5000};
    std::string other;        ///< he wants to be rung at another number; empty: that is not offered
    std::string declined;     ///< he would rather not
    std::string unavailable;  ///< there is no number, it must not be dialled, or the queue has nobody now
};

[[nodiscard]] std::vector<Edge> ways(const OfferCallback& node);
[[nodiscard]] std::vector<PromptName> sayings(const OfferCallback& node);
[[nodiscard]] std::vector<PromptName> opening(const OfferCallback& node);
[[nodiscard]] std::vector<std::string> reads(const OfferCallback& node);
void check(const OfferCallback& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const OfferCallback& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
