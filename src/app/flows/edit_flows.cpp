#include "app/flows/edit_flows.hpp"

#include <algorithm>

#include "app/formats/flow_json.hpp"
#include "base/json/quote.hpp"

namespace hotline::app {
namespace {

bool is_flow_code(const std::string& code) {
    return !code.empty() && code.size() <= 40 && code.front() != '-' &&
           code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

std::optional<StoredFlowVersion> in_state(UnitOfWork& work, const FlowCode& code, FlowVersionState state) {
    for (StoredFlowVersion& version : work.flows.versions(code))
        if (version.state == state) return std::move(version);
    return std::nullopt;
}

/// An empty canvas.
std::string first_document(const NewFlow& wanted) {
    return R"({"schema":1,"code":)" + json::quoted(wanted.code.value) + R"(,"title_zh":)" + json::quoted(wanted.title_zh) +
           R"(,"title_en":)" + json::quoted(wanted.title_en) + R"(,"start":"start","nodes":{}})";
}

FlowDraft view_of(const StoredFlowDraft& draft, const FlowGrounds& grounds, ivr::Language language) {
    return {.code = draft.code,
            .revision = draft.revision,
            .based_on = draft.based_on,
            .document = {draft.document},
            .layout = {draft.layout},
            .findings = views_of(examine(draft.document, draft.code, grounds).findings, language),
            .changed_at = draft.changed_at,
            .changed_by = draft.changed_by_name};
}

StoredFlowDraft draft_or_published(UnitOfWork& work, const FlowCode& code) {
    if (auto draft = work.flows.draft(code)) return std::move(*draft);
    StoredFlowDraft as_published{.code = code, .revision = work.flows.revision(code)};
    if (const auto version = in_state(work, code, FlowVersionState::published)) {
        as_published.based_on = version->version;
        as_published.document = version->document;
        as_published.layout = version->layout;
        as_published.changed_at = version->at;
        as_published.changed_by = version->by;
        as_published.changed_by_name = version->by_name;
    }
    return as_published;
}

FlowRefused changed_meanwhile(const FlowWork& at, const FlowCode& code) {
    const auto grounds = flow_grounds(at.doing.work, at.prompts);
    return {.why = FlowRefusal::changed,
            .theirs = view_of(draft_or_published(at.doing.work, code), grounds, at.language),
            .findings = {},
            .tests = {}};
}

/// The log of administration keeps what was published in full, of drafts only that they were changed.
std::string brief(const StoredFlowDraft& draft) { return R"({"revision":)" + std::to_string(draft.revision) + '}'; }

FlowDraft write_draft(const FlowWork& at, StoredFlowDraft draft) {
    UnitOfWork& work = at.doing.work;
    const auto before = work.flows.draft(draft.code);
    draft.revision = work.flows.next_revision(draft.code);
    draft.changed_at = at.doing.now;
    draft.changed_by = at.doing.actor.user;
    work.flows.put(draft);
    at.doing.log(AdminObject::flow, draft.code.value, before ? AdminAction::change : AdminAction::create,
                 before ? brief(*before) : std::string{}, brief(draft));
    return view_of(*work.flows.draft(draft.code), flow_grounds(work, at.prompts), at.language);
}

FlowDraftBrief brief_of(const StoredFlowDraft& draft, const FlowGrounds& grounds) {
    FlowDraftBrief brief{.revision = draft.revision,
                         .changed_at = draft.changed_at,
                         .changed_by = draft.changed_by_name,
                         .errors = 0,
                         .warnings = 0};
    for (const FlowFinding& finding : examine(draft.document, draft.code, grounds).findings)
        ++(is_advice(finding.fault) ? brief.warnings : brief.errors);
    return brief;
}

struct Titles {
    std::string title_zh;
    std::string title_en;
};

Titles titles_in(const std::string& document) {
    const auto flow = decode_flow(document);
    return flow ? Titles{flow->title_zh, flow->title_en} : Titles{};
}

FlowRow row_of(UnitOfWork& work, const FlowCode& code, const FlowGrounds& grounds) {
    FlowRow row{.code = code, .title_zh = {}, .title_en = {}, .numbers = {}, .published = {}, .draft = {}, .scheduled = {}};
    for (const Route& route : grounds.city->routes)
        if (route.flow == code) row.numbers.push_back(route.number);
    const auto draft = work.flows.draft(code);
    const auto published = in_state(work, code, FlowVersionState::published);
    if (published) row.published = view_of(*published);
    if (const auto scheduled = in_state(work, code, FlowVersionState::scheduled)) row.scheduled = view_of(*scheduled);
    if (draft) row.draft = brief_of(*draft, grounds);
    Titles titles = draft ? titles_in(draft->document) : Titles{};
    if (titles.title_zh.empty() && published) titles = titles_in(published->document);
    row.title_zh = titles.title_zh.empty() ? code.value : titles.title_zh;
    row.title_en = titles.title_en.empty() ? code.value : titles.title_en;
    return row;
}

}  // namespace

bool flow_exists(UnitOfWork& work, const FlowCode& code) {
    const auto codes = work.flows.codes();
    return std::ranges::find(codes, code) != codes.end();
}

FlowVersionView view_of(const StoredFlowVersion& version) {
    return {.version = version.version, .state = version.state, .at = version.at, .by = version.by_name, .why = version.why};
}

FlowList list_flows(UnitOfWork& work, PromptShelfFacts prompts) {
    const auto grounds = flow_grounds(work, std::move(prompts));
    FlowList list;
    for (const FlowCode& code : work.flows.codes()) list.flows.push_back(row_of(work, code, grounds));
    return list;
}

FlowResult<FlowDraft> read_draft(UnitOfWork& work, const FlowCode& code, PromptShelfFacts prompts, ivr::Language language) {
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    return view_of(draft_or_published(work, code), flow_grounds(work, std::move(prompts)), language);
}

FlowResult<FlowDraft> make_flow(const FlowWork& at, const NewFlow& wanted) {
    UnitOfWork& work = at.doing.work;
    if (!is_flow_code(wanted.code.value)) return refuse_flow(FlowRefusal::bad_code);
    if (flow_exists(work, wanted.code)) return refuse_flow(FlowRefusal::exists);
    StoredFlowDraft draft{.code = wanted.code};
    draft.document = first_document(wanted);
    draft.layout = "{}";
    if (wanted.from) {
        const auto source = work.flows.version(wanted.from->code, wanted.from->version);
        if (!source) return refuse_flow(FlowRefusal::not_found);
        auto document = renamed_flow(source->document, wanted.code, wanted.title_zh, wanted.title_en);
        if (!document) return refuse_flow(FlowRefusal::unsound);
        draft.document = std::move(*document);
        draft.layout = source->layout;
    }
    work.flows.make(wanted.code);
    return write_draft(at, std::move(draft));
}

FlowResult<FlowDraft> save_draft(const FlowWork& at, const FlowCode& code, const SaveDraft& wanted) {
    UnitOfWork& work = at.doing.work;
    if (!flow_exists(work, code)) return refuse_flow(FlowRefusal::not_found);
    if (wanted.revision != work.flows.revision(code)) return refuse(changed_meanwhile(at, code));
    StoredFlowDraft draft = draft_or_published(work, code);
    draft.document = wanted.document.text;
    draft.layout = wanted.layout.text;
    return write_draft(at, std::move(draft));
}

FlowResult<int> drop_draft(const FlowWork& at, const FlowCode& code, int revision) {
    UnitOfWork& work = at.doing.work;
    const auto draft = work.flows.draft(code);
    if (!draft) return refuse_flow(FlowRefusal::not_found);
    if (draft->revision != revision) return refuse(changed_meanwhile(at, code));
    work.flows.drop_draft(code);
    at.doing.log(AdminObject::flow, code.value, AdminAction::change, brief(*draft), {});
    return work.flows.next_revision(code);
}

FlowNames flow_names(UnitOfWork& work, const PromptShelfFacts& prompts) {
    const auto grounds = flow_grounds(work, {});
    const SwitchConfig& city = *grounds.city;
    FlowNames names;
    for (const auto& [code, queue] : city.queues) names.queues.push_back({code.value, queue.name_zh, queue.name_en});
    for (const auto& [code, calendar] : city.calendars)
        names.calendars.push_back({code.value, calendar.name_zh, calendar.name_en});
    for (const auto& [code, box] : city.mailboxes) names.mailboxes.push_back({code.value, box.name_zh, box.name_en});
    for (const auto& [code, contact] : city.contacts) names.contacts.push_back({code.value, contact.name_zh, contact.name_en});
    for (const auto& [code, flow] : grounds.published) names.flows.push_back({code.value, flow.title_zh, flow.title_en});
    for (const auto& [name, facts] : prompts)
        names.prompts.push_back({.name = name, .seconds = facts.seconds.value_or(0), .retired = facts.retired});
    return names;
}

}  // namespace hotline::app
