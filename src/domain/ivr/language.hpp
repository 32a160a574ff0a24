#pragma once
#include <boost/describe/enum.hpp>
#include <vector>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// What a caller is spoken to in.
BOOST_DEFINE_ENUM_CLASS(Language, zh, en)

/// The recording of a prompt in this language: English ones carry `_en` behind the name.
[[nodiscard]] inline PromptName in_language(const PromptName& prompt, Language language) {
    return language == Language::en ? PromptName{prompt.value + "_en"} : prompt;
}
[[nodiscard]] inline std::vector<PromptName> in_language(std::vector<PromptName> prompts, Language language) {
    for (PromptName& prompt : prompts) prompt = in_language(prompt, language);
    return prompts;
}

}  // namespace hotline::ivr
