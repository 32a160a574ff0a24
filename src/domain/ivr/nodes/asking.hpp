#pragma once
#include "domain/ivr/node.hpp"

/// What menu, collect and evaluate have in common: they ask, are silent for a while, ask again, and give up.
namespace hotline::ivr {

inline constexpr std::chrono::milliseconds kLongestWait{60'000};

template <class Question>
Outcome ask(const Question& question, Session& session, std::vector<PromptName> prompts) {
    ++session.asked;
    return command::Say{std::move(prompts), question.no_input_after};
}

template <class Question>
Outcome misunderstood(const Question& question, Session& session) {
    session.digits.clear();
    if (++session.mistakes >= question.max_tries) return GoTo{question.no_match};
    return ask(question, session, joined(question.sorry, question.prompts));
}

template <class Question>
Outcome unanswered(const Question& question, Session& session) {
    if (session.asked >= question.ask_times) return GoTo{question.no_input};
    return ask(question, session, question.prompts);
}

template <class Question>
void check_asking(const Question& question, const NodeCheck& at) {
    const auto is_wait = [](std::chrono::milliseconds wait) { return wait.count() >= 0 && wait <= kLongestWait; };
    if (question.prompts.empty()) at.complain(FlowFault::nothing_to_say);
    if (question.ask_times < 1 || question.ask_times > 9) at.complain(FlowFault::bad_limit, "ask_times");
    if (question.max_tries < 1 || question.max_tries > 9) at.complain(FlowFault::bad_limit, "max_tries");
    if (!is_wait(question.no_input_after)) at.complain(FlowFault::bad_limit, "no_input_after_ms");
    if constexpr (requires { question.inter_digit; })
        if (!is_wait(question.inter_digit)) at.complain(FlowFault::bad_limit, "inter_digit_ms");
}

}  // namespace hotline::ivr
