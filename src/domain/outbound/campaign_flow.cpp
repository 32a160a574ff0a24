#include "domain/outbound/campaign_flow.hpp"

#include <chrono>

namespace hotline {
namespace {

constexpr int kWrongKeys = 100;  // a wrong key only says it again; the length of a call is limited elsewhere

}  // namespace

Flow campaign_flow(const CampaignPlan& plan) {
    ivr::Menu ask{.prompts = {plan.prompt},
                  .choices = {},
                  .no_input_after = std::chrono::seconds{plan.answer_within_s},
                  .ask_times = plan.times_said,
                  .max_tries = kWrongKeys,
                  .sorry = {},
                  .no_input = "end",
                  .no_match = "end"};
    for (const auto& [key, meaning] : plan.answers) ask.choices[key] = {"end", key + " " + meaning, key + " " + meaning};
    if (!plan.opt_out_key.empty())
        ask.choices[plan.opt_out_key] = {"end", plan.opt_out_key + " 不再接听", plan.opt_out_key + " no more calls"};
    Flow flow{.code = {"campaign"}, .title_zh = plan.name, .title_en = plan.name, .start = "ask", .nodes = {}};
    flow.nodes["ask"] = std::move(ask);
    flow.nodes["end"] = ivr::HangUp{};
    return flow;
}

TargetCall heard_call(const CampaignPlan& plan, CallId call, const std::string& choice) {
    if (choice.empty()) return {call, TargetResult::heard, {}};
    const std::string key = choice.substr(0, choice.find(' '));
    return {call, key == plan.opt_out_key ? TargetResult::opted_out : TargetResult::answered, key};
}

}  // namespace hotline
