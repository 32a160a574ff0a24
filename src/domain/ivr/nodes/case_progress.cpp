#include "domain/ivr/nodes/case_progress.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "domain/casework/case_words.hpp"
#include "domain/ivr/variables.hpp"

namespace hotline::ivr {
namespace {

PromptName state_prompt(std::string_view state) { return {"case_state_" + std::string{state}}; }

Outcome answered(const CaseProgress& node, Walk& walk, const heard::Answer& answer) {
    if (!answer.available) return GoTo{node.unavailable};
    if (!answer.found) return GoTo{node.not_found};
    for (const auto& [name, value] : answer.values) walk.session.variables[name] = value;
    walk.session.self_served = true;
    walk.session.asked = 1;  // the silence that comes next is the end of the answer
    return command::Say{{state_prompt(walk.session.variables[kCaseState])}, {}};
}

}  // namespace

std::vector<Edge> ways(const CaseProgress& node) {
    return {{.to = node.found, .sets = {kCaseState, kCaseDue}}, {.to = node.not_found}, {.to = node.unavailable}};
}

std::vector<PromptName> sayings(const CaseProgress& node) {
    std::vector<PromptName> prompts = node.meanwhile;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<CaseState>>(
        [&](auto state) { prompts.push_back(state_prompt(state.name)); });
    return prompts;
}
std::vector<PromptName> opening(const CaseProgress& node) { return node.meanwhile; }

std::vector<std::string> reads(const CaseProgress& node) {
    std::vector<std::string> names = names_in(node.number);
    for (std::string& name : names_in(node.code)) names.push_back(std::move(name));
    return names;
}

void check(const CaseProgress& node, const NodeCheck& at) {
    if (node.number.empty()) at.complain(FlowFault::bad_value, "number");
    if (node.code.empty()) at.complain(FlowFault::bad_value, "code");
}

Outcome run(const CaseProgress& node, Walk& walk, const Heard& heard) {
    const auto fill = [&](const std::string& text) { return filled(text, walk.session.variables, walk.around); };
    if (entered(heard)) return command::AskProgress{fill(node.number), fill(node.code), node.meanwhile};
    if (const auto* answer = std::get_if<heard::Answer>(&heard)) return answered(node, walk, *answer);
    if (silent(heard) && walk.session.asked > 0) return GoTo{node.found};
    if (const char key = key_of(heard)) walk.session.ahead = key;
    return command::CarryOn{};
}

}  // namespace hotline::ivr
