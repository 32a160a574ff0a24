#pragma once
#include <span>

#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

class SqlCaseStore final : public app::CaseStore {
public:
    explicit SqlCaseStore(Connection& connection) : connection_(connection) {}

    void insert(const Case& made, const CaseEvent& recorded, const std::string& progress_hash,
                const std::string& idempotency_key) override;
    /// A case with the life that it has behind it; `at` is what its events make it.
    void take_over(const Case& at, std::span<const CaseEvent> life, const std::string& progress_hash,
                   const std::string& idempotency_key = {});
    /// Throws StoreError when an event with this number was stored already.
    void append(const Case& after, const CaseEvent& event) override;
    [[nodiscard]] std::optional<Case> find(CaseId id) override;
    [[nodiscard]] std::optional<Case> find_by_number(const std::string& number) override;
    [[nodiscard]] std::optional<CaseId> find_by_key(const std::string& idempotency_key) override;
    [[nodiscard]] std::string progress_hash(CaseId id) override;
    [[nodiscard]] std::vector<CaseEvent> events(CaseId id) override;
    [[nodiscard]] std::vector<Case> followers(CaseId id) override;
    void wake(CaseId id, std::optional<Instant> at) override;
    void wake_open(Instant at) override;
    [[nodiscard]] std::vector<CaseId> to_wake(Instant now, int limit) override;
    [[nodiscard]] int next_in_day(Date day) override;
    /// A cursor that is not one of ours gives an empty page.
    [[nodiscard]] Page list(const app::CaseFilter& filter, Instant now) override;
    [[nodiscard]] std::vector<Case> sharing_words(std::string_view text, Instant since, int limit) override;
    int rebuild() override;

private:
    void put_row(const Case& value);
    void put_event(const CaseEvent& event);
    void put_co_handlers(const Case& value);
    void put_rounds(const Case& value);
    void put_words(const Case& value);
    [[nodiscard]] Case read_case(Query& query);
    [[nodiscard]] std::vector<Case> read_cases(Query& query);

    Connection& connection_;
};

}  // namespace hotline::store
