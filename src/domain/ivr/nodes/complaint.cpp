#include "domain/ivr/nodes/complaint.hpp"

#include "domain/ivr/spoken_value.hpp"

namespace hotline::ivr {
namespace {

Outcome ask(const Complaint& node, Session& session, const std::vector<PromptName>& first) {
    ++session.asked;
    session.phase = Phase::asking;
    return command::Say{joined(first, node.prompts), {}};
}

Outcome listen(const Complaint& node, Session& session) {
    session.phase = Phase::listening;
    using std::chrono::seconds;
    return command::Listen{.at_least = seconds{node.min_s}, .at_most = seconds{node.max_s}, .pause = seconds{node.silence_s}};
}

Outcome spoken_out(const Complaint& node, Session& session, bool enough) {
    if (enough) {
        session.phase = Phase::filing;
        return command::FileComplaint{node.meanwhile};
    }
    if (session.asked >= node.ask_times) return GoTo{node.no_input};
    return ask(node, session, node.sorry);
}

Outcome filed(const Complaint& node, Walk& walk, const heard::Answer& answer) {
    if (!answer.available) return GoTo{node.unavailable};
    for (const auto& [name, value] : answer.values) walk.session.variables[name] = value;
    walk.session.self_served = true;
    walk.session.phase = Phase::told;
    const auto number = spoken(SpokenAs::case_number, walk.session.variables[kCaseNumber], walk.session.language);
    return command::Say{joined(joined(node.before, number), node.after), {}};
}

/// What was being said is over.
Outcome said(const Complaint& node, Session& session) {
    switch (session.phase) {
        case Phase::asking: return listen(node, session);
        case Phase::listening: return spoken_out(node, session, false);
        case Phase::filing: return command::CarryOn{};
        case Phase::told: return GoTo{node.next};
    }
    return command::CarryOn{};
}

}  // namespace

std::vector<Edge> ways(const Complaint& node) {
    return {{.to = node.next, .sets = {kCaseNumber, kCaseCode}}, {.to = node.no_input}, {.to = node.unavailable}};
}

std::vector<PromptName> opening(const Complaint& node) { return node.prompts; }
std::vector<PromptName> sayings(const Complaint& node) {
    std::vector<PromptName> all = node.prompts;
    for (const auto* more : {&node.sorry, &node.meanwhile, &node.before, &node.after})
        all.insert(all.end(), more->begin(), more->end());
    return joined(std::move(all), pieces_of(SpokenAs::case_number));
}

void check(const Complaint& node, const NodeCheck& at) {
    const auto within = [&](int value, int least, int most, const char* name) {
        if (value < least || value > most) at.complain(FlowFault::bad_limit, name);
    };
    if (node.prompts.empty()) at.complain(FlowFault::nothing_to_say);
    within(node.max_s, 10, 600, "max_s");
    within(node.min_s, 1, 10, "min_s");
    within(node.silence_s, 2, 30, "silence_s");
    within(node.ask_times, 1, 9, "ask_times");
}

Outcome run(const Complaint& node, Walk& walk, const Heard& heard) {
    if (entered(heard)) {
        walk.session.ahead = 0;
        if (walk.around.records && !walk.around.records()) return GoTo{node.unavailable};
        return ask(node, walk.session, {});
    }
    if (const auto* spoken = std::get_if<heard::Spoken>(&heard)) {
        if (walk.session.phase != Phase::listening) return command::CarryOn{};
        return spoken_out(node, walk.session, spoken->enough);
    }
    if (const auto* answer = std::get_if<heard::Answer>(&heard)) {
        if (walk.session.phase != Phase::filing) return command::CarryOn{};
        return filed(node, walk, *answer);
    }
    if (silent(heard)) return said(node, walk.session);
    return command::CarryOn{};
}

}  // namespace hotline::ivr
