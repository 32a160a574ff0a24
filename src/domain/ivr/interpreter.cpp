#include "domain/ivr/interpreter.hpp"

#include <algorithm>
#include <utility>

namespace hotline::ivr {
namespace {

// More silent nodes in a row than any sensible flow has; a loop among them ends here instead of holding the thread.
constexpr int kMaxHops = 64;

struct GoTo {
    std::string node;
};
using Outcome = std::variant<Command, GoTo>;

/// One visit of resume(): the session that grows, and what is known around it.
struct Walk {
    Session& session;
    std::vector<Footprint>& passed;
    const Surroundings& around;
    Instant now;
};

bool entered(const Heard& heard) { return std::holds_alternative<heard::Nothing>(heard); }
bool silent(const Heard& heard) { return std::holds_alternative<heard::Silence>(heard); }

bool longer_one_exists(const Choices& choices, const std::string& digits) {
    return std::ranges::any_of(choices,
                               [&](const auto& c) { return c.first.size() > digits.size() && c.first.starts_with(digits); });
}

Outcome take(const Choice& choice, Walk& walk) {
    walk.passed.push_back(ChoiceTaken{choice.label_zh, choice.label_en});
    return GoTo{choice.next};
}

std::vector<PromptName> joined(std::vector<PromptName> first, const std::vector<PromptName>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

bool is_open_at(const std::map<CalendarCode, Calendar>& calendars, const CalendarCode& code, Instant now) {
    const auto calendar = calendars.find(code);
    return calendar != calendars.end() && is_open(calendar->second, now);
}

Outcome run(const Play& node, Walk& walk, const Heard& heard) {
    if (entered(heard)) return command::Say{node.prompts, {}};
    if (silent(heard)) return GoTo{node.next};
    walk.session.ahead = std::get<heard::Key>(heard).key;
    return command::CarryOn{};
}

Outcome ask(const Menu& menu, Session& session, std::vector<PromptName> prompts) {
    ++session.asked;
    return command::Say{std::move(prompts), menu.no_input_after};
}

Outcome misunderstood(const Menu& menu, Session& session) {
    session.digits.clear();
    if (++session.mistakes >= menu.max_tries) return GoTo{menu.no_match};
    return ask(menu, session, joined(menu.sorry, menu.prompts));
}

Outcome dialled(const Menu& menu, Walk& walk, char key) {
    walk.session.digits += key;
    const auto choice = menu.choices.find(walk.session.digits);
    if (longer_one_exists(menu.choices, walk.session.digits)) return command::AwaitKey{menu.inter_digit};
    return choice == menu.choices.end() ? misunderstood(menu, walk.session) : take(choice->second, walk);
}

Outcome fell_silent(const Menu& menu, Walk& walk) {
    if (!walk.session.digits.empty()) {
        const auto choice = menu.choices.find(walk.session.digits);
        return choice == menu.choices.end() ? misunderstood(menu, walk.session) : take(choice->second, walk);
    }
    if (walk.session.asked >= menu.ask_times) return GoTo{menu.no_input};
    return ask(menu, walk.session, menu.prompts);
}

Outcome run(const Menu& menu, Walk& walk, const Heard& heard) {
    if (const auto* key = std::get_if<heard::Key>(&heard)) return dialled(menu, walk, key->key);
    if (silent(heard)) return fell_silent(menu, walk);
    if (const char ahead = std::exchange(walk.session.ahead, 0)) return dialled(menu, walk, ahead);
    return ask(menu, walk.session, menu.prompts);
}

Outcome run(const Info& node, Walk& walk, const Heard& heard) {
    walk.session.self_served = true;
    if (entered(heard)) return command::Say{joined(node.prompts, node.afterwards), node.no_input_after};
    if (silent(heard)) return GoTo{node.next};
    const auto choice = node.choices.find(std::string{std::get<heard::Key>(heard).key});
    return choice == node.choices.end() ? Outcome{command::CarryOn{}} : take(choice->second, walk);
}

Outcome run(const Hours& node, Walk& walk, const Heard&) {
    return GoTo{is_open_at(walk.around.calendars, node.calendar, walk.now) ? node.open : node.closed};
}

Unserved why_closed_at(const Walk& walk, const QueueCode& code) {
    const auto queue = walk.around.queues.find(code);
    const auto hours =
        queue == walk.around.queues.end() ? walk.around.calendars.end() : walk.around.calendars.find(queue->second.hours);
    return hours == walk.around.calendars.end() ? Unserved::closed : why_closed(hours->second, walk.now);
}

Outcome run(const ToQueue& node, Walk& walk, const Heard&) {
    const auto queue = walk.around.queues.find(node.queue);
    if (queue != walk.around.queues.end() && is_open_at(walk.around.calendars, queue->second.hours, walk.now))
        return command::JoinQueue{node.queue};
    walk.session.unserved = why_closed_at(walk, node.queue);
    if (node.closed.empty()) return command::FollowPlan{node.queue, *walk.session.unserved};
    return GoTo{node.closed};
}

Outcome run(const Forward& node, Walk&, const Heard&) { return command::GoAlong{node.to}; }

Outcome run(const ToMailbox& node, Walk&, const Heard&) { return command::LeaveMessage{node.mailbox}; }

Outcome run(const HangUp& node, Walk&, const Heard& heard) {
    if (entered(heard) && !node.prompts.empty()) return command::Say{node.prompts, {}};
    if (std::holds_alternative<heard::Key>(heard)) return command::CarryOn{};
    return command::EndCall{};
}

}  // namespace

Step resume(const Flow& flow, const Surroundings& around, const Session& session, const Heard& heard, Instant now) {
    Step step{.session = session, .then = command::EndCall{}, .passed = {}};
    Walk walk{step.session, step.passed, around, now};
    Heard news = heard;
    for (int hop = 0; hop < kMaxHops; ++hop) {
        const auto node = flow.nodes.find(step.session.node);
        if (node == flow.nodes.end()) return step;
        if (entered(news)) step.passed.push_back(NodePassed{node->first});
        Outcome outcome = std::visit([&](const auto& kind) { return run(kind, walk, news); }, node->second);
        if (auto* command = std::get_if<Command>(&outcome)) {
            step.then = std::move(*command);
            return step;
        }
        // A key answers one menu, not the next one too; only a key pressed ahead goes along.
        step.session = {.node = std::get<GoTo>(outcome).node,
                        .ahead = step.session.ahead,
                        .self_served = step.session.self_served,
                        .unserved = step.session.unserved};
        news = heard::Nothing{};
    }
    return step;
}

Step begin(const Flow& flow, const Surroundings& around, Instant now) {
    return resume(flow, around, Session{.node = flow.start}, heard::Nothing{}, now);
}

}  // namespace hotline::ivr
