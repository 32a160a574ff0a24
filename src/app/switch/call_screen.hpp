#pragma once
#include "app/switch/agents.hpp"
#include "app/switch/calls.hpp"
#include "domain/call/call_function.hpp"

namespace hotline::app {

/// How a call looks to each of ours who is in it, and what he may do.
class CallScreen {
public:
    CallScreen(SwitchContext& context, Agents& agents) : context_(context), agents_(agents) {}

    /// Shows the call's present face to everybody of ours in it; who has seen it already is left alone.
    void refresh(const Call& call);
    /// For somebody at whom it begins to ring, or who begins to listen.
    [[nodiscard]] DeskCall desk_call(const Call& call, UserId user) const;

private:
    [[nodiscard]] Conversation conversation_of(const Call& call, UserId user) const;
    [[nodiscard]] PartyView lead_of(const Call& call) const;

    SwitchContext& context_;
    Agents& agents_;
};

[[nodiscard]] Standing standing_of(const Call& call, UserId user);

}  // namespace hotline::app
