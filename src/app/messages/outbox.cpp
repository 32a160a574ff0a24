#include "app/messages/outbox.hpp"

#include <algorithm>
#include <future>

#include "app/formats/alarm.hpp"
#include "app/formats/messages.hpp"
#include "app/messages/message_notices.hpp"
#include "base/json/codec.hpp"
#include "base/log.hpp"

namespace hotline::app {
namespace {

constexpr int kBatch = 100;

using Begin = void (Database::*)(Database::Work, Database::Done);

/// The outbox has a thread of its own, and nothing else to do meanwhile.
void wait_for(Database& database, Begin begin, Database::Work work) {
    std::promise<void> promise;
    auto done = promise.get_future();
    (database.*begin)(std::move(work), [&promise](const std::exception_ptr& wrong) {
        wrong ? promise.set_exception(wrong) : promise.set_value();
    });
    done.get();
}

std::optional<Message> moved(UnitOfWork& work, MessageId id, const MessageNews& news, Instant now, const RetryRules& rules) {
    const auto before = work.outbox.find(id);
    auto next = before ? after(*before, news, now, rules) : std::nullopt;
    if (next) work.outbox.save(*next);
    return next;
}

}  // namespace

Outbox::Outbox(Parts parts, std::vector<Way> ways) : parts_(parts) {
    for (Way& way : ways) {
        GatewayState state{.name = way.gateway.name};
        lines_.push_back({.way = std::move(way), .state = std::move(state), .free_at = {}, .unsaved = {}});
    }
    show();
}

void Outbox::recover() {
    int left = 0;
    wait_for(parts_.database, &Database::write, [&](UnitOfWork& work) {
        for (const Message& each : work.outbox.interrupted()) {
            const auto line = std::ranges::find(lines_, each.gateway, [](const Line& one) { return one.way.gateway.name; });
            const RetryRules rules = line == lines_.end() ? RetryRules{} : line->way.gateway.retry;
            const MessageNews news{.signal = MessageSignal::unanswered, .answer = {}, .reference = {}};
            left += moved(work, each.id, news, parts_.clock.now(), rules).has_value() ? 1 : 0;
        }
    });
    if (left > 0) log::warning("outbox: {} messages were being sent when the last run ended", left);
}

std::optional<Instant> Outbox::look() {
    std::optional<Instant> next;
    for (Line& line : lines_)
        if (const auto moment = look_at(line)) next = std::min(next.value_or(*moment), *moment);
    return next;
}

std::optional<Instant> Outbox::look_at(Line& line) {
    if (line.unsaved) save_answer(line);
    let_time_act(line);
    if (parts_.clock.now() >= line.free_at)
        if (const auto message = claim(line)) send(line, *message);
    std::optional<Instant> next;
    const Instant now = parts_.clock.now();
    wait_for(parts_.database, &Database::read,
             [&](UnitOfWork& work) { next = work.outbox.next_moment(line.way.gateway.name, now); });
    return next ? std::optional{std::max(*next, line.free_at)} : next;
}

void Outbox::let_time_act(const Line& line) {
    const Gateway& gateway = line.way.gateway;
    const Instant now = parts_.clock.now();
    std::vector<Message> due;
    wait_for(parts_.database, &Database::read, [&](UnitOfWork& work) { due = work.outbox.overdue(gateway.name, now, kBatch); });
    if (due.empty()) return;
    std::vector<Message> changed;
    wait_for(parts_.database, &Database::write, [&](UnitOfWork& work) {
        for (const Message& each : due) {
            const auto fresh = work.outbox.find(each.id);
            const auto signal = fresh ? due_signal(*fresh, now, gateway.retry) : std::nullopt;
            if (!signal) continue;
            const MessageNews news{.signal = *signal, .answer = {}, .reference = {}};
            if (auto next = moved(work, each.id, news, now, gateway.retry)) changed.push_back(std::move(*next));
        }
    });
    for (const Message& each : changed) tell(each);
}

std::optional<Message> Outbox::claim(const Line& line) {
    const Gateway& gateway = line.way.gateway;
    const Instant now = parts_.clock.now();
    std::optional<Message> found;
    wait_for(parts_.database, &Database::read, [&](UnitOfWork& work) { found = work.outbox.next_to_send(gateway.name, now); });
    if (!found) return found;
    wait_for(parts_.database, &Database::write, [&](UnitOfWork& work) {
        const MessageNews news{.signal = MessageSignal::start, .answer = {}, .reference = {}};
        found = moved(work, found->id, news, now, gateway.retry);
    });
    return found;
}

void Outbox::send(Line& line, const Message& message) {
    GatewayAnswer answer = line.way.to.submit(message);
    const Instant now = parts_.clock.now();
    note(line, answer, now);
    MessageNews news{signal_of(answer.outcome), std::move(answer.text), std::move(answer.reference)};
    line.unsaved = Unsaved{message.id, std::move(news), now};
    save_answer(line);
}

void Outbox::save_answer(Line& line) {
    std::optional<Message> changed;
    wait_for(parts_.database, &Database::write, [&](UnitOfWork& work) {
        changed = moved(work, line.unsaved->message, line.unsaved->news, line.unsaved->at, line.way.gateway.retry);
    });
    line.unsaved.reset();
    if (changed) tell(*changed);
}

void Outbox::note(Line& line, const GatewayAnswer& answer, Instant now) {
    GatewayState& state = line.state;
    const bool does = answer.outcome == GatewayOutcome::accepted || answer.outcome == GatewayOutcome::refused;
    const bool was_down = state.health == GatewayHealth::down;
    state.failures = does ? 0 : state.failures + 1;
    state.last_answer_at = now;
    state.last_answer = answer.text;
    line.free_at =
        now + (does ? Duration{std::chrono::seconds{1}} / std::max(1, line.way.gateway.per_second) : pause_after(state.failures));
    state.next_try_at = does ? std::nullopt : std::optional{line.free_at};
    state.health = does ? GatewayHealth::works : state.failures < kFailuresToAlarm ? GatewayHealth::failing : GatewayHealth::down;
    show();
    if (state.health == GatewayHealth::down && !was_down) alarm("gateway_down", state.name);
    if (does && was_down) alarm("gateway_back", state.name);
}

void Outbox::alarm(std::string_view code, const GatewayName& name) {
    log::warning("outbox: {} {}", code, name.value);
    parts_.live.publish({.roles = {Role::supervisor, Role::system_admin}}, "alarm.raised",
                        json::encode(AlarmRaised{std::string{code}, name.value}));
}

void Outbox::tell(const Message& message) { publish_message_changed(parts_.live, message); }

void Outbox::show() {
    auto states = std::make_shared<GatewayStates>();
    for (const Line& line : lines_) states->push_back(line.state);
    states_.store(std::move(states));
}

}  // namespace hotline::app
