#include "domain/ivr/interpreter.hpp"

#include <utility>

namespace hotline::ivr {
namespace {

/// What is said is said in the caller's language. Numbers read aloud are pieces like any other prompt.
void speak_in(Language language, Command& command) {
    if (auto* say = std::get_if<command::Say>(&command)) say->prompts = in_language(std::move(say->prompts), language);
    if (auto* ask = std::get_if<command::AskProgress>(&command))
        ask->meanwhile = in_language(std::move(ask->meanwhile), language);
    if (auto* file = std::get_if<command::FileComplaint>(&command))
        file->meanwhile = in_language(std::move(file->meanwhile), language);
}

/// A key answers one menu, not the next one too; only a key pressed ahead goes along.
void enter(Session& session, std::string node) {
    session.node = std::move(node);
    session.digits.clear();
    session.asked = 0;
    session.mistakes = 0;
    session.phase = Phase::asking;
}

}  // namespace

Step resume(const Flow& flow, const Surroundings& around, const Session& session, const Heard& heard, Instant now) {
    Step step{.session = session, .then = command::EndCall{}, .passed = {}};
    Walk walk{step.session, step.passed, around, now};
    Heard news = heard;
    // A loop among silent nodes, which no checked flow has, ends here instead of holding the thread.
    for (std::size_t hops = flow.nodes.size() + 1; hops > 0; --hops) {
        const auto node = flow.nodes.find(step.session.node);
        if (node == flow.nodes.end()) return step;
        if (entered(news)) step.passed.push_back(NodePassed{node->first});
        Outcome outcome = std::visit([&](const auto& kind) { return run(kind, walk, news); }, node->second);
        if (auto* command = std::get_if<Command>(&outcome)) {
            step.then = std::move(*command);
            if (step.session.language != Language::zh) speak_in(step.session.language, step.then);
            return step;
        }
        enter(step.session, std::move(std::get<GoTo>(outcome).node));
        news = heard::Nothing{};
    }
    return step;
}

bool takes_digits(const Flow& flow, const Session& session) {
    const auto node = flow.nodes.find(session.node);
    return node != flow.nodes.end() && std::holds_alternative<Collect>(node->second);
}

Step begin(const Flow& flow, const Surroundings& around, Instant now) {
    return resume(flow, around, Session{.node = flow.start, .variables = flow.variables}, heard::Nothing{}, now);
}

}  // namespace hotline::ivr
