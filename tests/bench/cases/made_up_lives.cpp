#include "bench/cases/made_up_lives.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "domain/casework/case_intake.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline::bench {
namespace {

using enum CaseAction;

/// One act, so many hours after the last one, on average.
struct Step {
    CaseAction action;
    int hours;
};

struct Way {
    int weight;
    std::vector<Step> steps;
};

const std::vector<Way>& ways() {
    static const std::vector<Way> all{
        {40, {{dispatch, 2}, {accept, 5}, {reply, 50}, {approve, 16}, {archive, 240}}},
        {15, {{dispatch, 2}, {sign, 3}, {accept, 6}, {contact, 8}, {reply, 60}, {approve, 20}, {archive, 240}}},
        {15, {{answer_directly, 1}}},
        {9, {{dispatch, 2}, {delegate, 6}, {accept, 10}, {reply, 60}, {approve, 16}, {archive, 240}}},
        {6, {{dispatch, 2}, {accept, 8}, {reply, 60}, {rehandle, 16}, {accept, 8}, {reply, 60}, {approve, 16}, {archive, 240}}},
        {4, {{dispatch, 2}, {accept, 8}, {remind, 120}, {acknowledge, 8}, {reply, 90}, {approve, 20}}},
        {3, {{dispatch, 2}, {ask_return, 10}, {uphold_return, 6}, {dispatch, 1}, {accept, 6}, {reply, 60}, {approve, 20}}},
        {3, {{dispatch, 2}, {accept, 8}, {invite, 8}, {contribute, 30}, {reply, 40}, {approve, 16}}},
        {2, {{dispatch, 2}, {accept, 8}, {ask_extension, 20}, {grant_extension, 4}, {reply, 200}, {approve, 16}}},
        {1, {{dispatch, 2}, {accept, 8}, {ask_suspension, 20}, {grant_suspension, 4}, {resume, 200}, {reply, 40}, {approve, 16}}},
        {1, {{withdraw, 6}}},
        {1, {{reject, 6}}},
    };
    return all;
}

struct KindShare {
    int weight;
    CaseKind kind;
};
constexpr std::array kKinds{KindShare{30, CaseKind::enquiry},   KindShare{26, CaseKind::help},
                            KindShare{34, CaseKind::complaint}, KindShare{4, CaseKind::report},
                            KindShare{4, CaseKind::suggestion}, KindShare{2, CaseKind::praise}};

Urgency any_urgency(Dice& dice) {
    if (dice.chance(0.94)) return Urgency::normal;
    return dice.chance(0.85) ? Urgency::urgent : Urgency::critical;
}

/// The first persons of all call most.
std::size_t any_person(std::size_t persons, Dice& dice) {
    return static_cast<std::size_t>(std::pow(dice.share(), 1.5) * static_cast<double>(persons));
}

std::string number_of(std::size_t person) {
    constexpr std::size_t kNumbers = 10'000'000;
    return fmt::format("0999{:07}", (person * 7'919'003 + 1'234'567) % kNumbers);
}

}  // namespace

CaseFacts MadeUpLives::facts_of(std::size_t persons, Dice& dice) const {
    CaseFacts facts;
    const std::size_t person = any_person(persons, dice);
    texts_.fill(facts, city_.any_category(dice), city_.any_district(dice), dice);
    facts.kind = dice.weighted<KindShare>(kKinds).kind;
    facts.citizen_name = fmt::format("测试市民{:07}", person);
    facts.citizen_phone = number_of(person);
    facts.confidential = dice.chance(0.03);
    facts.urgency = any_urgency(dice);
    return facts;
}

