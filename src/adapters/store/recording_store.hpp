#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/recording_store.hpp"

namespace hotline::store {

class SqlRecordingStore final : public app::RecordingStore {
public:
    explicit SqlRecordingStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] Page list(const app::RecordingFilter& filter) override;
    [[nodiscard]] std::optional<RecordingEntry> find(RecordingId id) override;
    [[nodiscard]] std::optional<RecordingEntry> of_call(CallId call) override;
    [[nodiscard]] std::optional<RecordingEntry> at_path(const std::string& path) override;

    [[nodiscard]] std::vector<RecordingEntry> after(RecordingId id, int limit) override;
    [[nodiscard]] std::vector<CallId> unrecorded_calls(Instant since, int limit) override;
    void set_check(RecordingId id, Instant at, std::optional<RecordingFault> fault) override;
    void replace_findings(const std::vector<app::RecordingFinding>& findings) override;
    [[nodiscard]] std::vector<app::RecordingFinding> findings(int limit) override;
    void insert(const app::Reconciliation& done) override;
    [[nodiscard]] std::optional<app::Reconciliation> last_reconciliation() override;
    [[nodiscard]] app::RecordingTotals totals(Instant now) override;

    [[nodiscard]] std::vector<app::RecordingMarker> markers(RecordingId recording) override;
    void put(RecordingId recording, const app::RecordingMarker& marker) override;
    [[nodiscard]] std::optional<app::RecordingMarker> marker(RecordingId recording, MarkerId id) override;
    void remove(MarkerId id) override;

    void put(const app::ErasureRequest& asked) override;
    [[nodiscard]] std::vector<app::ErasureRequest> erasures_asked(int limit) override;
    [[nodiscard]] std::optional<app::ErasureRequest> erasure_asked(RecordingId recording) override;
    void close_erasure(RecordingId recording) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
