#pragma once
#include <boost/describe/enum.hpp>

namespace hotline {

/// What a person is to a call.
///   consulted   asked by the agent while the citizen waits
///   target      the citizen is to be left to him as soon as he answers
///   member      takes part together with the citizen
///   supervisor  beside an agent: listens, whispers or barges in
BOOST_DEFINE_ENUM_CLASS(PartyRole, citizen, agent, consulted, target, member, supervisor)

/// How a supervisor stands beside an agent: 监听 hears everything and says nothing, 耳语 is heard by the agent alone, 强插 by
/// everybody.
BOOST_DEFINE_ENUM_CLASS(SupervisionMode, listen, whisper, barge)

}  // namespace hotline
