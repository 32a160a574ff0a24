#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

namespace hotline {

/// How a line sounded, in four steps: a good, b small faults, c words get lost, d hardly to be understood.
BOOST_DEFINE_ENUM_CLASS(QualityGrade, a, b, c, d)

/// One direction of a line as its receiver measured it.
struct LineFigures {
    double loss{};                        ///< share of packets that did not come, 0 to 1
    double jitter_ms{};                   ///< interarrival jitter (RFC 3550 6.4.1)
    std::optional<double> round_trip_ms;  ///< when the far end told
};

/// The worst of the three figures counts:
///
///   grade   loss below   jitter below   round trip below
///   a       1 %          20 ms          200 ms              G.114: up to 150 ms one way disturb nobody
///   b       3 %          40 ms          300 ms
///   c       8 %          80 ms          500 ms
///   d       anything worse
[[nodiscard]] QualityGrade grade_of(const LineFigures& figures);

}  // namespace hotline