Actor MadeUpLives::actor_for(const Case& at, CaseAction action, Dice& dice) const {
    switch (action) {
        case dispatch:
        case uphold_return:
        case invite:
        case grant_extension:
        case grant_suspension:
        case reject: return city_.at_centre(Role::dispatcher, dice);
        case answer_directly:
        case withdraw: return city_.at_centre(Role::supervisor, dice);
        case remind: return city_.at_centre(Role::leader, dice);
        case approve:
        case rehandle: return city_.at_centre(Role::reviewer, dice);
        case archive: return the_clock();
        case delegate: {
            Actor upper = city_.handler_of(city_.above(at.department), dice);
            upper.role = Role::department;
            return upper;
        }
        case contribute: return city_.handler_of(at.course.co_handlers.front().unit, dice);
        default: return city_.handler_of(at.department, dice);
    }
}

/// Mostly whose duty it is, or the unit above, which delegates; sometimes anybody.
DepartmentCode MadeUpLives::dispatched_to(const Case& at, Dice& dice) const {
    if (dice.chance(0.05)) return city_.any_unit(dice).code;
    const DepartmentCode& usual = city_.usual_unit(at.facts.category);
    return dice.chance(0.4) ? city_.above(usual) : usual;
}

CaseCommand MadeUpLives::command_for(const Case& at, CaseAction action, Instant now, Dice& dice) const {
    CaseCommand command{.action = action, .version = at.version, .text = texts_.reply(at.facts, dice)};
    switch (action) {
        case dispatch: command.department = dispatched_to(at, dice); break;
        case delegate: command.department = city_.usual_unit(at.facts.category); break;
        case ask_return:
            command.details = {
                .reason = CaseReason::not_our_duty, .legal_basis = "市级职责清单第三条", .proposed = city_.any_unit(dice).code};
            break;
        case invite: command.details.units = {city_.any_unit(dice).code}; break;
        case ask_extension: command.details = {.reason = CaseReason::complex_matter, .amount = 5}; break;
        case ask_suspension:
            command.details = {.reason = CaseReason::awaiting_evidence, .until = now + std::chrono::hours{24 * 20}};
            break;
        case withdraw: command.details.reason = CaseReason::citizen_asked; break;
        case reject: command.details.reason = CaseReason::out_of_scope; break;
        default: break;
    }
    return command;
}

void MadeUpLives::act(Life& life, CaseAction action, Instant at, Dice& dice) const {
    const bool nobody_invited = action == contribute && life.at.course.co_handlers.empty();
    const bool nobody_below = action == delegate && city_.usual_unit(life.at.facts.category) == life.at.department;
    if (nobody_invited || nobody_below) return;
    const Actor actor = actor_for(life.at, action, dice);
    const auto co_unit = life.at.course.co_handlers.empty() ? DepartmentCode{} : life.at.course.co_handlers.front().unit;
    const CaseContext context{.standing = {.own_unit = true, .lead_unit = true, .co_unit = co_unit},
                              .target = action == delegate ? TargetUnit::below : TargetUnit::elsewhere,
                              .time = city_.time()};
    auto event = decide(life.at, command_for(life.at, action, at, dice), actor, at, context);
    if (!event) return;
    life.at = evolve(std::move(life.at), *event);
    life.events.push_back(std::move(*event));
}

Life MadeUpLives::live(Case begun, Instant recorded_at, std::size_t persons, Dice& dice) const {
    const Actor taker = begun.channel == CaseChannel::web ? the_citizen() : city_.at_centre(Role::agent, dice);
    const CaseIntake intake{.id = begun.id, .number = begun.number, .channel = begun.channel, .facts = facts_of(persons, dice)};
    auto recorded = record_case(intake, taker, recorded_at);
    if (!recorded) throw std::runtime_error("the made-up facts were refused");
    Life life{.at = std::move(recorded->made), .events = {std::move(recorded->event)}};
    Instant at = recorded_at;
    for (const Step& step : dice.weighted<Way>(ways()).steps) {
        at += std::chrono::seconds{60 + static_cast<int>(dice.around(step.hours * 3600.0))};
        if (at >= now_) break;
        act(life, step.action, at, dice);
    }
    return life;
}

}  // namespace hotline::bench
