#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "case_people.hpp"

namespace hotline {
namespace {

using test::all;
using test::name;

const std::string kCommitted = HOTLINE_SOURCE_DIR "/docs/casework.md";

template <class Enum>
std::string list_of(EnumSet<Enum> set) {
    std::string text;
    for (const Enum one : all<Enum>())
        if (set.has(one)) text += (text.empty() ? "" : ", ") + name(one);
    return text;
}

std::string doers(const Doers& by) {
    std::string text = list_of(by.roles);
    if (by.hand == Hand::lead) text += " (of the lead unit)";
    if (by.hand == Hand::co_handler) text += " (of a co-handling unit)";
    if (by.any_agent) text += " (of any case)";
    if (by.clock) text += text.empty() ? "the clock" : ", the clock";
    if (by.citizen) text += "the citizen";
    return text;
}

std::string clocks(const ClockEffects& effects) {
    std::string text;
    const auto add = [&](const char* clock, std::optional<ClockStep> step) {
        if (step) text += (text.empty() ? "" : ", ") + name(*step) + ' ' + clock;
    };
    add("sign", effects.sign);
    add("first_contact", effects.first_contact);
    add("handle", effects.handle);
    add("review", effects.review);
    return text;
}

constexpr std::pair<CaseRule, std::string_view> kRules[] = {
    {CaseRule::another_person, "another person than who recorded it"},
    {CaseRule::others_work, "another person than who replied"},
    {CaseRule::returnable, "no return was ruled on"},
    {CaseRule::may_object, "a return was overruled, but not finally"},
    {CaseRule::before_due, "before handling is due"},
    {CaseRule::extension_left, "the policy grants one more"},
    {CaseRule::below_lead, "it lies below the lead unit"},
    {CaseRule::below_supervised, "not yet supervised"},
    {CaseRule::below_escalated, "not yet escalated"},
    {CaseRule::receipt_due, "a receipt is due"},
    {CaseRule::followed_up_next, "the citizen is to be asked"},
    {CaseRule::held_by_nobody, "no other clerk has taken the call on"},
    {CaseRule::held_by_actor, "this clerk has taken the call on"},
    {CaseRule::evaluable, "within the days and times that the policy grants"},
    {CaseRule::excludable, "an approved round nobody asked to leave out"},
    {CaseRule::exclusion_asked, "the unit asked for it"},
    {CaseRule::others_request, "another person than who asked"},
    {CaseRule::judged, "no follow-up and no exclusion is open"},
    {CaseRule::first_reopening, "for the first time"},
    {CaseRule::second_reopening, "for the second time; supervised from then on"},
};

std::string rules(CaseRules only) {
    std::string text;
    for (const auto& [rule, words] : kRules)
        if (only.has(rule)) text += (text.empty() ? "" : "; ") + std::string{words};
    return text;
}

std::string fields(const Transition& line) {
    std::string text = list_of(line.needs);
    if (!line.takes.empty()) text += (text.empty() ? "(" : " (") + list_of(line.takes) + ")";
    return text;
}

std::string stages_of(StageSet from) {
    std::size_t with_unit = 0;
    for (const CaseStage stage : all<CaseStage>()) with_unit += from.has(stage) && is_with_unit(stage);
    constexpr std::size_t kWithUnit = 9;
    if (with_unit < kWithUnit) return list_of(from);
    std::string text;
    for (const CaseStage stage : all<CaseStage>()) {
        if (stage == CaseStage::assigned) text += text.empty() ? "with a unit" : ", with a unit";
        if (from.has(stage) && !is_with_unit(stage)) text += (text.empty() ? "" : ", ") + name(stage);
    }
    return text;
}

std::string page() {
    std::ostringstream out;
    out << "# The way of a case\n\n"
           "Printed from `src/domain/casework/workflow_table.hpp` by a unit test (`HOTLINE_RENEW=1 unit_domain "
           "--gtest_filter=WorkflowPage.*` renews it). Every button of the case pages comes from this table, and nothing happens "
           "to a case beside it.\n\n"
           "## Stages and labels\n\nThe label is what everybody reads: the founding document's five, and four ends beside "
           "them.\n\n| stage | label | lies with |\n|---|---|---|\n";
    for (const CaseStage stage : all<CaseStage>())
        out << "| " << name(stage) << " | " << name(label_of(stage)) << " | "
            << (is_with_unit(stage) ? "a unit" : (is_end(stage) ? "nobody: an end" : "the centre")) << " |\n";
    out << "\n## Transitions\n\nA department's people act for what lies with their unit or one below it, agents on what they "
           "recorded; fields in brackets may be left out.\n\n| in stage | action | leads to | by | needs | only | clocks "
           "|\n|---|---|---|---|---|---|---|\n";
    for (const Transition& line : case_workflow())
        out << "| " << stages_of(line.from) << " | **" << name(line.action) << "** | " << (line.to ? name(*line.to) : "(stays)")
            << " | " << doers(line.by) << " | " << fields(line) << " | " << rules(line.only) << " | " << clocks(line.clocks)
            << " |\n";
    out << "\n## Reasons to choose from\n\n| action | reasons |\n|---|---|\n";
    for (const CaseAction action : all<CaseAction>()) {
        std::string text;
        for (const CaseReason reason : reasons_for(action)) text += (text.empty() ? "" : ", ") + name(reason);
        if (!text.empty()) out << "| " << name(action) << " | " << text << " |\n";
    }
    return out.str();
}

// To renew the file: HOTLINE_RENEW=1 unit_domain --gtest_filter=WorkflowPage.*
TEST(WorkflowPage, IsTheCommittedDocument) {
    const std::string printed = page();
    if (std::getenv("HOTLINE_RENEW")) std::ofstream(kCommitted) << printed;
    std::ifstream in(kCommitted);
    const std::string committed{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_TRUE(printed == committed) << "docs/casework.md is not what the workflow table says";
}

}  // namespace
}  // namespace hotline
