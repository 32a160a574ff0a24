#pragma once
#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include "domain/ivr/finding.hpp"
#include "domain/ivr/session.hpp"

/// What every kind of node gives: its ways out, what it says, what it reads, its check and its run. A kind is one file under
/// nodes/; what it does not give is one of the defaults at the end.
namespace hotline::ivr {

/// One way out of a node.
struct Edge {
    std::string to;
    bool by_key{false};                   ///< only when the caller presses something
    std::chrono::milliseconds silence{};  ///< that has to pass first
    int times{1};                         ///< how often the node has spoken by then
    std::vector<std::string> sets{};      ///< variables that have a value on this way
};

struct GoTo {
    std::string node;
};
using Outcome = std::variant<Command, GoTo>;

/// One visit of resume(): the session that grows, and what is known around it.
struct Walk {
    Session& session;
    std::vector<Footprint>& passed;
    const Surroundings& around;
    Instant now;
};

[[nodiscard]] inline bool entered(const Heard& heard) { return std::holds_alternative<heard::Nothing>(heard); }
[[nodiscard]] inline bool silent(const Heard& heard) { return std::holds_alternative<heard::Silence>(heard); }
/// The key that was pressed; 0: none was.
[[nodiscard]] inline char key_of(const Heard& heard) {
    const auto* key = std::get_if<heard::Key>(&heard);
    return key == nullptr ? '\0' : key->key;
}

[[nodiscard]] inline std::vector<PromptName> joined(std::vector<PromptName> first, const std::vector<PromptName>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// Speech that cannot be skipped: a key pressed meanwhile answers the next menu.
[[nodiscard]] Outcome speak(std::vector<PromptName> prompts, const std::string& next, Walk& walk, const Heard& heard);

[[nodiscard]] bool is_open_at(const std::map<CalendarCode, Calendar>& calendars, const CalendarCode& code, Instant now);

template <class Kind>
std::vector<Edge> ways(const Kind&) {
    return {};
}
template <class Kind>
std::vector<PromptName> sayings(const Kind&) {
    return {};
}
/// What it says to whom does everything right; nobody waits for the rest on the quickest way.
template <class Kind>
std::vector<PromptName> opening(const Kind& node) {
    return sayings(node);
}
template <class Kind>
std::vector<std::string> reads(const Kind&) {
    return {};
}
template <class Kind>
void check(const Kind&, const NodeCheck&) {}
/// A person is asked for here.
template <class Kind>
bool leads_to_person(const Kind&) {
    return false;
}

}  // namespace hotline::ivr
