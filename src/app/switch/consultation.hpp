#pragma once
#include "app/switch/call_sound.hpp"
#include "app/switch/parties.hpp"

namespace hotline::app {

/// Transfer, consultation and conference as the agent who leads a call does them. A transfer to a person is a consultation that
/// completes itself when he answers, so whoever cannot be reached brings the citizen back to his agent.
class Consultation {
public:
    struct Parts {
        Calls& calls;
        Parties& parties;
        Targets& targets;
        CallSound& sound;
        CallSignals& signals;
    };
    using Done = Result<void, DeskRefusal>;
    explicit Consultation(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Done transfer(Call& call, const Target& to);
    [[nodiscard]] Done consult(Call& call, const Target& whom);
    [[nodiscard]] Done add(Call& call, const Target& whom);
    void complete(Call& call);
    void back(Call& call);
    void alternate(Call& call);
    void join(Call& call);

    /// Somebody whom the agent called has answered.
    void answered(Call& call, Party& party);

private:
    [[nodiscard]] Done deal_with(Call& call, PartyRole role, const Target& whom);
    [[nodiscard]] Done send_to_queue(Call& call, const Target& to);

    Parts parts_;
};

}  // namespace hotline::app
