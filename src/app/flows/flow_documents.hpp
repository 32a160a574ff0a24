#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/ports/stores.hpp"
#include "domain/ivr/expand.hpp"

namespace hotline::app {

using PromptShelfFacts = std::map<PromptName, PromptFacts>;

/// What a document is examined against: the city as it is now, its published flows, the recordings.
struct FlowGrounds {
    SwitchSnapshot city;
    std::map<FlowCode, Flow> published;  ///< as they were written: sub-flows are nodes
    KnownNames known;

    [[nodiscard]] const Flow* find(const FlowCode& code) const;
};
[[nodiscard]] FlowGrounds flow_grounds(UnitOfWork& work, PromptShelfFacts prompts);

/// A document that was read, and everything wrong with it. `flow` is expanded, and empty when it cannot be read.
struct ExaminedFlow {
    Flow flow;
    std::vector<FlowFinding> findings;
    bool is_readable{false};
};
/// `code`: the flow it has to be; empty: any.
[[nodiscard]] ExaminedFlow examine(const std::string& document, const FlowCode& code, const FlowGrounds& grounds);

[[nodiscard]] std::vector<FindingView> views_of(const std::vector<FlowFinding>& findings, ivr::Language language);

}  // namespace hotline::app
