#pragma once
#include "app/administration/change_rows.hpp"
#include "app/flows/flow_documents.hpp"

namespace hotline::app {

/// Why a change of a flow was refused.
enum class FlowRefusal {
    not_found,
    exists,
    bad_code,
    changed,  ///< somebody else changed the draft since it was read: see `theirs`
    unsound,  ///< see the findings
    test_failed,
    nothing_to_publish,
    nothing_scheduled,
    time_over,
    too_many_tests,
};
struct FlowRefused {
    FlowRefusal why{};
    std::optional<FlowDraft> theirs;
    std::vector<FindingView> findings;
    std::vector<FlowTestResult> tests;
};
template <class T>
using FlowResult = Result<T, FlowRefused>;

[[nodiscard]] inline auto refuse_flow(FlowRefusal why) {
    return refuse(FlowRefused{.why = why, .theirs = {}, .findings = {}, .tests = {}});
}

/// One who works on flows, in one transaction.
struct FlowWork {
    const AdminWork& doing;
    PromptShelfFacts prompts;
    ivr::Language language{};  ///< of his page
};

[[nodiscard]] bool flow_exists(UnitOfWork& work, const FlowCode& code);
[[nodiscard]] FlowList list_flows(UnitOfWork& work, PromptShelfFacts prompts);

/// The draft; without one, what is published, as somebody who begins to change it sees it.
[[nodiscard]] FlowResult<FlowDraft> read_draft(UnitOfWork& work, const FlowCode& code, PromptShelfFacts prompts,
                                               ivr::Language language);

[[nodiscard]] FlowResult<FlowDraft> make_flow(const FlowWork& at, const NewFlow& wanted);
[[nodiscard]] FlowResult<FlowDraft> save_draft(const FlowWork& at, const FlowCode& code, const SaveDraft& wanted);
[[nodiscard]] FlowResult<int> drop_draft(const FlowWork& at, const FlowCode& code, int revision);

[[nodiscard]] FlowNames flow_names(UnitOfWork& work, const PromptShelfFacts& prompts);
[[nodiscard]] FlowVersionView view_of(const StoredFlowVersion& version);

}  // namespace hotline::app
