#pragma once
#include "app/flows/edit_flows.hpp"

namespace hotline::app {

/// A call without a telephone. A document that cannot be read is refused as unsound; one that is merely unfit can be rehearsed.
[[nodiscard]] FlowResult<ivr::Rehearsed> rehearse_flow(UnitOfWork& work, const RehearseFlow& wanted, PromptShelfFacts prompts,
                                                       ivr::Language language);

/// The flow as it would be walked, sound enough that nobody hears silence.
[[nodiscard]] FlowResult<Flow> flow_to_try(UnitOfWork& work, const FlowCode& code, const json::Document& document,
                                           PromptShelfFacts prompts, ivr::Language language);

[[nodiscard]] FlowResult<FlowTests> list_flow_tests(UnitOfWork& work, const FlowCode& code);
[[nodiscard]] FlowResult<FlowTest> add_flow_test(const FlowWork& at, const FlowCode& code, const NewFlowTest& wanted);
[[nodiscard]] FlowResult<int> remove_flow_test(const FlowWork& at, const FlowCode& code, FlowTestId id);

/// Each recorded call again, on this flow.
[[nodiscard]] std::vector<FlowTestResult> run_flow_tests(const std::vector<FlowTest>& tests, const Flow& flow,
                                                         const FlowGrounds& grounds);
[[nodiscard]] FlowResult<FlowTestResults> run_flow_tests(UnitOfWork& work, const FlowCode& code, const CheckFlow& wanted,
                                                         PromptShelfFacts prompts, ivr::Language language);

}  // namespace hotline::app
