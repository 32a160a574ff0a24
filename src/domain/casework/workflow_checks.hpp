#pragma once
#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "domain/casework/workflow_table.hpp"

/// What the compiler checks of the workflow.
namespace hotline::workflow {

template <class Enum>
inline constexpr std::size_t kCount = boost::mp11::mp_size<boost::describe::describe_enumerators<Enum>>::value;

constexpr CaseStage stage_at(std::size_t index) { return static_cast<CaseStage>(index); }

constexpr bool every_stage_is_reachable() {
    std::array<bool, kCount<CaseStage>> reached{};
    reached[static_cast<std::size_t>(recorded)] = true;
    for (std::size_t round = 0; round < reached.size(); ++round)
        for (const Transition& line : kWorkflow)
            for (std::size_t i = 0; i < reached.size(); ++i)
                if (reached[i] && line.from.has(stage_at(i)) && line.to) reached[static_cast<std::size_t>(*line.to)] = true;
    return std::ranges::all_of(reached, [](bool flag) { return flag; });
}

/// Nothing leaves an end, and everything else can be left.
constexpr bool ends_are_ends() {
    for (std::size_t i = 0; i < kCount<CaseStage>; ++i) {
        const bool has_line = std::ranges::any_of(kWorkflow, [&](const Transition& line) { return line.from.has(stage_at(i)); });
        const bool has_way = std::ranges::any_of(
            kWorkflow, [&](const Transition& line) { return line.from.has(stage_at(i)) && line.to && *line.to != stage_at(i); });
        if (kEnds.has(stage_at(i)) ? has_line : !has_way) return false;
    }
    return true;
}

/// Two lines for one stage and action may only stand beside each other when their rules part them.
constexpr bool every_line_stands_once() {
    for (std::size_t a = 0; a < kWorkflow.size(); ++a)
        for (std::size_t b = a + 1; b < kWorkflow.size(); ++b) {
            const bool parted = kWorkflow[a].only.has(first_reopening) && kWorkflow[b].only.has(second_reopening);
            if (kWorkflow[a].action != kWorkflow[b].action || parted) continue;
            for (std::size_t i = 0; i < kCount<CaseStage>; ++i)
                if (kWorkflow[a].from.has(stage_at(i)) && kWorkflow[b].from.has(stage_at(i))) return false;
        }
    return true;
}

constexpr bool every_action_has_a_line() {
    for (std::size_t i = 0; i < kCount<CaseAction>; ++i) {
        const auto action = static_cast<CaseAction>(i);
        const bool stands = std::ranges::any_of(kWorkflow, [&](const Transition& line) { return line.action == action; });
        if (stands == (action == record)) return false;
    }
    return true;
}

constexpr bool ends_with(std::optional<ClockStep> step) { return step == ClockStep::stop || step == ClockStep::clear; }

/// Where a case comes to rest, no clock runs on.
constexpr bool clocks_rest_with_the_case() {
    return std::ranges::all_of(kWorkflow, [](const Transition& line) {
        const bool rests = line.to && (kEnds.has(*line.to) || *line.to == approved || *line.to == merged);
        const ClockEffects& on = line.clocks;
        return !rests || (ends_with(on.sign) && ends_with(on.first_contact) && ends_with(on.handle) && ends_with(on.review));
    });
}

/// A stage is suspended exactly while its clock is paused.
constexpr bool pauses_are_suspensions() {
    return std::ranges::all_of(kWorkflow, [](const Transition& line) {
        if ((line.clocks.handle == ClockStep::pause) != (line.to == suspended)) return false;
        return line.clocks.handle != ClockStep::resume || line.from.within({suspended});
    });
}

static_assert(every_stage_is_reachable());
static_assert(ends_are_ends());
static_assert(every_line_stands_once());
static_assert(every_action_has_a_line());
static_assert(clocks_rest_with_the_case());
static_assert(pauses_are_suspensions());
static_assert(std::ranges::none_of(kWorkflow, [](const Transition& line) {
    return line.by.roles.empty() && !line.by.clock && !line.by.citizen;
}));

}  // namespace hotline::workflow
