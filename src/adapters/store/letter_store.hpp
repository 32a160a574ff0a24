#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/message_stores.hpp"

namespace hotline::store {

class SqlLetterStore final : public app::LetterStore {
public:
    explicit SqlLetterStore(Connection& connection) : connection_(connection) {}

    bool insert(const Letter& made) override;
    void save(const Letter& after, const app::LetterEvent& event) override;
    [[nodiscard]] std::optional<Letter> find(LetterId id) override;
    [[nodiscard]] std::vector<app::LetterEvent> history(LetterId id) override;
    [[nodiscard]] std::vector<Letter> list(const app::LetterFilter& filter) override;
    [[nodiscard]] int count(LetterState state) override;
    [[nodiscard]] std::vector<Letter> awaiting_clock(Instant now) override;

private:
    void add(LetterId id, const app::LetterEvent& event);

    Connection& connection_;
};

}  // namespace hotline::store
