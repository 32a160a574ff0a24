#pragma once
#include "adapters/http/refusals.hpp"
#include "adapters/http/route.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {

/// Asks the desk on behalf of the person who is signed in, e.g. desk_answer<AgentView>(context, &Desk::hold, call).
template <class T, class Question, class... Given>
Awaitable<Answer<T>> desk_answer(Context& context, Question question, Given... given) {
    auto ask = [&desk = context.services.ports.desk, user = context.actor().user, question, ... given = std::move(given)](
                   app::Reply<T> reply) mutable { (desk.*question)(user, std::move(given)..., std::move(reply)); };
    auto result = co_await asked<T>(std::move(ask));
    if (!result) co_return std::unexpected(problem_of(result.error()));
    co_return std::move(*result);
}

template <class T>
Awaitable<Answer<T>> immediately(Answer<T> answer) {
    co_return answer;
}

}  // namespace hotline::http
