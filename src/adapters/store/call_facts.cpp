#include "adapters/store/call_facts.hpp"

#include <array>
#include <boost/describe/class.hpp>
#include <utility>

#include "adapters/store/sql_values.hpp"
#include "base/json/codec.hpp"
#include "domain/call/call_fact_names.hpp"

namespace hotline::call_event {
BOOST_DESCRIBE_STRUCT(Offered, (), (from, to, channel))
BOOST_DESCRIBE_STRUCT(Dialled, (), (number, agent, about))
BOOST_DESCRIBE_STRUCT(Barred, (), (bar))
BOOST_DESCRIBE_STRUCT(Answered, (), ())
BOOST_DESCRIBE_STRUCT(FlowEntered, (), (flow, version))
BOOST_DESCRIBE_STRUCT(NodeEntered, (), (node))
BOOST_DESCRIBE_STRUCT(ChoiceMade, (), (choice))
BOOST_DESCRIBE_STRUCT(QueueJoined, (), (queue, position))
BOOST_DESCRIBE_STRUCT(AgentOffered, (), (agent, eligible))
BOOST_DESCRIBE_STRUCT(OfferRefused, (), (agent, why))
BOOST_DESCRIBE_STRUCT(AgentConnected, (), (agent))
BOOST_DESCRIBE_STRUCT(Held, (), ())
BOOST_DESCRIBE_STRUCT(Retrieved, (), ())
BOOST_DESCRIBE_STRUCT(AgentLineLost, (), (agent))
BOOST_DESCRIBE_STRUCT(AgentLineBack, (), (agent))
BOOST_DESCRIBE_STRUCT(PartyCalled, (), (role, agent, number, name))
BOOST_DESCRIBE_STRUCT(PartyJoined, (), (role, agent, number))
BOOST_DESCRIBE_STRUCT(PartyLeft, (), (role, agent, number, why))
BOOST_DESCRIBE_STRUCT(Alternated, (), (aside))
BOOST_DESCRIBE_STRUCT(TakenBack, (), ())
BOOST_DESCRIBE_STRUCT(Conferred, (), ())
BOOST_DESCRIBE_STRUCT(HandedOver, (), (agent))
BOOST_DESCRIBE_STRUCT(SentToQueue, (), (agent, queue))
BOOST_DESCRIBE_STRUCT(Muted, (), (agent))
BOOST_DESCRIBE_STRUCT(Unmuted, (), (agent))
BOOST_DESCRIBE_STRUCT(KeysSent, (), (agent, count))
BOOST_DESCRIBE_STRUCT(HelpAsked, (), (agent))
BOOST_DESCRIBE_STRUCT(HelpOver, (), (agent))
BOOST_DESCRIBE_STRUCT(Supervised, (), (agent, of, mode))
BOOST_DESCRIBE_STRUCT(SupervisionOver, (), (agent))
BOOST_DESCRIBE_STRUCT(Intercepted, (), (agent, from))
BOOST_DESCRIBE_STRUCT(ForcedRelease, (), (agent, reason))
BOOST_DESCRIBE_STRUCT(RecordingStarted, (), (recording, path, format))
constexpr auto json_optional(const RecordingStarted*) { return std::array{"format"}; }  // facts from before there was a choice
BOOST_DESCRIBE_STRUCT(RecordingFinished, (), (recording, length_ms, bytes))
BOOST_DESCRIBE_STRUCT(RecordingFailed, (), (recording, reason))
BOOST_DESCRIBE_STRUCT(QueueUnserved, (), (queue, why))
BOOST_DESCRIBE_STRUCT(MailboxEntered, (), (mailbox))
BOOST_DESCRIBE_STRUCT(MessageStarted, (), (recording, path, format))
constexpr auto json_optional(const MessageStarted*) { return std::array{"format"}; }
BOOST_DESCRIBE_STRUCT(MessageLeft, (), (recording, mailbox, length_ms, reason))
BOOST_DESCRIBE_STRUCT(MessageDiscarded, (), (recording))
BOOST_DESCRIBE_STRUCT(CallbackRequested, (), (queue, number))
constexpr auto json_optional(const CallbackRequested*) { return std::array{"number"}; }
BOOST_DESCRIBE_STRUCT(RecordingSealed, (), (recording, length_ms, bytes, sha256))
BOOST_DESCRIBE_STRUCT(RecordingHeld, (), (recording, by, reason))
BOOST_DESCRIBE_STRUCT(RecordingHoldEnded, (), (recording, by, reason))
BOOST_DESCRIBE_STRUCT(RecordingErased, (), (recording, why))
BOOST_DESCRIBE_STRUCT(TalkEnded, (), (agent))
BOOST_DESCRIBE_STRUCT(Judged, (), (level))
BOOST_DESCRIBE_STRUCT(Ended, (), (outcome, by, q850_cause))
}  // namespace hotline::call_event

