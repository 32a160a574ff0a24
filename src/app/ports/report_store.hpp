#pragma once
#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "app/formats/overview.hpp"
#include "app/formats/statistics.hpp"
#include "domain/call/call_record.hpp"
#include "domain/statistics/measure.hpp"

namespace hotline::app {

/// Which things are counted.
struct FactFilter {
    /// Only what has one of these values; codes and words as they are stored, a slot as its number, an agent as his id.
    struct Keep {
        Dimension by{};
        std::vector<std::string> values;
    };
    Instant from;
    Instant to;
    Instant now;  ///< decides what is overdue, and ends states that last
    std::chrono::minutes utc_offset{480};
    std::vector<Keep> keeps;          ///< all of them hold; only dimensions that the subject has
    std::vector<DistrictCode> scope;  ///< cases of these districts only, or of none; empty: all
};

/// What belongs to one value of a dimension. A day is written "2026-11-24".
struct GroupCounts {
    std::string group;
    FactCounts counts;
};

class ReportStore {
public:
    virtual ~ReportStore() = default;
    [[nodiscard]] virtual Overview overview(Instant from, Instant to, Instant now) = 0;
    /// The facts, all of this subject, by a dimension that it has; groups in the order of their names, those of nothing left out.
    [[nodiscard]] virtual std::vector<GroupCounts> count(Subject subject, Dimension by, std::span<const Fact> facts,
                                                         const FactFilter& filter) = 0;
    /// The things that a fact counts, or that have a part in its sum; newest first, keyset paging. None with a cursor that is
    /// not one of ours.
    [[nodiscard]] virtual FactRowPage rows(Fact fact, const FactFilter& filter, const std::string& cursor, int limit) = 0;
    /// The calls that came in the period as their events make them, whatever their rows say.
    [[nodiscard]] virtual std::vector<CallRecord> calls_of_events(Instant from, Instant to) = 0;
};

}  // namespace hotline::app
