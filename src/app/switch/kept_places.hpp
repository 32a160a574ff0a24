#pragma once
#include <map>
#include <string>

#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/distribution.hpp"
#include "app/switch/queue_board.hpp"

namespace hotline::app {

/// Callers who would rather be rung back than wait with the telephone at the ear: they hang up and keep their place. When their
/// turn comes an agent is offered the call like any other, and the number is rung as soon as he takes it. The task that reminds
/// people of the promise (domain/callback) exists beside this and survives a restart; the place does not.
class KeptPlaces {
public:
    struct Parts {
        Calls& calls;
        Distribution& distribution;
        QueueBoard& board;
        CallSignals& signals;
    };
    KeptPlaces(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// Whether the queue offers it, and this caller can be rung.
    [[nodiscard]] bool is_offered(const Call& call) const;
    /// Whether the hotline may ring this number, for this caller.
    [[nodiscard]] bool may_ring(const Call& call, const std::string& number) const;
    /// He asks for it before he waits. Hangs up when it is said to him.
    void ask(Call& call, const QueueCode& queue, const std::string& number);
    /// He has pressed a key while he waits.
    void key(Call& call, char key);
    /// Any call has ended: the place of one who asked begins to wait by itself.
    void ended(const Call& call);
    /// He is served another way: he calls again, or somebody rings him.
    void give_up(const std::string& number);
    void close() { is_closed_ = true; }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Place {
        Place(CallId id, Timers& timers) : call(id), limit(timers) {}
        CallId call;
        Countdown limit;
    };
    void wait_on(const Call& asked);
    void promise(Call& call);

    SwitchContext& context_;
    Parts parts_;
    std::map<std::string, Place> places_;  ///< by number: one place each
    bool is_closed_{false};
};

}  // namespace hotline::app
