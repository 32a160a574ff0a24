#include "app/flows/rehearse_flows.hpp"

#include <algorithm>

#include "domain/ivr/flow_check.hpp"

namespace hotline::app {
namespace {

constexpr std::size_t kMostTests = 200;

ivr::Stage stage_of(const FlowGrounds& grounds) {
    return {grounds.city->calendars, grounds.city->queues, [&grounds](const PromptName& prompt) {
                const auto known = grounds.known.prompts.find(prompt);
                return known == grounds.known.prompts.end() ? 0.0 : known->second.seconds.value_or(0.0);
            }};
}

FlowRefused unsound(const ExaminedFlow& examined, ivr::Language language) {
    return {.why = FlowRefusal::unsound, .theirs = {}, .findings = views_of(examined.findings, language), .tests = {}};
}

}  // namespace

FlowResult<ivr::Rehearsed> rehearse_flow(UnitOfWork& work, const RehearseFlow& wanted, PromptShelfFacts prompts,
                                         ivr::Language language) {
    const auto grounds = flow_grounds(work, std::move(prompts));
    const auto examined = examine(wanted.document.text, {}, grounds);
    if (!examined.is_readable) return refuse(unsound(examined, language));
    return ivr::rehearse(examined.flow, stage_of(grounds), wanted.rehearsal);
}

FlowResult<Flow> flow_to_try(UnitOfWork& work, const FlowCode& code, const json::Document& document, PromptShelfFacts prompts,
                             ivr::Language language) {
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    auto examined = examine(document.text, code, flow_grounds(work, std::move(prompts)));
    if (!may_be_published(examined.findings)) return refuse(unsound(examined, language));
    return std::move(examined.flow);
}

FlowResult<FlowTests> list_flow_tests(UnitOfWork& work, const FlowCode& code) {
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    return FlowTests{work.flows.tests(code)};
}

FlowResult<FlowTest> add_flow_test(const FlowWork& at, const FlowCode& code, const NewFlowTest& wanted) {
    UnitOfWork& work = at.doing.work;
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    if (work.flows.tests(code).size() >= kMostTests) return refuse_flow(FlowRefusal::too_many_tests);
    FlowTest test{
        .id = at.doing.ids.next<FlowTestId>(), .name = wanted.name, .rehearsal = wanted.rehearsal, .expected = wanted.expected};
    work.flows.add(code, test);
    return test;
}

FlowResult<int> remove_flow_test(const FlowWork& at, const FlowCode& code, FlowTestId id) {
    if (!at.doing.work.flows.remove_test(code, id)) return refuse_flow(FlowRefusal::not_found);
    return 0;
}

std::vector<FlowTestResult> run_flow_tests(const std::vector<FlowTest>& tests, const Flow& flow, const FlowGrounds& grounds) {
    std::vector<FlowTestResult> results;
    const ivr::Stage stage = stage_of(grounds);
    for (const FlowTest& test : tests) {
        auto got = ivr::path_of(ivr::rehearse(flow, stage, test.rehearsal));
        const bool passed = got == test.expected;
        results.push_back({.id = test.id, .name = test.name, .passed = passed, .got = std::move(got)});
    }
    return results;
}

FlowResult<FlowTestResults> run_flow_tests(UnitOfWork& work, const FlowCode& code, const CheckFlow& wanted,
                                           PromptShelfFacts prompts, ivr::Language language) {
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    const auto grounds = flow_grounds(work, std::move(prompts));
    const auto examined = examine(wanted.document.text, code, grounds);
    if (!examined.is_readable) return refuse(unsound(examined, language));
    return FlowTestResults{run_flow_tests(work.flows.tests(code), examined.flow, grounds)};
}

}  // namespace hotline::app
