#include "app/flows/publish_flows.hpp"

#include <algorithm>

#include "app/flows/rehearse_flows.hpp"
#include "domain/ivr/flow_check.hpp"

namespace hotline::app {
namespace {

/// Why this document may not be put in force; nothing when it may.
std::optional<FlowRefused> obstacle(const FlowWork& at, const FlowCode& code, const std::string& document) {
    const auto grounds = flow_grounds(at.doing.work, at.prompts);
    const auto examined = examine(document, code, grounds);
    if (!may_be_published(examined.findings))
        return FlowRefused{
            .why = FlowRefusal::unsound, .theirs = {}, .findings = views_of(examined.findings, at.language), .tests = {}};
    auto results = run_flow_tests(at.doing.work.flows.tests(code), examined.flow, grounds);
    if (std::ranges::all_of(results, &FlowTestResult::passed)) return std::nullopt;
    return FlowRefused{.why = FlowRefusal::test_failed, .theirs = {}, .findings = {}, .tests = std::move(results)};
}

void put_aside(UnitOfWork& work, const FlowCode& code, FlowVersionState from, FlowVersionState to) {
    for (const StoredFlowVersion& version : work.flows.versions(code))
        if (version.state == from) work.flows.set_state(code, version.version, to);
}

/// Another time for the same flow replaces the one before.
void enter_force(UnitOfWork& work, StoredFlowVersion& version, Instant now) {
    const bool later = version.at > now;
    if (later)
        put_aside(work, version.code, FlowVersionState::scheduled, FlowVersionState::cancelled);
    else
        put_aside(work, version.code, FlowVersionState::published, FlowVersionState::superseded);
    version.state = later ? FlowVersionState::scheduled : FlowVersionState::published;
    const auto before = work.flows.versions(version.code);
    version.version = before.empty() ? 1 : before.front().version + 1;
    work.flows.add(version);
}

std::string published_document(UnitOfWork& work, const FlowCode& code) {
    for (const StoredFlowVersion& version : work.flows.versions(code))
        if (version.state == FlowVersionState::published) return version.document;
    return {};
}

FlowVersionView put_in_force(const FlowWork& at, StoredFlowVersion version, AdminAction action) {
    UnitOfWork& work = at.doing.work;
    const std::string before = published_document(work, version.code);
    version.by = at.doing.actor.user;
    enter_force(work, version, at.doing.now);
    at.doing.log(AdminObject::flow, version.code.value, action, before, version.document);
    return view_of(*work.flows.version(version.code, version.version));
}

}  // namespace

FlowResult<FlowVersionView> publish_flow(const FlowWork& at, const FlowCode& code, const PublishFlow& wanted) {
    UnitOfWork& work = at.doing.work;
    const auto draft = work.flows.draft(code);
    if (!draft) return refuse_flow(FlowRefusal::nothing_to_publish);
    if (draft->revision != wanted.revision) {
        auto theirs = read_draft(work, code, at.prompts, at.language);
        return refuse(FlowRefused{.why = FlowRefusal::changed, .theirs = std::move(*theirs), .findings = {}, .tests = {}});
    }
    if (wanted.at && *wanted.at <= at.doing.now) return refuse_flow(FlowRefusal::time_over);
    if (auto why = obstacle(at, code, draft->document)) return refuse(std::move(*why));
    StoredFlowVersion version{.code = code, .at = wanted.at.value_or(at.doing.now)};
    version.why = wanted.why;
    version.document = draft->document;
    version.layout = draft->layout;
    work.flows.drop_draft(code);
    (void)work.flows.next_revision(code);
    return put_in_force(at, std::move(version), wanted.at ? AdminAction::schedule : AdminAction::publish);
}

FlowResult<FlowVersionView> roll_back_flow(const FlowWork& at, const FlowCode& code, const RollBackFlow& wanted) {
    auto old = at.doing.work.flows.version(code, wanted.version);
    if (!old || old->state == FlowVersionState::scheduled || old->state == FlowVersionState::cancelled)
        return refuse_flow(FlowRefusal::not_found);
    if (old->state == FlowVersionState::published) return refuse_flow(FlowRefusal::nothing_to_publish);
    const auto examined = examine(old->document, code, flow_grounds(at.doing.work, at.prompts));
    if (!may_be_published(examined.findings))
        return refuse(FlowRefused{
            .why = FlowRefusal::unsound, .theirs = {}, .findings = views_of(examined.findings, at.language), .tests = {}});
    old->at = at.doing.now;
    old->why = wanted.why;
    return put_in_force(at, std::move(*old), AdminAction::roll_back);
}

FlowResult<int> unschedule_flow(const FlowWork& at, const FlowCode& code) {
    UnitOfWork& work = at.doing.work;
    for (const StoredFlowVersion& version : work.flows.versions(code)) {
        if (version.state != FlowVersionState::scheduled) continue;
        work.flows.set_state(code, version.version, FlowVersionState::cancelled);
        at.doing.log(AdminObject::flow, code.value, AdminAction::unschedule, version.document, {});
        return version.version;
    }
    return refuse_flow(FlowRefusal::nothing_scheduled);
}

bool has_due_flows(UnitOfWork& work, Instant now) {
    const auto scheduled = work.flows.in_state(FlowVersionState::scheduled);
    return !scheduled.empty() && scheduled.front().at <= now;
}

int publish_due_flows(UnitOfWork& work, Instant now) {
    int count = 0;
    for (const StoredFlowVersion& version : work.flows.in_state(FlowVersionState::scheduled)) {
        if (version.at > now) break;
        put_aside(work, version.code, FlowVersionState::published, FlowVersionState::superseded);
        work.flows.set_state(version.code, version.version, FlowVersionState::published);
        ++count;
    }
    return count;
}

}  // namespace hotline::app
