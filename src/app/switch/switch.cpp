#include "app/switch/switch.hpp"

#include <algorithm>
#include <iterator>

#include "app/switch/audit.hpp"
#include "app/switch/desk_door.hpp"
#include "app/switch/port_events.hpp"

namespace hotline::app {

struct Switch::Impl {
    Impl(const SwitchPorts& ports, SwitchSettings settings, SwitchSnapshot config)
        : context{ports, std::move(settings), std::move(config)} {
        distribution.configure();
        audit.start();
    }
    [[nodiscard]] WaitingSound::Outlook outlook_of(CallId id) {
        const Call* call = calls.find(id);
        return {distribution.place_of(id), distribution.expected_wait(id), call != nullptr && kept.is_offered(*call)};
    }

    // Parts know each other by reference only, so the order of this list matters to nobody but the destructor.
    SwitchContext context;
    LiveFeed live{context.ports.live};
    Player player{context.ports.media};
    Calls calls{context};
    CallScreen screen{context, agents};
    CallSound sound{context, player, waiting};
    Parties parties{context, {calls, legs, agents, lines, live, screen, control}};
    Targets targets{context, agents, board};
    Handover handover{{calls, legs, agents, parties, sound, board, live, phones, control}};
    Consultation consultation{{calls, parties, targets, sound, control}};
    Supervision supervision{context, {calls, agents, parties, targets, sound, screen, control}};
    PhoneFunctions phones{context, {calls, legs, agents, consultation, sound, screen, control}};
    CallControl control{context, {calls,    legs,         ivr,         waiting,    distribution, agents, recordings, board,
                                  live,     fallbacks,    mailboxes,   last_words, forwarding,   sound,  screen,     parties,
                                  handover, consultation, supervision, phones,     outbound,     kept}};
    CallFunctions functions{context, {calls, agents, consultation, sound, screen, control}};
    TrunkCalls trunks{context, live};
    Legs legs{context, trunks, control};
    OutboundCalls outbound{context, {calls, legs, agents, lines, sound, screen, live, kept, control}};
    KeptPlaces kept{context, {calls, distribution, board, control}};
    Agents agents{context, live, control};
    AgentLines lines{context, agents};
    Distribution distribution{context, {calls, legs, agents, lines, live, screen, control}};
    QueueBoard board{context, distribution, live};
    IvrRunner ivr{context, {calls, player, board, control}};
    WaitingSound waiting{context, player, [this](CallId call) { return outlook_of(call); }};
    Recordings recordings{context, calls, live};
    Fallbacks fallbacks{context, {calls, distribution, control, control}};
    Mailboxes mailboxes{context, {calls, player, recordings, control}};
    LastWords last_words{player, control};
    Forwarding forwarding{context, {calls, parties, targets, player, sound, control, control}};
    Inbound inbound{context, {calls, legs, agents, phones, kept, control}};
    AgentDesk desk{context, {calls, agents, lines, distribution, outbound, control}};
    DeskDoor door{context, {desk, lines, board, trunks, inbound, control, distribution, functions, targets, supervision}};
    Closing closing{context, {calls, legs, recordings, inbound, kept, control}};
    SwitchEvents events{context, {legs, trunks, phones, inbound, agents, lines, control, recordings, closing}};
    Audit audit{context, {calls, legs, agents, distribution, live}};
};

Switch::Switch(const SwitchPorts& ports, SwitchSettings settings, SwitchSnapshot config)
    : impl_(std::make_unique<Impl>(ports, std::move(settings), std::move(config))) {}
Switch::~Switch() = default;

void Switch::restore(const SwitchHistory& history) {
    impl_->agents.restore(history.agents);
    impl_->distribution.restore(history.calls);
}

Desk& Switch::desk() { return impl_->door; }
AutomaticCalls& Switch::automatic_calls() { return impl_->outbound; }
SignallingEvents& Switch::signalling_events() { return impl_->events; }
MediaEvents& Switch::media_events() { return impl_->events; }

const SwitchSnapshot& Switch::config() const { return impl_->context.config; }

void Switch::shut_down(Task done) {
    impl_->context.ports.executor.post([this, done = std::move(done)]() mutable { impl_->closing.begin(std::move(done)); });
}

std::vector<std::string> Switch::disagreements() const { return impl_->audit.disagreements(); }

Switch::Load Switch::load() const {
    const Distributor& line = impl_->distribution.line();
    return {impl_->calls.size(), impl_->legs.size(), line.waiting_calls(), line.offers()};
}

std::vector<PromptName> Switch::prompts() {
    std::vector<PromptName> all = WaitingSound::prompts();
    for (const auto& more :
         {Mailboxes::prompts(), Forwarding::prompts(), Fallbacks::prompts(), CallSound::prompts(), KeptPlaces::prompts()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace hotline::app
