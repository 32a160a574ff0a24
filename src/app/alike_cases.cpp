#include "app/alike_cases.hpp"

#include <algorithm>

#include "app/case_viewer.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr std::chrono::days kLookBack{90};
constexpr int kCandidates = 40;
constexpr std::size_t kShown = 5;
constexpr int kSimilar = 30;  // percent of words from which a case says how such cases are classified

std::vector<Case> candidates(UnitOfWork& work, const CaseFacts& typed, Instant since, Instant now) {
    std::vector<Case> found = work.cases.sharing_words(typed.title + "\n" + typed.content, since, kCandidates);
    if (typed.citizen_phone.empty()) return found;
    const CaseFilter own{.citizen_phone = typed.citizen_phone, .from = since, .limit = kCandidates};
    for (Case& one : work.cases.list(own, now).cases)
        if (std::ranges::find(found, one.id, &Case::id) == found.end()) found.push_back(std::move(one));
    return found;
}

Likeness shown_likeness(const CaseFacts& typed, const Case& other, Sight sight) {
    Likeness likeness = likeness_of(typed, other.facts);
    if (!sight.identity) likeness.same_person = likeness.same_place = false;
    return likeness;
}

bool is_over_for_good(const Case& at) {
    return at.stage == CaseStage::merged || at.stage == CaseStage::withdrawn || at.stage == CaseStage::rejected;
}

}  // namespace

CaseAdvice advise_case(UnitOfWork& work, const Actor& actor, const CaseFacts& facts, std::optional<CaseId> of, Instant now) {
    CaseFacts typed = facts;
    typed.citizen_phone = normalise_phone(typed.citizen_phone);
    const CaseViewer viewer{work, actor, now};
    CaseAdvice advice{.proposal = viewer.proposal_for(typed)};
    std::vector<std::pair<CategoryCode, int>> similar;
    for (const Case& one : candidates(work, typed, now - kLookBack, now)) {
        if (one.id == of || !viewer.sees(one)) continue;
        const Likeness likeness = shown_likeness(typed, one, viewer.sight(one));
        if (likeness.words >= kSimilar) similar.emplace_back(one.facts.category, likeness.words);
        if (is_likely_same(likeness) && !is_over_for_good(one)) advice.alike.push_back({viewer.row(one), likeness});
    }
    std::ranges::sort(advice.alike, std::greater{},
                      [](const AlikeCase& each) { return std::pair{weight_of(each.likeness), each.row.id}; });
    if (advice.alike.size() > kShown) advice.alike.resize(kShown);
    advice.category = advise_category(similar);
    return advice;
}

std::optional<CaseAdvice> alike_cases(UnitOfWork& work, const Actor& actor, CaseId id, Instant now) {
    const auto at = work.cases.find(id);
    if (!at || !CaseViewer{work, actor, now}.sees(*at)) return std::nullopt;
    return advise_case(work, actor, at->facts, id, now);
}

}  // namespace hotline::app
