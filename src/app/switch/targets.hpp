#pragma once
#include <string>

#include "app/switch/agents.hpp"
#include "app/switch/queue_board.hpp"

namespace hotline::app {

/// Somebody who can be rung.
struct Callee {
    std::optional<UserId> user;  ///< absent: he has no seat here
    std::string number;          ///< his extension, or a number outside
    std::string name;
    std::optional<OutsideNumber> outside;  ///< he is reached over a trunk
};

/// Whom agents can bring into calls: who is meant by a target, and whether it can be tried now.
class Targets {
public:
    Targets(SwitchContext& context, const Agents& agents, const QueueBoard& board)
        : context_(context), agents_(agents), board_(board) {}

    /// Not for a queue, which is no person.
    [[nodiscard]] Result<Callee, DeskRefusal> callee(const Target& target) const;
    /// A queue where people answer now.
    [[nodiscard]] Result<QueueCode, DeskRefusal> queue(const Target& target) const;
    /// A person with a seat, whatever he does.
    [[nodiscard]] Callee seat_of(UserId user) const;
    [[nodiscard]] TargetList all(UserId asker) const;
    /// A telephone that the hotline itself rings: one of its own, or outside as far as its dial plan allows.
    [[nodiscard]] Callee telephone(const std::string& number, std::string name) const;

private:
    [[nodiscard]] Result<Callee, DeskRefusal> agent(const std::string& extension) const;
    [[nodiscard]] Result<Callee, DeskRefusal> number(const std::string& number, std::string name) const;
    /// As far as every agent may dial it.
    [[nodiscard]] Result<Callee, DeskRefusal> outside(const std::string& number, std::string name) const;

    SwitchContext& context_;
    const Agents& agents_;
    const QueueBoard& board_;
};

}  // namespace hotline::app
