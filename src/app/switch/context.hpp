#pragma once
#include <string>
#include <vector>

#include "app/desk.hpp"
#include "app/ports/flow_world.hpp"
#include "app/ports/journal.hpp"
#include "app/ports/live.hpp"
#include "app/ports/media.hpp"
#include "app/ports/signalling.hpp"
#include "app/ports/timers.hpp"
#include "app/switch_config.hpp"
#include "base/executor.hpp"
#include "base/ids.hpp"
#include "domain/outbound/trunk.hpp"

namespace hotline::app {

/// What the switch needs of the world. All of it outlives the switch.
struct SwitchPorts {
    Signalling& signalling;
    Media& media;
    Timers& timers;
    Journal& journal;
    LiveEvents& live;
    Executor& executor;  ///< of the switch thread
    const Clock& clock;
    IdSource& ids;
    FlowWorld* flow_world{nullptr};  ///< null: what flows ask is unavailable
};

struct SwitchSettings {
    std::string recordings_folder;  ///< absolute; a folder per local day is made below it
    RecordingFormat recording_format{RecordingFormat::alaw_stereo};
    std::chrono::minutes utc_offset{480};           ///< of the city, for the name of the day
    std::chrono::seconds line_grace{60};            ///< how long a broken agent's line is waited for
    std::chrono::seconds page_connects_within{20};  ///< a citizen's page that never sends sound is given up
    std::chrono::seconds closing_time{3};           ///< the longest wait for far ends and files at the end
    std::chrono::milliseconds board_every{200};     ///< queue.changed at most this often
    std::vector<Trunk> trunks;                      ///< for calls to the outside
};

/// The parts of the switch share this; it is owned by Switch and changed by nobody else.
struct SwitchContext {
    SwitchPorts ports;
    SwitchSettings settings;
    SwitchSnapshot config;  ///< the present one; a call keeps the one it began with
    BlacklistSnapshot blacklist{std::make_shared<const Blacklist>()};

    [[nodiscard]] Instant now() const { return ports.clock.now(); }
};

/// Stops the program when another thread has come in: a state touched by two threads cannot be trusted any more.
void require_switch_thread(const SwitchContext& context);

}  // namespace hotline::app
