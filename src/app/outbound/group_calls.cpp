#include "app/outbound/group_calls.hpp"

#include <set>
#include <utility>

#include "app/ports/campaign_store.hpp"
#include "base/json/codec.hpp"
#include "base/log.hpp"
#include "domain/outbound/campaign_flow.hpp"

namespace hotline::app {

struct CampaignChanged {
    CampaignId campaign;
};
BOOST_DESCRIBE_STRUCT(CampaignChanged, (), (campaign))

namespace {

using namespace std::chrono_literals;

constexpr Duration kClosedLook = 30s;  // until the hours begin
constexpr Duration kStoreRest = 5s;    // after the store could not be asked

void log_failure(const char* what, const std::exception_ptr& failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (const std::exception& wrong) {
        log::error("{}: {}", what, wrong.what());
    }
}

}  // namespace

struct GroupCalls::Run {
    Run(CampaignRecord campaign, Timers& timers, Instant now)
        : about(std::move(campaign)), flow(campaign_flow(about.plan)), pacer(about.plan.pace, now), next(timers) {}

    CampaignRecord about;
    Flow flow;
    Pacer pacer;
    Countdown next;
    std::set<CallId> live;
    bool asking{false};
    bool paused{false};
    bool stopped{false};
};

GroupCalls::GroupCalls(Ports ports) : ports_(ports), alive_(std::make_shared<bool>(true)) {}
GroupCalls::~GroupCalls() = default;

void GroupCalls::post(Task task) {
    ports_.executor.post([open = std::weak_ptr(alive_), task = std::move(task)]() mutable {
        if (open.lock()) task();
    });
}

GroupCalls::Run* GroupCalls::find(CampaignId id) {
    const auto found = runs_.find(id);
    return found == runs_.end() ? nullptr : found->second.get();
}

void GroupCalls::run(CampaignRecord campaign) {
    post([this, campaign = std::move(campaign)]() mutable {
        const CampaignId id = campaign.id;
        if (Run* known = find(id)) {
            known->paused = false;
        } else {
            runs_.emplace(id, std::make_unique<Run>(std::move(campaign), ports_.timers, ports_.clock.now()));
        }
        look(id);
    });
}

void GroupCalls::pause(CampaignId id) {
    post([this, id] {
        if (Run* run = find(id)) run->paused = true;
    });
}

void GroupCalls::stop(CampaignId id) {
    post([this, id] {
        Run* run = find(id);
        if (run == nullptr) return;
        run->stopped = true;
        run->next.cancel();
        for (const CallId call : std::set{run->live}) ports_.calls.give_up(call);
        forget_if_over(id);
    });
}

void GroupCalls::close() {
    for (auto& [id, run] : runs_) {
        run->paused = true;
        run->next.cancel();
    }
}

void GroupCalls::look_later(Run& run, Duration delay) {
    run.next.start(delay, [this, id = run.about.id] { look(id); });
}

void GroupCalls::look(CampaignId id) {
    Run* run = find(id);
    if (run == nullptr || run->paused || run->stopped || run->asking) return;
    const CampaignPlan& plan = run->about.plan;
    if (!ports_.calls.is_open(plan.hours)) return look_later(*run, kClosedLook);
    if (const int most = run->pacer.take(static_cast<int>(run->live.size()), ports_.clock.now()); most > 0)
        return ask_store(*run, most);
    if (std::ssize(run->live) < plan.pace.calls_at_once) look_later(*run, Duration{60s} / plan.pace.calls_a_minute);
}

void GroupCalls::ask_store(Run& run, int most) {
    struct Answer {
        std::vector<CampaignTarget> targets;
        std::optional<Instant> next_due;
    };
    run.asking = true;
    const CampaignId id = run.about.id;
    auto answer = std::make_shared<Answer>();
    auto take = [id, most, answer, now = ports_.clock.now()](UnitOfWork& work) {
        answer->targets = work.campaigns.take_due(id, most, now);
        answer->next_due = work.campaigns.next_due(id);
    };
    // Whether the program goes on or not: what was taken is on disk as `calling`, so nobody takes it again.
    auto done = [this, id, answer, open = std::weak_ptr(alive_)](const std::exception_ptr& failure) {
        if (failure) answer->targets.clear();
        if (!open.lock()) return;
        post([this, id, answer, failure] {
            log_failure("a campaign's numbers could not be taken", failure);
            if (!failure) return taken(id, answer->targets, answer->next_due);
            if (Run* waiting = find(id)) {
                waiting->asking = false;
                look_later(*waiting, kStoreRest);
            }
        });
    };
    ports_.database.write(std::move(take), std::move(done));
}

void GroupCalls::taken(CampaignId id, const std::vector<CampaignTarget>& targets, std::optional<Instant> next_due) {
    Run* run = find(id);
    if (run == nullptr) return;
    run->asking = false;
    if (run->stopped) {
        for (const CampaignTarget& target : targets)
            put_result(after_call(target, {{}, TargetResult::not_called, {}}, {.tries = 0}, ports_.clock.now()));
        return forget_if_over(id);
    }
    for (const CampaignTarget& target : targets) call(*run, target);
    if (run->live.empty() && !next_due && !run->paused) return finish(id);
    if (!targets.empty()) changed(id);
    if (run->paused) return;
    const Instant now = ports_.clock.now();
    if (next_due && *next_due > now)
        look_later(*run, *next_due - now);
    else if (next_due)
        look(id);
}

void GroupCalls::call(Run& run, const CampaignTarget& target) {
    const CallId call =
        ports_.calls.begin({.number = target.number,
                            .flow = run.flow,
                            .ring = std::chrono::seconds{run.about.plan.ring_s},
                            .over = [this, id = run.about.id, target](const TargetCall& ended, const std::string& choice) {
                                over(id, target, ended, choice);
                            }});
    run.live.insert(call);
}

void GroupCalls::over(CampaignId id, const CampaignTarget& target, const TargetCall& ended, const std::string& choice) {
    Run* run = find(id);
    if (run == nullptr) return;
    run->live.erase(ended.call);
    const CampaignPlan& plan = run->about.plan;
    const TargetCall call = ended.result == TargetResult::heard ? heard_call(plan, ended.call, choice) : ended;
    const CampaignTarget after =
        after_call(target, call, run->stopped ? RetryRule{.tries = 0} : plan.retries, ports_.clock.now());
    put_result(after);
    changed(id);
    if (run->stopped) return forget_if_over(id);
    look(id);
}

void GroupCalls::put_result(const CampaignTarget& after) {
    ports_.database.write([after, now = ports_.clock.now()](UnitOfWork& work) { work.campaigns.put_result(after, now); },
                          [](const std::exception_ptr& failure) { log_failure("a campaign's result was not written", failure); });
}

void GroupCalls::forget_if_over(CampaignId id) {
    const Run* run = find(id);
    if (run != nullptr && run->stopped && run->live.empty() && !run->asking) runs_.erase(id);
}

void GroupCalls::finish(CampaignId id) {
    runs_.erase(id);
    const Instant now = ports_.clock.now();
    auto close = [id, now](UnitOfWork& work) {
        const auto campaign = work.campaigns.find(id);
        const auto state = campaign ? advance(campaign->state, CampaignAction::finish) : std::nullopt;
        if (state) work.campaigns.set_state(id, *state, CampaignAction::finish, std::nullopt, now);
    };
    auto done = [this, id, open = std::weak_ptr(alive_)](const std::exception_ptr& failure) {
        log_failure("a campaign's end was not written", failure);
        if (open.lock()) post([this, id] { changed(id); });
    };
    ports_.database.write(std::move(close), std::move(done));
}

void GroupCalls::changed(CampaignId id) {
    ports_.live.publish({.user = {}, .roles = {Role::supervisor, Role::leader}, .department = {}}, "campaign.changed",
                        json::encode(CampaignChanged{id}));
}

}  // namespace hotline::app
