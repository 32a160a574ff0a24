#include "domain/call/line_quality.hpp"

#include <array>

namespace hotline {
namespace {

struct Limit {
    QualityGrade grade;
    double loss;
    double jitter_ms;
    double round_trip_ms;
};

constexpr std::array kLimits{
    Limit{QualityGrade::a, 0.01, 20, 200},
    Limit{QualityGrade::b, 0.03, 40, 300},
    Limit{QualityGrade::c, 0.08, 80, 500},
};

bool is_within(const LineFigures& figures, const Limit& limit) {
    return figures.loss < limit.loss && figures.jitter_ms < limit.jitter_ms &&
           figures.round_trip_ms.value_or(0) < limit.round_trip_ms;
}

}  // namespace

QualityGrade grade_of(const LineFigures& figures) {
    for (const Limit& limit : kLimits)
        if (is_within(figures, limit)) return limit.grade;
    return QualityGrade::d;
}

}  // namespace hotline
