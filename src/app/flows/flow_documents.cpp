#include "app/flows/flow_documents.hpp"

#include "app/formats/flow_json.hpp"
#include "domain/ivr/finding_text.hpp"
#include "domain/ivr/flow_check.hpp"

namespace hotline::app {
namespace {

/// "/nodes/menu/choices" -> node menu; what is wrong with which member.
FlowFinding finding_of(const json::FieldError& error) {
    constexpr std::string_view kNodes = "/nodes/";
    FlowFinding finding{FlowFault::unreadable, {}, error.pointer + ' ' + error.what};
    if (!error.pointer.starts_with(kNodes)) return finding;
    const auto end = error.pointer.find('/', kNodes.size());
    finding.node = error.pointer.substr(kNodes.size(), end - kNodes.size());
    finding.what = (end == std::string::npos ? std::string{} : error.pointer.substr(end + 1) + ' ') + error.what;
    return finding;
}

}  // namespace

const Flow* FlowGrounds::find(const FlowCode& code) const {
    const auto found = published.find(code);
    return found == published.end() ? nullptr : &found->second;
}

FlowGrounds flow_grounds(UnitOfWork& work, PromptShelfFacts prompts) {
    FlowGrounds grounds{.city = work.city.switch_config(), .published = {}, .known = {.prompts = std::move(prompts)}};
    for (const StoredFlowVersion& version : work.flows.in_state(FlowVersionState::published)) {
        auto flow = decode_flow(version.document);
        if (!flow) continue;  // of a newer program; it cannot be called from another flow
        flow->code = version.code;
        grounds.published.emplace(version.code, std::move(*flow));
    }
    for (const PromptEntry& prompt : work.prompts.all())
        if (const auto known = grounds.known.prompts.find(prompt.name); known != grounds.known.prompts.end())
            known->second.retired = prompt.state == PromptState::retired;
    const SwitchConfig& city = *grounds.city;
    for (const auto& [code, queue] : city.queues) grounds.known.queues.insert(code);
    for (const auto& [code, calendar] : city.calendars) grounds.known.calendars.insert(code);
    for (const auto& [code, box] : city.mailboxes) grounds.known.mailboxes.insert(code);
    for (const auto& [code, contact] : city.contacts) grounds.known.contacts.insert(code);
    grounds.known.barred = city.barred_flow;
    return grounds;
}

ExaminedFlow examine(const std::string& document, const FlowCode& code, const FlowGrounds& grounds) {
    ExaminedFlow examined;
    auto flow = decode_flow(document);
    if (!flow) {
        for (const json::FieldError& error : flow.error()) examined.findings.push_back(finding_of(error));
        return examined;
    }
    examined.is_readable = true;
    if (!code.empty() && flow->code != code) examined.findings.push_back({FlowFault::unreadable, {}, "/code"});
    auto whole = expanded(*flow, [&](const FlowCode& other) {
        return other == flow->code ? &*flow : grounds.find(other);  // not what is published: what is examined
    });
    examined.flow = std::move(whole.flow);
    std::ranges::move(whole.findings, std::back_inserter(examined.findings));
    std::ranges::move(check_flow(examined.flow, grounds.known), std::back_inserter(examined.findings));
    return examined;
}

std::vector<FindingView> views_of(const std::vector<FlowFinding>& findings, ivr::Language language) {
    std::vector<FindingView> views;
    for (const FlowFinding& finding : findings)
        views.push_back({.fault = finding.fault,
                         .severity = is_advice(finding.fault) ? FindingSeverity::warning : FindingSeverity::error,
                         .node = finding.node,
                         .what = finding.what,
                         .text = text_of(finding, language)});
    return views;
}

}  // namespace hotline::app
