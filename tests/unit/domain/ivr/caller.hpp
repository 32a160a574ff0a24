#pragma once
#include <string>

#include "domain/ivr/interpreter.hpp"

namespace hotline::ivr {

/// Somebody who walks a flow: what he does, what he hears.
struct Caller {
    Flow flow{.code = {"f"}, .start = "start"};
    std::map<CalendarCode, Calendar> calendars;
    std::map<QueueCode, Queue> queues;
    Surroundings around{calendars, queues};
    Instant now{};
    Step step;

    void calls() { step = begin(flow, around, now); }
    void key(char pressed) { hears(heard::Key{pressed}); }
    void keys(std::string_view pressed) {
        for (const char one : pressed) key(one);
    }
    void silence() { hears(heard::Silence{}); }
    void hears(const Heard& news) { step = resume(flow, around, step.session, news, now); }

    [[nodiscard]] std::string says() const {
        std::string text;
        if (const auto* say = std::get_if<command::Say>(&step.then))
            for (const PromptName& prompt : say->prompts) text += prompt.value + ' ';
        return text;
    }
    template <class C>
    [[nodiscard]] bool wants() const {
        return std::holds_alternative<C>(step.then);
    }
    [[nodiscard]] const std::string& at() const { return step.session.node; }
    [[nodiscard]] std::string value(const std::string& variable) const {
        const auto found = step.session.variables.find(variable);
        return found == step.session.variables.end() ? "-" : found->second;
    }
};

}  // namespace hotline::ivr
