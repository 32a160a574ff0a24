#pragma once
#include "app/flows/edit_flows.hpp"

namespace hotline::app {

/// Puts the draft in force now, or at its time: only when nothing is wrong with it and every test of the flow passes. Calls in
/// progress finish on the version they began with.
[[nodiscard]] FlowResult<FlowVersionView> publish_flow(const FlowWork& at, const FlowCode& code, const PublishFlow& wanted);

/// Puts an earlier version in force again, as a new one with the old document. What no longer fits the city is refused.
[[nodiscard]] FlowResult<FlowVersionView> roll_back_flow(const FlowWork& at, const FlowCode& code, const RollBackFlow& wanted);

[[nodiscard]] FlowResult<int> unschedule_flow(const FlowWork& at, const FlowCode& code);

[[nodiscard]] bool has_due_flows(UnitOfWork& work, Instant now);
/// Scheduled versions whose time has come are in force from now on; gives how many. The switch must be told.
int publish_due_flows(UnitOfWork& work, Instant now);

}  // namespace hotline::app
