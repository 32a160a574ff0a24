#include "domain/ivr/rehearsal.hpp"

#include <utility>

#include "domain/ivr/interpreter.hpp"

namespace hotline::ivr {
namespace {

constexpr std::chrono::milliseconds kToPressAKey{1000};

class Walker {
public:
    Walker(const Flow& flow, const Stage& stage, const Rehearsal& rehearsal)
        : flow_(flow),
          stage_(stage),
          rehearsal_(rehearsal),
          around_{stage.calendars, stage.queues, rehearsal.caller, std::chrono::minutes{480},
                  [&rehearsal](const QueueCode& queue) {
                      const auto known = rehearsal.queues.find(queue);
                      return known == rehearsal.queues.end() ? QueueState{} : known->second;
                  }} {}

    Rehearsed run() {
        take(begin(flow_, around_, now()));
        for (const Act& act : rehearsal_.acts) {
            if (act.talked) {
                talk();
                continue;
            }
            if (done_.ended) break;
            perform(act);
        }
        done_.variables = session_.variables;
        return std::move(done_);
    }

private:
    [[nodiscard]] Instant now() const { return rehearsal_.at + passed_; }

    /// How long people talk is nobody's to say here; the flow goes on as if no time had passed.
    void talk() {
        if (!std::exchange(done_.goes_on_after_talk, false)) return;
        done_.ended.reset();
        done_.queue.reset();
        hear(heard::TalkOver{});
    }

    void perform(const Act& act) {
        if (act.hang_up) {
            done_.ended = RehearsalEnd::caller_hung_up;
        } else if (act.answer) {
            hear(heard::Answer{act.answer->available, act.answer->found, act.answer->values});
        } else if (done_.steps.back().waits_for == WaitsFor::speech) {
            if (act.key == "#" || act.silence) hear(heard::Spoken{!act.silence});
        } else if (!act.key.empty()) {
            passed_ += kToPressAKey;
            hear(heard::Key{act.key.front()});
        } else {
            passed_ += lasts_;
            hear(heard::Silence{});
        }
    }

    void hear(const Heard& heard) { take(resume(flow_, around_, session_, heard, now())); }

    void take(Step step) {
        session_ = std::move(step.session);
        const std::size_t before = done_.steps.size();
        for (const Footprint& print : step.passed)
            if (const auto* node = std::get_if<NodePassed>(&print)) enter(node->node);
        if (std::holds_alternative<command::CarryOn>(step.then)) return;
        const bool speaks_again = done_.steps.size() == before && !std::holds_alternative<command::EndCall>(step.then);
        if (speaks_again) enter(session_.node);
        std::visit([this](const auto& command) { follow(command); }, step.then);
    }

    void enter(const std::string& name) {
        const auto node = flow_.nodes.find(name);
        done_.steps.push_back({.node = name,
                               .kind = node == flow_.nodes.end() ? std::string{} : std::string{kind_of(node->second)},
                               .said = {},
                               .waits_for = WaitsFor::nothing,
                               .passed_ms = passed_.count()});
    }

    void say(const std::vector<PromptName>& prompts, std::chrono::milliseconds wait) {
        lasts_ = wait;
        for (const PromptName& prompt : prompts)
            lasts_ += std::chrono::milliseconds{static_cast<std::int64_t>(stage_.seconds_of(prompt) * 1000)};
        done_.steps.back().said = prompts;
    }

    void follow(const command::Say& command) {
        say(command.prompts, command.wait);
        done_.steps.back().waits_for = command.wait.count() > 0 ? WaitsFor::key : WaitsFor::sound_end;
    }
    void follow(const command::AwaitKey& command) {
        say({}, command.wait);
        done_.steps.back().waits_for = WaitsFor::key;
    }
    void follow(const command::CarryOn&) {}
    void follow(const command::AskProgress& command) {
        say(command.meanwhile, {});
        done_.steps.back().waits_for = WaitsFor::world;
    }
    void follow(const command::Listen&) { done_.steps.back().waits_for = WaitsFor::speech; }
    void follow(const command::FileComplaint& command) {
        say(command.meanwhile, {});
        done_.steps.back().waits_for = WaitsFor::world;
    }
    void follow(const command::JoinQueue& command) {
        end(RehearsalEnd::queue, command.queue);
        done_.goes_on_after_talk = command.comes_back;
    }
    void follow(const command::FollowPlan& command) { end(RehearsalEnd::queue_plan, command.queue); }
    void follow(const command::KeepPlace& command) { end(RehearsalEnd::call_back, command.queue); }
    void follow(const command::LeaveMessage&) { end(RehearsalEnd::mailbox, std::nullopt); }
    void follow(const command::GoAlong&) { end(RehearsalEnd::forward, std::nullopt); }
    void follow(const command::EndCall&) { end(RehearsalEnd::hang_up, std::nullopt); }

    void end(RehearsalEnd how, std::optional<QueueCode> queue) {
        done_.ended = how;
        done_.queue = std::move(queue);
    }

    const Flow& flow_;
    const Stage& stage_;
    const Rehearsal& rehearsal_;
    Surroundings around_;
    Session session_;
    Rehearsed done_;
    std::chrono::milliseconds passed_{0};
    std::chrono::milliseconds lasts_{0};  ///< what is being said, and the wait behind it
};

}  // namespace

Rehearsed rehearse(const Flow& flow, const Stage& stage, const Rehearsal& rehearsal) {
    return Walker{flow, stage, rehearsal}.run();
}

RehearsedPath path_of(const Rehearsed& rehearsed) {
    RehearsedPath path{.path = {}, .ended = rehearsed.ended, .queue = rehearsed.queue};
    for (const RehearsedStep& step : rehearsed.steps)
        if (path.path.empty() || path.path.back() != step.node) path.path.push_back(step.node);
    return path;
}

}  // namespace hotline::ivr
