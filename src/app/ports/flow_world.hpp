#pragma once
#include <functional>
#include <string>

#include "domain/ids.hpp"
#include "domain/ivr/session.hpp"

namespace hotline::app {

/// What a caller said to a flow; the sound is in the recording of his call.
struct SpokenComplaint {
    CallId call;
    std::string caller;  ///< his number, as it came
    Instant began;
    Duration length{};
};

/// What flows may ask beyond the switch. Never blocks; the reply comes on the switch thread, also after the caller has gone.
class FlowWorld {
public:
    using Reply = std::move_only_function<void(ivr::heard::Answer)>;
    virtual ~FlowWorld() = default;
    /// How far the case of this number is, for whoever knows its code. Wrong tries are counted as on the citizen's page.
    virtual void ask_progress(std::string number, std::string code, Reply reply) = 0;
    /// Makes a case of what was spoken; the answer's values are its number and its code. Available only when it is durable.
    virtual void file_complaint(const SpokenComplaint& complaint, Reply reply) = 0;
};

}  // namespace hotline::app
