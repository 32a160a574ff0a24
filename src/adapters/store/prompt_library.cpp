#include "adapters/store/prompt_library.hpp"

namespace hotline::store {
namespace {

PromptEntry read_prompt(Query& query) {
    PromptEntry prompt;
    query.into(prompt.name, prompt.title, prompt.text, prompt.language, prompt.length_ms, prompt.level_db, prompt.source,
               prompt.state, prompt.changed_at, prompt.changed_by);
    return prompt;
}

}  // namespace

void SqlPromptLibrary::put(const PromptEntry& prompt) {
    execute(connection_,
            "INSERT INTO prompts (name, title, text, language, length_ms, level_db, source, state, changed_at, changed_by) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (name) DO UPDATE SET title = excluded.title, "
            "text = excluded.text, language = excluded.language, length_ms = excluded.length_ms, level_db = excluded.level_db, "
            "source = excluded.source, state = excluded.state, changed_at = excluded.changed_at, "
            "changed_by = excluded.changed_by",
            prompt.name, prompt.title, prompt.text, prompt.language, prompt.length_ms, prompt.level_db, prompt.source,
            prompt.state, prompt.changed_at, prompt.changed_by);
}

std::optional<PromptEntry> SqlPromptLibrary::find(const PromptName& name) {
    Query query(connection_,
                "SELECT name, title, text, language, length_ms, level_db, source, state, changed_at, changed_by FROM prompts "
                "WHERE name = ?1",
                name);
    if (!query.next()) return std::nullopt;
    return read_prompt(query);
}

std::vector<PromptEntry> SqlPromptLibrary::all() {
    std::vector<PromptEntry> all;
    Query query(connection_,
                "SELECT name, title, text, language, length_ms, level_db, source, state, changed_at, changed_by FROM prompts "
                "ORDER BY name");
    while (query.next()) all.push_back(read_prompt(query));
    return all;
}

}  // namespace hotline::store
