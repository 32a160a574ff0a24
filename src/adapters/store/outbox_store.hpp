#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/message_stores.hpp"

namespace hotline::store {

class SqlOutboxStore final : public app::OutboxStore {
public:
    explicit SqlOutboxStore(Connection& connection) : connection_(connection) {}

    bool insert(const Message& made) override;
    void save(const Message& after) override;
    [[nodiscard]] std::optional<Message> find(MessageId id) override;
    [[nodiscard]] std::optional<Message> find_by_key(const std::string& key) override;
    [[nodiscard]] std::optional<Message> next_to_send(const GatewayName& gateway, Instant now) override;
    [[nodiscard]] std::vector<Message> unfinished(const GatewayName& gateway, int limit) override;
    [[nodiscard]] std::vector<Message> overdue(const GatewayName& gateway, Instant now, int limit) override;
    [[nodiscard]] std::optional<Instant> next_moment(const GatewayName& gateway, Instant after) override;
    [[nodiscard]] std::vector<Message> interrupted() override;
    [[nodiscard]] std::vector<Message> of_case(CaseId id) override;
    [[nodiscard]] std::vector<Message> of_letter(LetterId id) override;
    [[nodiscard]] std::vector<Message> to_address(const std::string& address, int limit) override;
    [[nodiscard]] std::vector<app::OutboxCount> counts() override;
    [[nodiscard]] bool is_opted_out(WrittenChannel channel, const std::string& address) override;
    void set_opted_out(WrittenChannel channel, const std::string& address, bool out, Instant at) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
