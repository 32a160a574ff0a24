#include "domain/casework/case.hpp"

#include <algorithm>

namespace hotline {

CaseState label_of(CaseStage stage) {
    switch (stage) {
        case CaseStage::recorded: return CaseState::recorded;
        case CaseStage::assigned:
        case CaseStage::signed_for:
        case CaseStage::return_pending:
        case CaseStage::objected: return CaseState::assigned;
        case CaseStage::in_progress:
        case CaseStage::delegated:
        case CaseStage::extension_pending:
        case CaseStage::suspension_pending:
        case CaseStage::suspended: return CaseState::in_progress;
        case CaseStage::awaiting_review: return CaseState::awaiting_review;
        case CaseStage::approved:
        case CaseStage::archived: return CaseState::approved;
        case CaseStage::answered_directly: return CaseState::answered_directly;
        case CaseStage::rejected: return CaseState::rejected;
        case CaseStage::merged: return CaseState::merged;
        case CaseStage::withdrawn: break;
    }
    return CaseState::withdrawn;
}

const DueClock* clock_of(const Case& at, ClockKind kind) {
    const auto found = std::ranges::find(at.course.clocks, kind, &DueClock::kind);
    return found == at.course.clocks.end() ? nullptr : &*found;
}

const DueClock* ruling_clock(const Case& at) {
    const DueClock* handling = clock_of(at, ClockKind::handle);
    const DueClock* review = clock_of(at, ClockKind::review);
    return review != nullptr && !review->stopped_at ? review : handling;
}

const JudgedRound* last_round(const Case& at) { return at.course.rounds.empty() ? nullptr : &at.course.rounds.back(); }

bool is_judged(const Case& at) {
    const JudgedRound* round = last_round(at);
    return round == nullptr || (round->follow_up.state != FollowUpState::open && round->exclusion.state != ExclusionState::asked);
}

bool holds_follow_up(const Case& at, UserId person, Instant now) {
    const JudgedRound* round = last_round(at);
    if (round == nullptr || at.stage != CaseStage::approved || !person) return false;
    const FollowUp& follow_up = round->follow_up;
    return follow_up.state == FollowUpState::open && follow_up.held_by == person && now < follow_up.held_until;
}

}  // namespace hotline
