#pragma once
#include <string>
#include <string_view>

#include "domain/call/call_event.hpp"

namespace hotline::store {

/// A fact's name in the database and in the interface, e.g. "queue_joined".
[[nodiscard]] std::string_view type_of(const CallFact& fact);

/// A fact's members as JSON, and back. Reading throws StoreError for what this version does not know.
[[nodiscard]] std::string encode_fact(const CallFact& fact);
[[nodiscard]] CallFact decode_fact(std::string_view type, std::string_view detail);

/// What a person sees beside the type: a node, key, queue code, outcome; for facts of an agent the empty string.
[[nodiscard]] std::string brief_of(const CallFact& fact);
/// The agent a fact speaks of; 0 when of none.
[[nodiscard]] UserId agent_of(const CallFact& fact);

}  // namespace hotline::store
