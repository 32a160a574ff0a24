#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/desk.hpp"
#include "app/outbound/automatic_calls.hpp"
#include "app/ports/media.hpp"
#include "app/ports/signalling.hpp"
#include "app/switch/context.hpp"
#include "domain/call/call_record.hpp"

namespace hotline::app {

/// What the switch must remember of its last run.
struct SwitchHistory {
    std::vector<AgentEvent> agents;  ///< each one's last event, and all of the last kLongestShift; in order
    std::vector<CallRecord> calls;   ///< ended ones that waited or talked in the last kAgentIsKnown; in order
};

/// Calls, queues and agents: the whole phone path between the SIP, media and HTTP adapters. Lives on the switch thread.
///
/// Wiring: construct, restore(), give signalling_events() and media_events() to the adapters, desk() to HTTP, then let the
/// thread run. The ports must outlive it, and the executor and timers must run nothing of it after its destruction.
class Switch {
public:
    Switch(const SwitchPorts& ports, SwitchSettings settings, SwitchSnapshot config);
    ~Switch();

    /// Before the first call, on the switch thread or before it runs.
    void restore(const SwitchHistory& history);

    [[nodiscard]] Desk& desk();
    /// For calls that nobody of the staff is in; switch thread.
    [[nodiscard]] AutomaticCalls& automatic_calls();
    [[nodiscard]] SignallingEvents& signalling_events();
    [[nodiscard]] MediaEvents& media_events();

    /// The city as it is now; switch thread.
    [[nodiscard]] const SwitchSnapshot& config() const;

    /// Takes no more calls, ends those that are, and calls `done` when their legs are gone and their recordings closed (or
    /// after closing_time). Any thread; once.
    void shut_down(Task done);

    /// What must always be zero or equal, in words; empty when calls, legs, offers and agents agree. Switch thread.
    [[nodiscard]] std::vector<std::string> disagreements() const;
    struct Load {
        std::size_t calls;
        std::size_t legs;
        std::size_t waiting;
        std::size_t offers;
    };
    [[nodiscard]] Load load() const;

    /// Every prompt that calls need beside those of flows.
    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hotline::app
