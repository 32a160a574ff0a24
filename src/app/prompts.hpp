#pragma once
#include <map>
#include <set>

#include "app/formats/prompts.hpp"
#include "app/ports/prompt_shelf.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Where prompts are said beside the library: which flows say each, and which the system itself cannot do without.
struct PromptUses {
    std::map<PromptName, std::vector<FlowCode>> flows;
    std::set<PromptName> needed;
};
[[nodiscard]] PromptUses prompt_uses(const SwitchConfig& config);

[[nodiscard]] PromptList list_prompts(UnitOfWork& work);

enum class PromptFault { bad_name, bad_language, bad_source, no_text, not_found, in_use };

/// What is wrong with a new prompt before its sound is made.
[[nodiscard]] Result<void, PromptFault> check_prompt(const PromptWords& words, PromptSource source);

/// Writes down that the shelf has this sound now; the prompt is active, whatever it was.
[[nodiscard]] PromptView note_prompt(UnitOfWork& work, const Actor& actor, const PromptWords& words, PromptSource source,
                                     const PromptSound& sound, Instant now);

/// Offers the prompt to no new flow; the sound stays. Refused while a flow or the system says it.
[[nodiscard]] Result<PromptView, PromptFault> retire_prompt(UnitOfWork& work, const Actor& actor, const PromptName& name,
                                                            Instant now);

/// Takes prompts into the library that lie on the shelf and are not in it; `texts` are what known ones say. Messages of campaigns
/// are none of the library.
void note_shelf(UnitOfWork& work, const std::vector<ShelvedPrompt>& shelf, const std::map<PromptName, std::string>& texts,
                Instant now);

}  // namespace hotline::app
