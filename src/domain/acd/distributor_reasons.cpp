// Why a call went where it went, or nowhere. Sizes are known and only the first few of a group are named, so that an explanation
// costs the same among ten agents and ten thousand.
#include <algorithm>
#include <boost/mp11/algorithm.hpp>

#include "domain/acd/distributor.hpp"

namespace hotline {
namespace {

void name_some(Decision::Group& group, const auto& members, auto id_of) {
    group.count += static_cast<int>(members.size());
    for (auto each = members.begin(); each != members.end() && group.first.size() < kNamedInDecision; ++each)
        group.first.push_back(id_of(*each));
}

UserId itself(UserId agent) { return agent; }
UserId of_candidate(const Candidate& candidate) { return candidate.agent; }

void add(Decision& decision, Decision::Group group) {
    if (group.count > 0) decision.unfit.push_back(std::move(group));
}

}  // namespace

Decision Distributor::explain(const Waiting& waiting, const Place& place, Instant now) const {
    const WaitingLine& line = *place.line;
    Decision decision{.call = waiting.call.id,
                      .at = now,
                      .cause = waiting.undecided.value_or(DecisionCause::agent_free),
                      .queue = line.queue().code,
                      .strategy = line.queue().strategy,
                      .need_fell_by = place.step};
    decision.waited_s = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(now - waiting.call.joined).count());
    if (waiting.wants_one)
        explain_wish(decision, waiting);
    else
        explain_pools(decision, waiting, place, now);
    return decision;
}

void Distributor::explain_wish(Decision& decision, const Waiting& waiting) const {
    const UserId wanted = *waiting.call.wants;
    const auto agent = agents_.find(wanted);
    const bool is_free_for_it =
        is_free(wanted) && std::ranges::find(waiting.refused_by, wanted, &Refusal::agent) == waiting.refused_by.end();
    if (is_free_for_it) {
        decision.eligible = 1;
        decision.best.push_back({wanted, strategies::measure_of(decision.strategy, agent->second.candidate, decision.at)});
    } else {
        const Unfit why = is_free(wanted)          ? Unfit::refused_recently
                          : agent == agents_.end() ? Unfit::signed_out
                                                   : *agent->second.unfit;
        add(decision, {why, 1, {wanted}});
    }
    Decision::Group others{Unfit::other_agent_wanted};
    for (int step = 0; step < kNeedSteps; ++step) name_some(others, waiting.places.front().line->pool_at(step), of_candidate);
    std::erase(others.first, wanted);
    add(decision, std::move(others));
}

void Distributor::explain_pools(Decision& decision, const Waiting& waiting, const Place& place, Instant now) const {
    const WaitingLine& line = *place.line;
    Decision::Group refused{Unfit::refused_recently};
    for (const Refusal& refusal : waiting.refused_by) {
        const auto agent = agents_.find(refusal.agent);
        if (refusal.until <= now || agent == agents_.end() || agent->second.unfit) continue;
        const auto& lines = agent->second.lines;
        const auto in = std::ranges::find_if(lines, [&line](const Membership& each) { return each.line == &line; });
        if (in == lines.end() || !in->first_step || *in->first_step > place.step) continue;
        name_some(refused, std::array{refusal.agent}, itself);
    }
    std::vector<Candidate> best;
    for (int step = 0; step <= place.step; ++step) {
        const auto& pool = line.pool_at(step);
        decision.eligible += static_cast<int>(pool.size());
        std::size_t taken = 0;
        for (auto each = pool.begin(); each != pool.end() && taken < kNamedInDecision; ++each) {
            if (has_refused(waiting, each->agent, now)) continue;
            best.push_back(*each);
            ++taken;
        }
    }
    decision.eligible -= refused.count;
    std::ranges::sort(best, [&line](const Candidate& a, const Candidate& b) { return line.is_better(a, b); });
    if (best.size() > kNamedInDecision) best.resize(kNamedInDecision);
    for (const Candidate& each : best)
        decision.best.push_back({each.agent, strategies::measure_of(decision.strategy, each, now)});

    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Unfit>>([&](auto why) {
        Decision::Group group{why.value};
        name_some(group, line.unfit(why.value), itself);
        if (why.value == Unfit::skill_too_low)
            for (int step = place.step + 1; step < kNeedSteps; ++step) name_some(group, line.pool_at(step), of_candidate);
        add(decision, std::move(group));
    });
    add(decision, std::move(refused));
}

void Distributor::explain_in_vain(Instant now) {
    for (const CallId call : undecided_) {
        const auto found = calls_.find(call);
        if (found == calls_.end() || found->second.rings || !found->second.undecided) continue;
        decisions_.push_back(explain(found->second, found->second.places.front(), now));
        found->second.undecided.reset();
    }
    undecided_.clear();
}

}  // namespace hotline
