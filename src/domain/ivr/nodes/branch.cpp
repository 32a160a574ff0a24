#include "domain/ivr/nodes/branch.hpp"

#include <algorithm>
#include <charconv>

namespace hotline::ivr {
namespace {

std::optional<long long> whole(const std::string& text) {
    long long value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

bool is_about_queue(BranchOn on) { return on == BranchOn::waiting || on == BranchOn::staffed; }

std::string subject_of(const Branch& node, const Walk& walk) {
    const auto local = walk.now + walk.around.utc_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto state = is_about_queue(node.on) && walk.around.state_of ? walk.around.state_of(node.queue) : QueueState{};
    switch (node.on) {
        case BranchOn::variable: {
            const auto value = walk.session.variables.find(node.variable);
            return value == walk.session.variables.end() ? std::string{} : value->second;
        }
        case BranchOn::caller: return walk.around.caller;
        case BranchOn::weekday: return std::to_string(std::chrono::weekday{day}.iso_encoding());
        case BranchOn::hour: return std::to_string(std::chrono::floor<std::chrono::hours>(local - day).count());
        case BranchOn::waiting: return std::to_string(state.waiting);
        case BranchOn::staffed: return std::to_string(state.staffed);
    }
    return {};
}

bool is_between(const BranchCase& one, const std::string& subject) {
    const auto value = whole(subject);
    const auto least = one.values.size() == 2 ? whole(one.values[0]) : std::nullopt;
    const auto most = one.values.size() == 2 ? whole(one.values[1]) : std::nullopt;
    return value && least && most && *least <= *value && *value <= *most;
}

bool fits(const BranchCase& one, const std::string& subject) {
    switch (one.match) {
        case BranchMatch::equals: return std::ranges::find(one.values, subject) != one.values.end();
        case BranchMatch::begins_with:
            return std::ranges::any_of(one.values, [&](const std::string& value) { return subject.starts_with(value); });
        case BranchMatch::between: return is_between(one, subject);
    }
    return false;
}

void check_case(const BranchCase& one, const NodeCheck& at) {
    if (one.values.empty()) return at.complain(FlowFault::bad_value);
    if (one.match != BranchMatch::between) return;
    const auto least = whole(one.values.front());
    const auto most = whole(one.values.back());
    if (one.values.size() != 2 || !least || !most || *least > *most) at.complain(FlowFault::bad_value, one.values.front());
}

}  // namespace

std::vector<Edge> ways(const Branch& node) {
    std::vector<Edge> edges;
    for (const BranchCase& one : node.cases) edges.push_back({.to = one.next});
    edges.push_back({.to = node.otherwise});
    return edges;
}

std::vector<std::string> reads(const Branch& node) {
    return node.on == BranchOn::variable ? std::vector{node.variable} : std::vector<std::string>{};
}

void check(const Branch& node, const NodeCheck& at) {
    if (is_about_queue(node.on) && !at.known.queues.contains(node.queue)) at.complain(FlowFault::unknown_queue, node.queue.value);
    for (const BranchCase& one : node.cases) check_case(one, at);
}

Outcome run(const Branch& node, Walk& walk, const Heard&) {
    const std::string subject = subject_of(node, walk);
    const auto found = std::ranges::find_if(node.cases, [&](const BranchCase& one) { return fits(one, subject); });
    return GoTo{found == node.cases.end() ? node.otherwise : found->next};
}

}  // namespace hotline::ivr
