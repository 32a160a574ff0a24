#include "domain/ivr/flow.hpp"

#include <array>

namespace hotline::ivr {

std::vector<Edge> edges_of(const Node& node) {
    return std::visit([](const auto& kind) { return ways(kind); }, node);
}

std::vector<PromptName> prompts_of(const Node& node) {
    return std::visit([](const auto& kind) { return sayings(kind); }, node);
}

std::string_view kind_of(const Node& node) {
    constexpr std::array<std::string_view, std::variant_size_v<Node>> kKinds{
        "play",     "menu",   "info", "collect", "say",     "set",     "branch",  "hours",    "language",       "case_progress",
        "sub_flow", "return", "pass", "queue",   "mailbox", "forward", "hang_up", "evaluate", "offer_callback", "complaint"};
    return kKinds.at(node.index());
}

}  // namespace hotline::ivr
