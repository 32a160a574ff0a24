#include "adapters/store/decision_rows.hpp"

#include <boost/describe/class.hpp>

#include "base/json/codec.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(Decision::Choice, (), (agent, measure))
BOOST_DESCRIBE_STRUCT(Decision::Group, (), (why, count, first))
BOOST_DESCRIBE_STRUCT(Decision, (), (call, at, cause, queue, strategy, waited_s, need_fell_by, chosen, eligible, best, unfit))
}  // namespace hotline

namespace hotline::store {
namespace {

constexpr int kSweepEvery = 1000;

}  // namespace

void DecisionRows::append(const Decision& decision, Duration keep) {
    execute(connection_, "INSERT INTO call_decisions (id, call_id, at, detail) VALUES (?1, ?2, ?3, ?4)",
            ids_.next<Id<Decision>>(), decision.call, decision.at, json::encode(decision));
    if (appended_++ % kSweepEvery == 0) execute(connection_, "DELETE FROM call_decisions WHERE at < ?1", decision.at - keep);
}

std::vector<app::DecisionView> DecisionRows::of(CallId call) {
    std::vector<app::DecisionView> all;
    Query query(connection_, "SELECT detail FROM call_decisions WHERE call_id = ?1 ORDER BY id", call);
    while (query.next()) {
        const auto decision = json::decode<Decision>(query.get<std::string>(0));
        if (!decision) throw StoreError("a stored decision cannot be read");
        app::DecisionView& view = all.emplace_back(app::DecisionView{.at = decision->at,
                                                                     .cause = decision->cause,
                                                                     .queue = decision->queue,
                                                                     .strategy = decision->strategy,
                                                                     .waited_s = decision->waited_s,
                                                                     .need_fell_by = decision->need_fell_by,
                                                                     .eligible = decision->eligible});
        if (decision->chosen) view.chosen = named(*decision->chosen);
        for (const auto& choice : decision->best) view.best.push_back({named(choice.agent), choice.measure});
        for (const auto& group : decision->unfit) {
            auto& shown = view.unfit.emplace_back(app::DecisionGroupView{.why = group.why, .count = group.count});
            for (const UserId agent : group.first) shown.first.push_back(named(agent));
        }
    }
    return all;
}

app::NamedAgent DecisionRows::named(UserId agent) {
    Query query(connection_, "SELECT name FROM users WHERE id = ?1", agent);
    return {agent, query.next() ? query.get<std::string>(0) : std::string{}};
}

}  // namespace hotline::store
