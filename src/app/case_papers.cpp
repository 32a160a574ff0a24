#include "app/case_papers.hpp"

#include <fmt/ranges.h>

#include "app/case_viewer.hpp"
#include "app/city_time.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/papers/case_papers.hpp"

namespace hotline::app {
namespace {

using Words = std::map<std::string, std::string>;

std::string name_in(const auto& items, const auto& code) {
    const auto found = std::ranges::find(items, code, [](const auto& item) { return item.code; });
    return found == items.end() ? std::string{} : found->name_zh;
}

std::string place_of(const Reference& city, const CaseFacts& facts) {
    const auto district = std::ranges::find(city.districts, facts.district, &DistrictItem::code);
    if (district == city.districts.end()) return facts.address;
    return district->name_zh + name_in(district->streets, facts.street) + facts.address;
}

/// What the centre demanded when it last reminded or supervised.
const CaseEventView* last_demand(const CaseView& view) {
    const auto demands = [](const CaseEventView& event) {
        return event.action == CaseAction::remind || event.action == CaseAction::supervise ||
               event.action == CaseAction::escalate;
    };
    const auto found = std::ranges::find_if(view.events.rbegin(), view.events.rend(), demands);
    return found == view.events.rend() ? nullptr : &*found;
}

std::string legal_basis_of(const CaseView& view) {
    for (auto event = view.events.rbegin(); event != view.events.rend(); ++event)
        if (event->action == CaseAction::dispatch || event->action == CaseAction::force) return event->details.legal_basis;
    return {};
}

/// Reads one case's words; a time that has not come yet is left out.
class WordsOfCase {
public:
    WordsOfCase(const Reference& city, const TimeRules& time, const CaseView& view) : city_(city), time_(time), view_(view) {}

    [[nodiscard]] Words words(Instant now) const {
        Words all = facts();
        all["city"] = city_.city_zh;
        all["today"] = chinese(local_date(time_.calendar, now));
        all["recorded_at"] = minute(view_.recorded_at);
        all["dispatched_at"] = minute(view_.dispatched_at);
        all["due"] = minute(view_.due_at);
        all["closed_at"] = minute(view_.closed_at);
        all["department"] = view_.lead_name.empty() ? view_.department_name : view_.lead_name;
        all["co_handlers"] = fmt::format("{}", fmt::join(co_handlers(), "、"));
        all["instruction"] = view_.instruction;
        all["legal_basis"] = legal_basis_of(view_);
        all["reply"] = view_.reply;
        if (const CaseEventView* demand = last_demand(view_)) all["demand"] = demand->text;
        return all;
    }

private:
    [[nodiscard]] Words facts() const {
        const CaseFacts& said = view_.facts;
        return {{"number", view_.number},
                {"title", said.title},
                {"kind", std::string{chinese(said.kind)}},
                {"urgency", std::string{chinese(said.urgency)}},
                {"channel", std::string{chinese(view_.channel)}},
                {"category", name_in(city_.categories, said.category)},
                {"place", place_of(city_, said)},
                {"citizen", said.citizen_name},
                {"phone", said.citizen_phone},
                {"content", said.content}};
    }
    [[nodiscard]] std::vector<std::string> co_handlers() const {
        std::vector<std::string> names;
        for (const CoHandlerView& one : view_.co_handlers) names.push_back(one.unit_name);
        return names;
    }
    [[nodiscard]] std::string minute(const std::optional<Instant>& at) const {
        return at ? local_minute(*at, time_.calendar.utc_offset) : std::string{};
    }

    const Reference& city_;
    const TimeRules& time_;
    const CaseView& view_;
};

bool is_offered(const TextTemplate& form, const Case& at) { return !form.closed && has_paper(at, form.kind); }

}  // namespace

std::optional<OfferedPapers> offered_papers(UnitOfWork& work, const Actor& actor, CaseId id, Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto at = work.cases.find(id);
    if (!at || !viewer.sees(*at)) return std::nullopt;
    OfferedPapers offered;
    for (const TextVersion& each : work.editor.texts())
        if (is_offered(each.text, *at)) offered.papers.push_back({each.text.code, each.text.kind, each.text.title});
    return offered;
}

std::optional<CasePaper> case_paper(UnitOfWork& work, const Actor& actor, CaseId id, const TextCode& form, Instant now) {
    const CaseViewer viewer{work, actor, now};
    const auto at = work.cases.find(id);
    if (!at || !viewer.sees(*at)) return std::nullopt;
    const auto texts = work.editor.texts();
    const auto found = std::ranges::find(texts, form, [](const TextVersion& each) { return each.text.code; });
    if (found == texts.end() || !is_offered(found->text, *at)) return std::nullopt;
    const Reference city = work.city.reference();
    const CaseView view = viewer.view(*at);
    const Words words = WordsOfCase{city, viewer.time(), view}.words(now);
    return CasePaper{found->text.title, at->number, filled(read_sheet(found->text.body), words)};
}

void log_paper(const AdminWork& doing, const CasePaper& paper) {
    doing.log(AdminObject::case_paper, paper.number, AdminAction::take_out, {}, json::encode(paper.title));
}

}  // namespace hotline::app
