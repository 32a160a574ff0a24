#pragma once
#include "adapters/http/refusals.hpp"
#include "adapters/http/route.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {

/// Asks the keeper of recordings; `ask` is given the reply to pass on. Nothing when database or file could not be used.
template <class T, class Ask>
Awaitable<std::optional<T>> asked_keeper(Ask ask) {
    auto shared = std::make_shared<std::optional<T>>();
    std::move_only_function<void(Resume)> start = [shared, ask = std::move(ask)](Resume resume) mutable {
        ask([shared, resume = std::move(resume)](std::optional<T> found) mutable {
            *shared = std::move(found);
            resume();
        });
    };
    co_await suspended(std::move(start));
    co_return std::move(*shared);
}

/// The use case's answer, or why not.
template <class T>
Answer<T> recording_answer(Result<T, app::RecordingRefusal> done) {
    if (!done) return refused(code_of(done.error()));
    return std::move(*done);
}
inline Answer<NoContent> recording_answer(const Result<void, app::RecordingRefusal>& done) {
    if (!done) return refused(code_of(done.error()));
    return NoContent{};
}

}  // namespace hotline::http
