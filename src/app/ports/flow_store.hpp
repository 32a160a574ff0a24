#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/flows.hpp"
#include "domain/ivr/flow_traffic.hpp"

namespace hotline::app {

struct StoredFlowVersion {
    FlowCode code;
    int version{};
    FlowVersionState state{};
    Instant at;  ///< it was published, or is to be
    UserId by;
    std::string by_name;  ///< read, never written
    std::string why;
    std::string document;
    std::string layout;
};

struct StoredFlowDraft {
    FlowCode code;
    int revision{};
    int based_on{};  ///< the version it began as; 0: none
    std::string document;
    std::string layout;
    Instant changed_at;
    UserId changed_by;
    std::string changed_by_name;  ///< read, never written
};

/// Flows as they are edited. What calls walk is CityStore::switch_config().
class FlowStore {
public:
    virtual ~FlowStore() = default;
    [[nodiscard]] virtual std::vector<FlowCode> codes() = 0;
    virtual void make(const FlowCode& code) = 0;

    /// Counts every change of a draft, also that it is gone; what an editor has read is told by it.
    [[nodiscard]] virtual int revision(const FlowCode& code) = 0;
    virtual int next_revision(const FlowCode& code) = 0;
    [[nodiscard]] virtual std::optional<StoredFlowDraft> draft(const FlowCode& code) = 0;
    virtual void put(const StoredFlowDraft& draft) = 0;
    virtual void drop_draft(const FlowCode& code) = 0;

    [[nodiscard]] virtual std::vector<StoredFlowVersion> versions(const FlowCode& code) = 0;  ///< the newest first
    [[nodiscard]] virtual std::optional<StoredFlowVersion> version(const FlowCode& code, int version) = 0;
    [[nodiscard]] virtual std::vector<StoredFlowVersion> in_state(FlowVersionState state) = 0;
    virtual void add(const StoredFlowVersion& version) = 0;
    /// A published version is the one that calls walk; the one before it is superseded by the caller of this.
    virtual void set_state(const FlowCode& code, int version, FlowVersionState state) = 0;

    /// What callers did in this version in calls that came in [from, to).
    [[nodiscard]] virtual ivr::FlowTraffic traffic(const FlowCode& code, int version, Instant from, Instant to) = 0;

    [[nodiscard]] virtual std::vector<FlowTest> tests(const FlowCode& code) = 0;
    virtual void add(const FlowCode& code, const FlowTest& test) = 0;
    virtual bool remove_test(const FlowCode& code, FlowTestId id) = 0;
};

}  // namespace hotline::app
