#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/outbound/call_list.hpp"
#include "domain/outbound/campaign.hpp"

namespace hotline::app {

/// What a person plans: everything but the list of numbers and the prompt.
struct NewCampaign {
    std::string name;
    std::map<std::string, std::string> answers;  ///< key 0-9 -> what it means
    std::string opt_out_key;
    int times_said{2};
    int answer_within_s{8};
    int ring_s{30};
    int calls_at_once{5};
    int calls_a_minute{30};
    int tries{3};
    int retry_min{30};
    CalendarCode hours;
};
BOOST_DESCRIBE_STRUCT(NewCampaign, (),
                      (name, answers, opt_out_key, times_said, answer_within_s, ring_s, calls_at_once, calls_a_minute, tries,
                       retry_min, hours))
constexpr auto json_optional(const NewCampaign*) {
    return std::array<std::string_view, 8>{"opt_out_key",   "times_said",     "answer_within_s", "ring_s",
                                           "calls_at_once", "calls_a_minute", "tries",           "retry_min"};
}
constexpr json::Rules json_rules(const NewCampaign*, std::string_view member) {
    if (member == "name") return {.min_len = 1, .max_len = 80};
    if (member == "answers") return {.max_len = 10};
    if (member == "opt_out_key") return {.max_len = 1};
    if (member == "times_said") return {.min = 1, .max = 5};
    if (member == "answer_within_s") return {.min = 2, .max = 30};
    if (member == "ring_s") return {.min = 10, .max = 90};
    if (member == "calls_at_once") return {.min = 1, .max = 200};
    if (member == "calls_a_minute") return {.min = 1, .max = 600};
    if (member == "tries") return {.min = 1, .max = 5};
    if (member == "retry_min") return {.min = 1, .max = 1440};
    return {};
}

struct CampaignView {
    CampaignId id;
    NewCampaign plan;
    CampaignState state{};
    bool has_prompt{};
    int numbers{};
    int waiting{};
    int calling{};
    int done{};
    std::map<std::string, int> results;  ///< TargetResult -> how many
    std::map<std::string, int> answers;  ///< key -> how many
    std::string made_by_name;
    Instant made_at;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::vector<CampaignAction> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(CampaignView, (),
                      (id, plan, state, has_prompt, numbers, waiting, calling, done, results, answers, made_by_name, made_at,
                       started_at, ended_at, allowed_actions))

struct CampaignPage {
    std::vector<CampaignView> rows;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(CampaignPage, (), (rows, as_of))

struct CampaignCommand {
    CampaignAction action{};
};
BOOST_DESCRIBE_STRUCT(CampaignCommand, (), (action))

struct CampaignText {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(CampaignText, (), (text))
constexpr json::Rules json_rules(const CampaignText*, std::string_view) { return {.min_len = 1, .max_len = 500}; }

/// One number of the list, and what came of it.
struct TargetView {
    TargetId id;
    std::string number;  ///< masked
    std::string note;
    TargetState state{};
    TargetResult result{};
    std::string answer;
    std::string meaning;  ///< of the answer
    int tries{};
    std::optional<Instant> last_at;
    std::optional<Instant> next_at;  ///< of the next try
    std::optional<CallId> call;
};
BOOST_DESCRIBE_STRUCT(TargetView, (), (id, number, note, state, result, answer, meaning, tries, last_at, next_at, call))

struct TargetPage {
    std::vector<TargetView> rows;
    int total{};
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(TargetPage, (), (rows, total, as_of))

}  // namespace hotline::app
