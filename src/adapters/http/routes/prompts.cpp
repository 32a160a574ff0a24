#include "app/prompts.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

using app::PromptView;
using app::PromptWords;

/// Ten minutes as MP3 or as the telephone's own WAV fit well.
constexpr std::size_t kMostSound = 16UL * 1024 * 1024;

Awaitable<Answer<app::PromptList>> list(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return app::list_prompts(unit); };
    co_return co_await read(context.services, std::move(look_up));
}

Problem problem_of(app::PromptFault why) {
    switch (why) {
        case app::PromptFault::bad_name: return {.code = "invalid_query", .fields = {{"/name", "format"}}};
        case app::PromptFault::bad_language: return {.code = "invalid_query", .fields = {{"/language", "enum"}}};
        case app::PromptFault::bad_source: return {.code = "invalid_query", .fields = {{"/source", "enum"}}};
        case app::PromptFault::no_text: return {.code = "invalid_document", .fields = {{"/text", "missing"}}};
        case app::PromptFault::not_found: return {.code = "prompt_not_found"};
        case app::PromptFault::in_use: return {.code = "prompt_in_use"};
    }
    return {.code = "internal_error"};
}

/// Makes the sound off the loop, then writes it down.
template <class Make>
Awaitable<Answer<PromptView>> put(Context& context, const PromptWords& words, PromptSource source, Make make) {
    if (const auto fine = app::check_prompt(words, source); !fine) co_return std::unexpected(problem_of(fine.error()));
    const auto sound = co_await context.services.documents.run(std::move(make));
    if (!sound) co_return refused(code_of(sound.error()));
    auto note = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::note_prompt(unit, context.actor(), words, source, *sound, now);
    };
    co_return co_await write(context.services, std::move(note));
}

/// The body is the file itself.
Awaitable<Response> upload(Context& context) {
    const auto query = decode_query<app::PromptUpload>(context.request.query);
    if (!query) co_return problem_response(context.request, {.code = "invalid_query", .fields = query.error()});
    const PromptWords words{.name = query->name, .title = query->title, .text = query->text, .language = query->language};
    auto make = [&] { return context.services.ports.prompts.put_sound(words.name, context.request.body); };
    const auto view = co_await put(context, words, query->source, std::move(make));
    if (!view) co_return problem_response(context.request, view.error());
    co_return json_response(201, json::encode(*view));
}

Awaitable<Answer<PromptView>> speak(Context& context, PromptWords words) {
    auto make = [&] { return context.services.ports.prompts.put_text(words.name, words.text, words.language); };
    co_return co_await put(context, words, PromptSource::speech, std::move(make));
}

PromptName name_in(const Context& context) { return {context.path_values.find("name")->second}; }

Awaitable<Response> audio(Context& context) {
    const PromptName name = name_in(context);
    auto look_up = [&](app::UnitOfWork& unit) { return unit.prompts.find(name).has_value(); };
    const bool known = co_await read(context.services, std::move(look_up));
    if (!known) co_return problem_response(context.request, {.code = "prompt_not_found"});
    auto job = [&] { return context.services.ports.prompts.sound_of(name); };
    auto sound = co_await context.services.documents.run(std::move(job));
    if (!sound) co_return problem_response(context.request, {.code = "prompt_not_found"});
    Response response{.headers = {{"Content-Type", "audio/wav"}, {"Cache-Control", "private, no-cache"}}};
    response.body = std::move(*sound);
    co_return response;
}

Awaitable<Answer<PromptView>> retire(Context& context) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::retire_prompt(unit, context.actor(), name_in(context), now);
    };
    auto view = co_await write(context.services, std::move(work));
    if (!view) co_return std::unexpected(problem_of(view.error()));
    co_return std::move(*view);
}

}  // namespace

Routes prompt_routes() {
    const Access reads = with(Permission::flow_read);
    const Access edits = with(Permission::flow_edit);
    return {
        route(Method::get, "/api/v1/prompts", reads,
              {.name = "list_prompts", .summary = "The prompt library, with the flows that say each"}, list),
        Route{Method::post,
              "/api/v1/prompts",
              edits,
              {.name = "upload_prompt",
               .summary = "A sound (WAV, MP3, Ogg or WebM, at most ten minutes) in the body becomes a prompt",
               .query = &json::type_of<app::PromptUpload>,
               .answer = &json::type_of<PromptView>,
               .status = 201,
               .max_body = kMostSound},
              upload},
        route(Method::post, "/api/v1/prompts/speak", edits,
              {.name = "speak_prompt", .summary = "A text, spoken by the speech engine, becomes a prompt", .status = 201}, speak),
        Route{Method::get,
              "/api/v1/prompts/{name}/audio",
              reads,
              {.name = "prompt_audio", .summary = "What callers hear, 8 kHz A-law", .media_type = "audio/wav"},
              audio},
        route(Method::post, "/api/v1/prompts/{name}/retire", edits,
              {.name = "retire_prompt", .summary = "Offer a prompt to no new flow; refused while a flow says it"}, retire),
    };
}

}  // namespace hotline::http
