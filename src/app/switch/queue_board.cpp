#include "app/switch/queue_board.hpp"

#include <utility>

namespace hotline::app {

void QueueBoard::changed(const QueueCode& queue) {
    changed_.insert(queue);
    if (!next_.is_running()) next_.start(context_.settings.board_every, [this] { publish(); });
}

void QueueBoard::agent_changed(UserId agent) {
    const auto profile = context_.config->agents.find(agent);
    if (profile == context_.config->agents.end()) return;
    for (const QueueCode& queue : profile->second.queues) changed(queue);
}

void QueueBoard::publish() {
    for (const QueueCode& code : std::exchange(changed_, {})) {
        const auto queue = context_.config->queues.find(code);
        if (queue != context_.config->queues.end()) live_.queue_changed(view(queue->second));
    }
}

std::vector<QueueView> QueueBoard::all() const {
    std::vector<QueueView> views;
    for (const auto& [code, queue] : context_.config->queues) views.push_back(view(queue));
    return views;
}

QueueView QueueBoard::view(const Queue& queue) const {
    QueueView view{.code = queue.code, .name_zh = queue.name_zh, .name_en = queue.name_en};
    view.waiting = distribution_.line().waiting_in(queue.code);
    if (const auto oldest = distribution_.line().oldest_in(queue.code))
        view.longest_wait_s =
            static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(context_.now() - *oldest).count());
    const QueueStaff staff = distribution_.line().staff_of(queue.code);
    view.agents_signed_in = staff.signed_in();
    view.agents_ready = staff.free;
    view.agents_talking = staff.on_call;
    view.agents_pausing = staff.pausing;
    if (const auto wait = distribution_.expected_wait(queue.code))
        view.expected_wait_s = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(*wait).count());
    view.open = is_open_now(queue.code);
    return view;
}

bool QueueBoard::is_open_now(const QueueCode& code) const {
    const auto queue = context_.config->queues.find(code);
    if (queue == context_.config->queues.end()) return false;
    const auto calendar = context_.config->calendars.find(queue->second.hours);
    return calendar != context_.config->calendars.end() && is_open(calendar->second, context_.now()) &&
           has_its_guest(queue->second, context_.config->guest_sessions, context_.now());
}

ivr::QueueState QueueBoard::state(const QueueCode& queue) const {
    return {distribution_.line().waiting_in(queue), distribution_.line().staff_of(queue).signed_in()};
}

}  // namespace hotline::app
