#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/ivr/prompt.hpp"

namespace hotline::app {

/// A prompt as the library shows it.
struct PromptView {
    PromptName name;
    std::string title;
    std::string text;
    std::string language;
    std::int64_t length_ms{};
    int level_db{};
    PromptSource source{};
    PromptState state{};
    std::vector<FlowCode> used_by;  ///< flows that say it, published or drafted
    bool needed{false};             ///< the system itself, a queue or a mailbox says it
    Instant changed_at;
    std::string changed_by;
};
BOOST_DESCRIBE_STRUCT(PromptView, (),
                      (name, title, text, language, length_ms, level_db, source, state, used_by, needed, changed_at, changed_by))

struct PromptList {
    std::vector<PromptView> prompts;
};
BOOST_DESCRIBE_STRUCT(PromptList, (), (prompts))

/// What a prompt says of itself; its sound comes beside it.
struct PromptWords {
    PromptName name;
    std::string title;
    std::string text;
    std::string language{"zh"};
};
BOOST_DESCRIBE_STRUCT(PromptWords, (), (name, title, text, language))

constexpr json::Rules rules_of_prompt_words(std::string_view member) {
    if (member == "name") return {.min_len = 1, .max_len = 48};
    if (member == "title") return {.min_len = 1, .max_len = 60};
    return {.max_len = member == "language" ? 2U : 1000U};
}
constexpr json::Rules json_rules(const PromptWords*, std::string_view member) { return rules_of_prompt_words(member); }

/// The same with where the uploaded sound came from.
struct PromptUpload {
    PromptName name;
    std::string title;
    std::string text;
    std::string language{"zh"};
    PromptSource source{PromptSource::upload};
};
BOOST_DESCRIBE_STRUCT(PromptUpload, (), (name, title, text, language, source))
constexpr auto json_optional(const PromptUpload*) { return std::array<std::string_view, 3>{"text", "language", "source"}; }
constexpr json::Rules json_rules(const PromptUpload*, std::string_view member) { return rules_of_prompt_words(member); }

}  // namespace hotline::app