namespace hotline::store {
namespace {

std::string encode_one(const auto& fact) { return json::encode(fact); }
std::string encode_one(const call_event::KeyPressed& fact) { return json::encode(std::string(1, fact.key)); }

template <class Fact>
CallFact decode_one(std::string_view detail) {
    if constexpr (std::same_as<Fact, call_event::KeyPressed>) {
        const auto key = json::decode<std::string>(detail);
        if (!key || key->size() != 1) throw StoreError("a stored key press cannot be read");
        return call_event::KeyPressed{key->front()};
    } else {
        auto fact = json::decode<Fact>(detail);
        if (!fact) throw StoreError("a stored call event cannot be read");
        return std::move(*fact);
    }
}

template <std::size_t... Index>
CallFact decode_at(std::size_t wanted, std::string_view detail, std::index_sequence<Index...>) {
    using Decode = CallFact (*)(std::string_view);
    constexpr std::array<Decode, sizeof...(Index)> kDecode{&decode_one<std::variant_alternative_t<Index, CallFact>>...};
    return kDecode.at(wanted)(detail);
}

/// One overload per fact that has something short to say.
struct Brief {
    std::string operator()(const call_event::Offered& fact) const { return fact.to; }
    std::string operator()(const call_event::FlowEntered& fact) const { return fact.flow.value; }
    std::string operator()(const call_event::NodeEntered& fact) const { return fact.node; }
    std::string operator()(const call_event::KeyPressed& fact) const { return std::string(1, fact.key); }
    std::string operator()(const call_event::ChoiceMade& fact) const { return fact.choice; }
    std::string operator()(const call_event::QueueJoined& fact) const { return fact.queue.value; }
    std::string operator()(const call_event::PartyCalled& fact) const {
        return fact.agent || fact.name.empty() ? fact.number : fact.name;
    }
    std::string operator()(const call_event::PartyJoined& fact) const { return fact.number; }
    std::string operator()(const call_event::PartyLeft& fact) const { return fact.number + ' ' + std::string(name_of(fact.why)); }
    std::string operator()(const call_event::SentToQueue& fact) const { return fact.queue.value; }
    std::string operator()(const call_event::Supervised& fact) const { return std::string(name_of(fact.mode)); }
    std::string operator()(const call_event::ForcedRelease& fact) const { return fact.reason; }
    std::string operator()(const call_event::RecordingFailed& fact) const { return fact.reason; }
    std::string operator()(const call_event::QueueUnserved& fact) const { return std::string(name_of(fact.why)); }
    std::string operator()(const call_event::MailboxEntered& fact) const { return fact.mailbox.value; }
    std::string operator()(const call_event::MessageLeft& fact) const { return fact.mailbox.value; }
    std::string operator()(const call_event::CallbackRequested& fact) const { return fact.queue.value; }
    std::string operator()(const call_event::RecordingHeld& fact) const { return fact.reason; }
    std::string operator()(const call_event::RecordingHoldEnded& fact) const { return fact.reason; }
    std::string operator()(const call_event::RecordingErased& fact) const { return fact.why; }
    std::string operator()(const call_event::Judged& fact) const { return std::string(name_of(fact.level)); }
    std::string operator()(const call_event::Ended& fact) const { return std::string(name_of(fact.outcome)); }
    std::string operator()(const auto&) const { return {}; }
};

}  // namespace

std::string_view type_of(const CallFact& fact) { return kCallFactNames.at(fact.index()); }

std::string encode_fact(const CallFact& fact) {
    return std::visit([](const auto& one) { return encode_one(one); }, fact);
}

CallFact decode_fact(std::string_view type, std::string_view detail) {
    const auto found = std::ranges::find(kCallFactNames, type);
    if (found == kCallFactNames.end()) throw StoreError("a stored call event is not known to this version");
    return decode_at(static_cast<std::size_t>(found - kCallFactNames.begin()), detail,
                     std::make_index_sequence<kCallFactNames.size()>{});
}

std::string brief_of(const CallFact& fact) { return std::visit(Brief{}, fact); }

UserId agent_of(const CallFact& fact) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.agent; })
                return one.agent;
            else
                return UserId{};
        },
        fact);
}

}  // namespace hotline::store
