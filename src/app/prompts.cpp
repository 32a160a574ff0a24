#include "app/prompts.hpp"

#include <algorithm>

#include "app/formats/flow_json.hpp"
#include "app/switch/switch.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline::app {
namespace {

PromptView view_of(const PromptEntry& prompt, const PromptUses& uses) {
    PromptView view{.name = prompt.name,
                    .title = prompt.title,
                    .text = prompt.text,
                    .language = prompt.language,
                    .length_ms = prompt.length_ms,
                    .level_db = prompt.level_db,
                    .source = prompt.source,
                    .state = prompt.state,
                    .used_by = {},
                    .needed = uses.needed.contains(prompt.name),
                    .changed_at = prompt.changed_at,
                    .changed_by = prompt.changed_by};
    if (const auto used = uses.flows.find(prompt.name); used != uses.flows.end()) view.used_by = used->second;
    return view;
}

void write_down(UnitOfWork& work, const Actor& actor, std::string_view action, const PromptEntry& prompt) {
    work.audit.append({.at = prompt.changed_at,
                       .actor = actor,
                       .address = {},
                       .action = std::string{action},
                       .object = "prompt:" + prompt.name.value,
                       .detail = prompt.title});
}

void note_flow(PromptUses& uses, const Flow& flow) {
    for (const auto& [name, node] : flow.nodes)
        for (const PromptName& prompt : ivr::prompts_of(node)) {
            auto& flows = uses.flows[prompt];
            if (std::ranges::find(flows, flow.code) == flows.end()) flows.push_back(flow.code);
        }
}

/// With what is drafted and what comes into force later: it must not lose its prompts either.
PromptUses all_uses(UnitOfWork& work) {
    PromptUses uses = prompt_uses(*work.city.switch_config());
    const auto note = [&](const std::string& document) {
        if (const auto flow = decode_flow(document)) note_flow(uses, *flow);
    };
    for (const FlowCode& code : work.flows.codes())
        if (const auto draft = work.flows.draft(code)) note(draft->document);
    for (const StoredFlowVersion& version : work.flows.in_state(FlowVersionState::scheduled)) note(version.document);
    return uses;
}

}  // namespace

PromptUses prompt_uses(const SwitchConfig& config) {
    PromptUses uses;
    for (const auto& [code, flow] : config.flows) note_flow(uses, flow);
    for (const auto& [code, queue] : config.queues) {
        uses.needed.insert(queue.music);
        for (const Fallback& line : queue.fallbacks)
            for (const Destination& to : line.to)
                if (to.kind == DestinationKind::message) uses.needed.insert({to.target});
    }
    for (const auto& [code, box] : config.mailboxes) uses.needed.insert(box.greeting);
    if (config.flows.empty()) return uses;
    for (PromptName& prompt : Switch::prompts()) uses.needed.insert(std::move(prompt));
    return uses;
}

PromptList list_prompts(UnitOfWork& work) {
    const PromptUses uses = all_uses(work);
    PromptList list;
    for (const PromptEntry& prompt : work.prompts.all()) list.prompts.push_back(view_of(prompt, uses));
    return list;
}

Result<void, PromptFault> check_prompt(const PromptWords& words, PromptSource source) {
    if (!is_free_prompt_name(words.name.value)) return refuse(PromptFault::bad_name);
    if (words.language != "zh" && words.language != "en") return refuse(PromptFault::bad_language);
    if (source == PromptSource::file) return refuse(PromptFault::bad_source);
    if (source == PromptSource::speech && words.text.empty()) return refuse(PromptFault::no_text);
    return {};
}

PromptView note_prompt(UnitOfWork& work, const Actor& actor, const PromptWords& words, PromptSource source,
                       const PromptSound& sound, Instant now) {
    const PromptEntry prompt{.name = words.name,
                             .title = words.title,
                             .text = words.text,
                             .language = words.language,
                             .length_ms = sound.length_ms,
                             .level_db = sound.level_db,
                             .source = source,
                             .state = PromptState::active,
                             .changed_at = now,
                             .changed_by = actor.name};
    work.prompts.put(prompt);
    write_down(work, actor, "prompt.put", prompt);
    return view_of(prompt, all_uses(work));
}

Result<PromptView, PromptFault> retire_prompt(UnitOfWork& work, const Actor& actor, const PromptName& name, Instant now) {
    auto prompt = work.prompts.find(name);
    if (!prompt) return refuse(PromptFault::not_found);
    const PromptUses uses = all_uses(work);
    if (uses.needed.contains(name) || uses.flows.contains(name)) return refuse(PromptFault::in_use);
    prompt->state = PromptState::retired;
    prompt->changed_at = now;
    prompt->changed_by = actor.name;
    work.prompts.put(*prompt);
    write_down(work, actor, "prompt.retire", *prompt);
    return view_of(*prompt, uses);
}

void note_shelf(UnitOfWork& work, const std::vector<ShelvedPrompt>& shelf, const std::map<PromptName, std::string>& texts,
                Instant now) {
    for (const ShelvedPrompt& lying : shelf) {
        if (is_of_a_campaign(lying.name) || work.prompts.find(lying.name)) continue;
        const auto text = texts.find(lying.name);
        work.prompts.put({.name = lying.name,
                          .title = lying.name.value,
                          .text = text == texts.end() ? std::string{} : text->second,
                          .language = "zh",
                          .length_ms = lying.sound.length_ms,
                          .level_db = lying.sound.level_db,
                          .source = PromptSource::file,
                          .state = PromptState::active,
                          .changed_at = now,
                          .changed_by = {}});
    }
}

}  // namespace hotline::app
