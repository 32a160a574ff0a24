#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace hotline::app {

/// Which door a SIP request came through. Each is a policy of its own: what a trunk may do, a phone may not.
enum class Listener { trunk, phone };

enum class Codec { pcma, pcmu };

/// One side of an RTP session as SDP describes it (RFC 8866, RFC 3264), reduced to what we carry.
struct RtpDescription {
    std::string address;                     ///< numeric IPv4 or IPv6
    std::uint16_t port{};                    ///< 0: no audio
    Codec codec{Codec::pcma};                ///< the first of ours in the peer's order; PCMA preferred when we offer
    std::optional<std::uint8_t> event_type;  ///< payload type of telephone-event/8000 (RFC 4733), when negotiated
    bool sends{true};                        ///< false for recvonly/inactive: the peer put us on hold
    bool receives{true};
};

/// Why a call leg ended: Q.850 cause number where one fits, and our word for it (RFC 3326).
enum class ReleaseCause {
    normal_clearing,     // 16
    user_busy,           // 17
    no_answer,           // 19
    rejected,            // 21
    unallocated_number,  // 1
    not_registered,      // 20
    incompatible_media,  // 88
    temporary_failure,   // 41
    congestion,          // 42
    media_timeout,       // 102
    answered_elsewhere,  // 26
    cancelled,           // 31: the caller gave up before an answer
    not_allowed,         // 57
    trunk_failed,        // 38: the trunk did not answer or cannot carry the call; nobody was rung
};

/// How far a transfer has come that a phone asked for.
enum class TransferProgress { trying, ringing, done, failed };

/// A phone's user pressed its transfer button (REFER, RFC 3515).
struct TransferRequest {
    LegId leg;                          ///< who asks; his partner is to be transferred
    std::string to;                     ///< the number or extension; of an attended transfer, whom he consulted
    std::optional<LegId> consultation;  ///< attended (Replaces, RFC 3891): his other leg, whose partner is the target
};

struct IncomingCall {
    LegId leg;
    Listener listener;
    std::string from;                 ///< caller's number as claimed; from a phone: its own extension, never what it says
    std::string to;                   ///< user part of the request URI
    RtpDescription remote;            ///< the offer; an INVITE without SDP is answered with our offer by the adapter
    std::optional<LegId> replaces{};  ///< the caller wants the place of this answered leg (RFC 3891), which lives
};

/// A call to the outside, as it is given to one trunk.
struct OutsideCall {
    TrunkName trunk;
    std::string number;        ///< digits, perhaps behind a +
    std::string shown_number;  ///< whose number the called one sees; empty: the trunk's own
    RtpDescription local;
};

/// The SIP side of a leg. All calls are made on the switch thread, none of them blocks; ids of finished legs are ignored.
/// Retransmissions, CANCEL before a provisional answer, glare, PRACK and session timers are the adapter's business.
class Signalling {
public:
    virtual ~Signalling() = default;
    /// 180 to the caller.
    virtual void ring(LegId leg) = 0;
    /// 183 with our answer: the caller hears us before the call is answered. The answer must give the same local side.
    virtual void sound_early(LegId leg, const RtpDescription& local) = 0;
    /// 200 with our answer (or our offer when the INVITE had none).
    virtual void answer(LegId leg, const RtpDescription& local) = 0;
    /// A new leg to a registered phone (its extension) with our offer; `shown_number` is the caller's, for the phone's display.
    virtual void invite(LegId leg, const std::string& extension, const std::string& shown_number,
                        const RtpDescription& local) = 0;
    /// Tells the peer of an answered leg that it is held (it hears us, we do not listen), or not any more. How a peer shows it
    /// is its own affair; what it hears does not depend on it. An answer that changes something is reported as a media change.
    virtual void show_hold(LegId leg, bool held) = 0;
    /// The decision about a transfer that this leg asked for; exactly one is open at a time, and expected within seconds.
    virtual void accept_transfer(LegId leg) = 0;
    virtual void refuse_transfer(LegId leg) = 0;
    /// Tells the leg how its accepted transfer goes, as long as it is there; done and failed end it.
    virtual void report_transfer(LegId leg, TransferProgress progress) = 0;
    /// A new leg to the public network with our offer. A trunk that is not known fails like one that does not answer.
    virtual void dial(LegId leg, const OutsideCall& call) = 0;
    /// Ends the leg whatever its state is: error response, CANCEL or BYE. on_released still follows, once.
    virtual void hang_up(LegId leg, ReleaseCause cause) = 0;
    /// Whether a phone is registered now under this extension.
    [[nodiscard]] virtual bool is_registered(const std::string& extension) const = 0;
};

/// What the SIP side reports; called on the switch thread. For every leg exactly one on_released, and nothing after it.
class SignallingEvents {
public:
    virtual ~SignallingEvents() = default;
    virtual void on_incoming(const IncomingCall& call) = 0;
    virtual void on_ringing(LegId leg) = 0;
    /// The far end sounds before it answers (183 with SDP): an announcement, or its own ringing tone. May be repeated with
    /// another address; the answer may bring yet another.
    virtual void on_early_sound(LegId leg, const RtpDescription& remote) = 0;
    virtual void on_answered(LegId leg, const RtpDescription& remote) = 0;
    /// A re-INVITE or UPDATE changed the peer's address, codec or direction. The adapter has already answered it with the same
    /// local side.
    virtual void on_media_changed(LegId leg, const RtpDescription& remote) = 0;
    /// A phone asks; accept_transfer() or refuse_transfer() answers.
    virtual void on_transfer_asked(const TransferRequest& request) = 0;
    /// A key that came by signalling (INFO), 0-9 * # A-D; most come as sound, from the media.
    virtual void on_key(LegId leg, char key) = 0;
    virtual void on_released(LegId leg, ReleaseCause cause) = 0;
    virtual void on_registration_changed(const std::string& extension, bool registered) = 0;
    /// A trunk that is asked (OPTIONS) has begun or ceased to answer. Trunks are taken to answer until then.
    virtual void on_trunk_changed(const TrunkName& trunk, bool answers) = 0;
};

/// Digest secrets of phones, asked by the SIP adapter; answered from a snapshot in memory.
class PhoneDirectory {
public:
    virtual ~PhoneDirectory() = default;
    /// MD5(extension:realm:password) in lower-case hex (RFC 8760 section 2.1), or nothing for an unknown extension.
    [[nodiscard]] virtual std::optional<std::string> ha1(const std::string& extension) const = 0;
};

}  // namespace hotline::app
