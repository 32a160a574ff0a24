#include "domain/ivr/nodes/menu.hpp"

#include <algorithm>
#include <utility>

#include "domain/ivr/nodes/asking.hpp"

namespace hotline::ivr {
namespace {

constexpr std::size_t kLongestSequence = 4;

bool longer_one_exists(const Choices& choices, const std::string& digits) {
    return std::ranges::any_of(choices,
                               [&](const auto& c) { return c.first.size() > digits.size() && c.first.starts_with(digits); });
}

Outcome understood(const Menu& menu, Walk& walk) {
    const auto choice = menu.choices.find(walk.session.digits);
    return choice == menu.choices.end() ? misunderstood(menu, walk.session) : take(choice->second, walk);
}

Outcome dialled(const Menu& menu, Walk& walk, char key) {
    walk.session.digits += key;
    if (longer_one_exists(menu.choices, walk.session.digits)) return command::AwaitKey{menu.inter_digit};
    return understood(menu, walk);
}

}  // namespace

std::vector<Edge> ways(const Menu& node) {
    return with_choices(node.choices,
                        {{.to = node.no_input, .silence = node.no_input_after * node.ask_times, .times = node.ask_times},
                         {.to = node.no_match, .by_key = true}});
}

std::vector<PromptName> sayings(const Menu& node) { return joined(node.prompts, node.sorry); }
std::vector<PromptName> opening(const Menu& node) { return node.prompts; }

void check(const Menu& node, const NodeCheck& at) {
    check_asking(node, at);
    if (node.choices.empty()) at.complain(FlowFault::menu_without_choice);
    check_keys(node.choices, kLongestSequence, at);
}

Outcome run(const Menu& node, Walk& walk, const Heard& heard) {
    if (const char key = key_of(heard)) return dialled(node, walk, key);
    if (silent(heard)) return walk.session.digits.empty() ? unanswered(node, walk.session) : understood(node, walk);
    if (!entered(heard)) return command::CarryOn{};
    if (const char ahead = std::exchange(walk.session.ahead, '\0')) return dialled(node, walk, ahead);
    return ask(node, walk.session, node.prompts);
}

}  // namespace hotline::ivr
