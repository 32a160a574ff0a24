#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/messages/letter.hpp"
#include "domain/messages/message.hpp"

namespace hotline::app {

/// How much of a gateway's work is in which state.
struct OutboxCount {
    GatewayName gateway;
    int waiting{};  ///< also those that are being sent, or unsure
    std::optional<Instant> oldest;
};

/// Outgoing messages; the only place that they are sent from.
class OutboxStore {
public:
    virtual ~OutboxStore() = default;
    /// False, and nothing is written, when the key is known.
    virtual bool insert(const Message& made) = 0;
    virtual void save(const Message& after) = 0;
    [[nodiscard]] virtual std::optional<Message> find(MessageId id) = 0;
    [[nodiscard]] virtual std::optional<Message> find_by_key(const std::string& key) = 0;
    /// The first in line whose time has come.
    [[nodiscard]] virtual std::optional<Message> next_to_send(const GatewayName& gateway, Instant now) = 0;
    /// Waiting, being sent or unsure, in line.
    [[nodiscard]] virtual std::vector<Message> unfinished(const GatewayName& gateway, int limit) = 0;
    /// Those for which time alone does something: unsure ones whose report did not come, and ones that are too late.
    [[nodiscard]] virtual std::vector<Message> overdue(const GatewayName& gateway, Instant now, int limit) = 0;
    /// The next moment at which the gateway has something to do after this one; nothing: not before something is written.
    [[nodiscard]] virtual std::optional<Instant> next_moment(const GatewayName& gateway, Instant after) = 0;
    /// Those that a run which ended left half sent.
    [[nodiscard]] virtual std::vector<Message> interrupted() = 0;
    [[nodiscard]] virtual std::vector<Message> of_case(CaseId id) = 0;
    [[nodiscard]] virtual std::vector<Message> of_letter(LetterId id) = 0;
    /// The latest, newest first.
    [[nodiscard]] virtual std::vector<Message> to_address(const std::string& address, int limit) = 0;
    [[nodiscard]] virtual std::vector<OutboxCount> counts() = 0;

    [[nodiscard]] virtual bool is_opted_out(WrittenChannel channel, const std::string& address) = 0;
    virtual void set_opted_out(WrittenChannel channel, const std::string& address, bool out, Instant at) = 0;
};

/// One thing that happened to a letter.
struct LetterEvent {
    Instant at;
    LetterStep what{};
    UserId by;  ///< 0: the system
    std::string note;
};

struct LetterFilter {
    std::optional<LetterState> state;
    std::optional<WrittenChannel> channel;
    std::optional<UserId> owner;
    std::string sender;
    bool newest_first{false};
    int limit{50};
};

class LetterStore {
public:
    virtual ~LetterStore() = default;
    /// False, and nothing is written, when the key is known: a gateway may deliver twice.
    virtual bool insert(const Letter& made) = 0;
    virtual void save(const Letter& after, const LetterEvent& event) = 0;
    [[nodiscard]] virtual std::optional<Letter> find(LetterId id) = 0;
    [[nodiscard]] virtual std::vector<LetterEvent> history(LetterId id) = 0;
    /// Those not done first, the oldest first.
    [[nodiscard]] virtual std::vector<Letter> list(const LetterFilter& filter) = 0;
    [[nodiscard]] virtual int count(LetterState state) = 0;
    /// Leases that ran out, and letters without a response whose time is over and that nobody was told of.
    [[nodiscard]] virtual std::vector<Letter> awaiting_clock(Instant now) = 0;
};

}  // namespace hotline::app
