#pragma once
#include <array>
#include <string_view>

#include "domain/call/call_event.hpp"

namespace hotline {

/// What each kind of fact is called in the database and the API, in the order of the variant's alternatives.
inline constexpr std::array<std::string_view, std::variant_size_v<CallFact>> kCallFactNames{"offered",
                                                                                            "dialled",
                                                                                            "barred",
                                                                                            "answered",
                                                                                            "flow_entered",
                                                                                            "node_entered",
                                                                                            "key_pressed",
                                                                                            "choice_made",
                                                                                            "queue_joined",
                                                                                            "agent_offered",
                                                                                            "offer_refused",
                                                                                            "agent_connected",
                                                                                            "held",
                                                                                            "retrieved",
                                                                                            "agent_line_lost",
                                                                                            "agent_line_back",
                                                                                            "party_called",
                                                                                            "party_joined",
                                                                                            "party_left",
                                                                                            "alternated",
                                                                                            "taken_back",
                                                                                            "conferred",
                                                                                            "handed_over",
                                                                                            "sent_to_queue",
                                                                                            "muted",
                                                                                            "unmuted",
                                                                                            "keys_sent",
                                                                                            "help_asked",
                                                                                            "help_over",
                                                                                            "supervised",
                                                                                            "supervision_over",
                                                                                            "intercepted",
                                                                                            "forced_release",
                                                                                            "recording_started",
                                                                                            "recording_finished",
                                                                                            "recording_failed",
                                                                                            "queue_unserved",
                                                                                            "mailbox_entered",
                                                                                            "message_started",
                                                                                            "message_left",
                                                                                            "message_discarded",
                                                                                            "callback_requested",
                                                                                            "recording_sealed",
                                                                                            "recording_held",
                                                                                            "recording_hold_ended",
                                                                                            "recording_erased",
                                                                                            "talk_ended",
                                                                                            "judged",
                                                                                            "ended"};

}  // namespace hotline
