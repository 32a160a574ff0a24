#include "app/outbound/campaigns.hpp"

#include <fmt/format.h>

#include <boost/describe/enum_to_string.hpp>
#include <utility>

#include "base/csv/csv.hpp"
#include "base/utf8.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kShown = 200;
constexpr int kLongestPage = 500;
constexpr std::size_t kLongestMeaning = 120;  // bytes

bool is_key(const std::string& text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; }

bool are_good_answers(const NewCampaign& wanted) {
    for (const auto& [key, meaning] : wanted.answers)
        if (!is_key(key) || trimmed(meaning).empty() || meaning.size() > kLongestMeaning || key == wanted.opt_out_key)
            return false;
    return wanted.opt_out_key.empty() || is_key(wanted.opt_out_key);
}

CampaignPlan plan_of(const NewCampaign& wanted, PromptName prompt) {
    return {.name = std::string{trimmed(wanted.name)},
            .prompt = std::move(prompt),
            .answers = wanted.answers,
            .opt_out_key = wanted.opt_out_key,
            .times_said = wanted.times_said,
            .answer_within_s = wanted.answer_within_s,
            .ring_s = wanted.ring_s,
            .pace = {.calls_at_once = wanted.calls_at_once, .calls_a_minute = wanted.calls_a_minute},
            .retries = {.tries = wanted.tries, .delay = std::chrono::minutes{wanted.retry_min}},
            .hours = wanted.hours};
}

NewCampaign shown_plan(const CampaignPlan& plan) {
    return {.name = plan.name,
            .answers = plan.answers,
            .opt_out_key = plan.opt_out_key,
            .times_said = plan.times_said,
            .answer_within_s = plan.answer_within_s,
            .ring_s = plan.ring_s,
            .calls_at_once = plan.pace.calls_at_once,
            .calls_a_minute = plan.pace.calls_a_minute,
            .tries = plan.retries.tries,
            .retry_min = static_cast<int>(plan.retries.delay.count()),
            .hours = plan.hours};
}

std::vector<CampaignAction> allowed(CampaignState state) {
    std::vector<CampaignAction> actions;
    for (const auto action : {CampaignAction::start, CampaignAction::pause, CampaignAction::resume, CampaignAction::stop})
        if (advance(state, action)) actions.push_back(action);
    return actions;
}

CampaignView view_of(UnitOfWork& work, const CampaignRecord& record) {
    const CampaignCount count = work.campaigns.count(record.id);
    CampaignView view{.id = record.id,
                      .plan = shown_plan(record.plan),
                      .state = record.state,
                      .has_prompt = record.has_prompt,
                      .numbers = count.waiting + count.calling + count.done,
                      .waiting = count.waiting,
                      .calling = count.calling,
                      .done = count.done,
                      .results = {},
                      .answers = count.answers,
                      .made_by_name = record.made_by_name,
                      .made_at = record.made_at,
                      .started_at = record.started_at,
                      .ended_at = record.ended_at,
                      .allowed_actions = allowed(record.state)};
    for (const auto& [result, rows] : count.results) view.results[boost::describe::enum_to_string(result, "")] = rows;
    return view;
}

TargetView view_of(const TargetRow& row, const CampaignPlan& plan) {
    const CampaignTarget& target = row.target;
    TargetView view{.id = target.id,
                    .number = mask_phone(target.number),
                    .note = target.note,
                    .state = target.state,
                    .result = target.result,
                    .answer = target.answer,
                    .meaning = {},
                    .tries = target.tries,
                    .last_at = row.last_at,
                    .next_at = {},
                    .call = {}};
    if (const auto meaning = plan.answers.find(target.answer); meaning != plan.answers.end()) view.meaning = meaning->second;
    if (target.state == TargetState::waiting && target.tries > 0) view.next_at = target.next_at;
    if (target.last_call) view.call = target.last_call;
    return view;
}

}  // namespace

Result<CampaignView, CampaignRefusal> make_campaign(UnitOfWork& work, const Actor& actor, const NewCampaign& wanted, Instant now,
                                                    IdSource& ids) {
    if (!are_good_answers(wanted)) return refuse(CampaignRefusal::bad_answers);
    if (!wanted.hours.empty() && !work.city.calendar(wanted.hours)) return refuse(CampaignRefusal::unknown_hours);
    const auto id = ids.next<CampaignId>();
    const CampaignRecord record{.id = id,
                                .plan = plan_of(wanted, {fmt::format("campaign_{}", id.value)}),
                                .made_by = actor.user,
                                .made_by_name = actor.name,
                                .made_at = now};
    work.campaigns.insert(record);
    return view_of(work, record);
}

