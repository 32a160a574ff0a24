#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "app/ports/database.hpp"
#include "app/ports/live.hpp"
#include "app/ports/message_gateway.hpp"
#include "app/ports/outbox_desk.hpp"

namespace hotline::app {

/// Sends what stands in the outbox, each gateway's messages in the order they were written, no faster than it takes them. Lives
/// on a thread that may wait; only states() may be called from elsewhere.
class Outbox {
public:
    struct Parts {
        Database& database;
        LiveEvents& live;
        const Clock& clock;
    };
    struct Way {
        Gateway gateway;
        MessageGateway& to;
    };

    Outbox(Parts parts, std::vector<Way> ways);

    /// What the last run left half sent: nobody knows whether it arrived. Before the first look().
    void recover();
    /// Does what is due, at most one message a gateway; gives when there is something to do again, nothing: not before
    /// something is written. Throws what the database throws; nothing is lost by that.
    [[nodiscard]] std::optional<Instant> look();
    [[nodiscard]] std::shared_ptr<const GatewayStates> states() const { return states_.load(); }

private:
    /// What the gateway answered is kept here until it is durable.
    struct Unsaved {
        MessageId message;
        MessageNews news;
        Instant at;
    };
    struct Line {
        Way way;
        GatewayState state;
        Instant free_at;  ///< not before, by its speed or because it was not reached
        std::optional<Unsaved> unsaved;
    };

    std::optional<Instant> look_at(Line& line);
    void save_answer(Line& line);
    void let_time_act(const Line& line);
    std::optional<Message> claim(const Line& line);
    void send(Line& line, const Message& message);
    void note(Line& line, const GatewayAnswer& answer, Instant now);
    void alarm(std::string_view code, const GatewayName& name);
    void tell(const Message& message);
    void show();

    Parts parts_;
    std::vector<Line> lines_;
    std::atomic<std::shared_ptr<const GatewayStates>> states_;
};

}  // namespace hotline::app
