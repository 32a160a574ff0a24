#include "app/knowledge/tasks.hpp"

#include "app/city_time.hpp"
#include "app/knowledge/search.hpp"
#include "app/people_names.hpp"
#include "base/utf8.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/knowledge/script.hpp"

namespace hotline::app {
namespace {

constexpr int kCorrectionDays = 3;  ///< working days after the day on which it was reported
constexpr int kMostListed = 200;
constexpr int kEndOfDay = 1440;

CorrectionView view_of(UnitOfWork& work, PeopleNames& names, const Correction& one, Instant now) {
    const auto item = work.knowledge.find(one.item);
    return {.id = one.id,
            .item = one.item,
            .title = item ? item->facts.title : std::string{},
            .answer = one.answer,
            .text = one.text,
            .reported_by = names.of(one.reported_by),
            .reported_at = one.reported_at,
            .due_at = one.due_at,
            .overdue = one.due_at < one.settled_at.value_or(now),
            .outcome = one.outcome,
            .reply = one.reply,
            .settled_by = names.of(one.settled_by.value_or(UserId{})),
            .settled_at = one.settled_at};
}

}  // namespace

bool note_gap(UnitOfWork& work, const std::string& text, Instant now) {
    const std::string words = bare_text(text);
    if (words.empty() || search_knowledge(work, {.text = text, .limit = 1}, now).total > 0) return false;
    work.knowledge.add_gap(words, std::string(trimmed(text)), now);
    return true;
}

Result<CorrectionView, CorrectionRefusal> report_correction(UnitOfWork& work, const Actor& actor, const Correction& made) {
    const auto item = work.knowledge.find(made.item);
    if (!item || !item->live || (made.answer != 0 && !find_answer(*item, made.answer)))
        return refuse(CorrectionRefusal::not_found);
    const Calendar calendar = city_time(work).calendar;
    const Date last = working_day_after(calendar, local_date(calendar, made.reported_at), kCorrectionDays);
    Correction kept = made;
    kept.reported_by = actor.user;
    kept.due_at = at_minute(calendar, last, kEndOfDay);
    work.knowledge.put(kept);
    PeopleNames names{work};
    return view_of(work, names, kept, made.reported_at);
}

Result<CorrectionView, CorrectionRefusal> settle_correction(UnitOfWork& work, const Actor& actor, CorrectionId id,
                                                            const SettleCorrection& wanted, Instant now) {
    auto one = work.knowledge.find_correction(id);
    if (!one) return refuse(CorrectionRefusal::not_found);
    if (one->outcome != CorrectionOutcome::open) return refuse(CorrectionRefusal::settled_already);
    if (trimmed(wanted.reply).empty()) return refuse(CorrectionRefusal::reply_needed);
    one->outcome = wanted.corrected ? CorrectionOutcome::corrected : CorrectionOutcome::rejected;
    one->reply = std::string(trimmed(wanted.reply));
    one->settled_by = actor.user;
    one->settled_at = now;
    work.knowledge.put(*one);
    PeopleNames names{work};
    return view_of(work, names, *one, now);
}

CorrectionList list_corrections(UnitOfWork& work, bool settled, Instant now) {
    PeopleNames names{work};
    CorrectionList list;
    for (const Correction& one : work.knowledge.corrections(settled, kMostListed))
        list.corrections.push_back(view_of(work, names, one, now));
    return list;
}

Result<KnowledgeFigures, PeriodRefusal> knowledge_figures(UnitOfWork& work, std::optional<Instant> from,
                                                          std::optional<Instant> to, Instant now) {
    const Calendar calendar = city_time(work).calendar;
    const auto period = period_of(calendar, from, to, now);
    if (!period) return refuse(period.error());
    return work.knowledge.figures({.from = local_date(calendar, period->from),
                                   .until = local_date(calendar, period->to - Duration{1}),
                                   .begin = period->from,
                                   .end = period->to,
                                   .today = local_date(calendar, now)});
}

}  // namespace hotline::app