Result<CampaignView, ListRefused> put_call_list(UnitOfWork& work, CampaignId id, const std::string& csv, Instant now,
                                                IdSource& ids) {
    const auto record = work.campaigns.find(id);
    if (!record) return refuse(ListRefused{CampaignRefusal::not_found});
    if (record->state != CampaignState::draft) return refuse(ListRefused{CampaignRefusal::not_a_draft});
    auto list = read_call_list(csv, work.city.dialling());
    if (!list) return refuse(ListRefused{std::move(list.error())});
    std::vector<CampaignTarget> targets;
    targets.reserve(list->size());
    for (ListedNumber& one : *list)
        targets.push_back({.id = ids.next<TargetId>(),
                           .campaign = id,
                           .number = std::move(one.number),
                           .note = std::move(one.note),
                           .next_at = now});
    work.campaigns.replace_targets(id, targets);
    return view_of(work, *record);
}

Result<PromptName, CampaignRefusal> prompt_of_draft(UnitOfWork& work, CampaignId id) {
    const auto record = work.campaigns.find(id);
    if (!record) return refuse(CampaignRefusal::not_found);
    if (record->state != CampaignState::draft) return refuse(CampaignRefusal::not_a_draft);
    return record->plan.prompt;
}

Result<CampaignView, CampaignRefusal> prompt_is_there(UnitOfWork& work, CampaignId id) {
    work.campaigns.prompt_is_there(id);
    const auto record = work.campaigns.find(id);
    if (!record) return refuse(CampaignRefusal::not_found);
    return view_of(work, *record);
}

Result<CampaignStep, CampaignRefusal> act_on_campaign(UnitOfWork& work, const Actor& actor, CampaignId id, CampaignAction action,
                                                      Instant now) {
    const auto record = work.campaigns.find(id);
    if (!record) return refuse(CampaignRefusal::not_found);
    const auto state = advance(record->state, action);
    if (!state || action == CampaignAction::finish) return refuse(CampaignRefusal::not_in_this_state);
    if (action == CampaignAction::start) {
        if (!record->has_prompt) return refuse(CampaignRefusal::no_prompt);
        if (work.campaigns.count(id).waiting == 0) return refuse(CampaignRefusal::no_list);
    }
    work.campaigns.set_state(id, *state, action, actor, now);
    const CampaignRecord after = *work.campaigns.find(id);
    return CampaignStep{view_of(work, after), after};
}

CampaignPage list_campaigns(UnitOfWork& work, Instant now) {
    CampaignPage page{.rows = {}, .as_of = now};
    for (const CampaignRecord& record : work.campaigns.list(kShown)) page.rows.push_back(view_of(work, record));
    return page;
}

std::optional<CampaignView> read_campaign(UnitOfWork& work, CampaignId id) {
    const auto record = work.campaigns.find(id);
    return record ? std::optional{view_of(work, *record)} : std::nullopt;
}

std::optional<TargetPage> read_targets(UnitOfWork& work, CampaignId id, int offset, int limit, Instant now) {
    const auto record = work.campaigns.find(id);
    if (!record) return std::nullopt;
    const CampaignCount count = work.campaigns.count(id);
    TargetPage page{.rows = {}, .total = count.waiting + count.calling + count.done, .as_of = now};
    for (const TargetRow& row : work.campaigns.targets(id, std::max(offset, 0), std::clamp(limit, 1, kLongestPage)))
        page.rows.push_back(view_of(row, record->plan));
    return page;
}

std::optional<std::string> campaign_results_csv(UnitOfWork& work, CampaignId id) {
    const auto record = work.campaigns.find(id);
    if (!record) return std::nullopt;
    std::string file{csv::kByteOrderMark};
    csv::append_row(file, {"number", "note", "state", "result", "answer", "meaning", "tries", "last_at"});
    for (const TargetRow& row : work.campaigns.targets(id, 0, kLongestList)) {
        const CampaignTarget& target = row.target;
        const TargetView view = view_of(row, record->plan);
        csv::append_row(file, {target.number, target.note, boost::describe::enum_to_string(target.state, ""),
                               boost::describe::enum_to_string(target.result, ""), target.answer, view.meaning,
                               std::to_string(target.tries), row.last_at ? to_rfc3339(*row.last_at) : std::string{}});
    }
    return file;
}

}  // namespace hotline::app
