#include "app/offered_texts.hpp"

#include "app/case_viewer.hpp"
#include "app/city_time.hpp"

namespace hotline::app {

std::optional<OfferedTexts> offered_texts(UnitOfWork& work, const Actor& actor, CaseId id, TextKind kind, Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto at = work.cases.find(id);
    if (!at || !viewer.sees(*at)) return std::nullopt;
    std::map<std::string, std::string> words{
        {"number", at->number}, {"title", at->facts.title}, {"department", viewer.names().department(at->department)}};
    if (at->due_at) words["due"] = local_minute(*at->due_at, viewer.time().calendar.utc_offset);
    OfferedTexts offered;
    for (const TextVersion& each : work.editor.texts())
        if (each.text.kind == kind && !each.text.closed)
            offered.texts.push_back({each.text.code, each.text.title, filled(each.text.body, words)});
    return offered;
}

}  // namespace hotline::app
