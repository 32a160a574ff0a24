#include "main/statistics_commands.hpp"

#include <fmt/format.h>

#include "app/city_time.hpp"
#include "app/statistics/verify_figures.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/statistics/catalogue_page.hpp"
#include "main/storage.hpp"

namespace hotline {
namespace {

constexpr int kDoesNotFit = 3;
constexpr int kBadDates = 2;

Date yesterday(const Calendar& calendar, Instant now) {
    return Date{std::chrono::sys_days{local_date(calendar, now)} - std::chrono::days{1}};
}

}  // namespace

int verify_statistics(const Config& config, const std::string& from, const std::string& to) {
    const auto first = parse_iso_date(from);
    const auto last = parse_iso_date(to);
    const bool is_bad = (!from.empty() && !first) || (!to.empty() && !last) || (first && last && *last < *first);
    if (is_bad) {
        fmt::print(stderr, "Give days as 2026-11-24, the first one first.\n");
        return kBadDates;
    }
    const Storage storage(config);
    std::vector<app::FigureFault> faults;
    storage.read([&](app::UnitOfWork& work) {
        const Calendar calendar = app::city_calendar(work).value_or(Calendar{});
        const Date begin = first.value_or(last.value_or(yesterday(calendar, storage.clock.now())));
        const Date end{std::chrono::sys_days{last.value_or(begin)} + std::chrono::days{1}};
        const StatPeriod period{at_minute(calendar, begin, 0), at_minute(calendar, end, 0)};
        faults = app::verify_figures(work, period, calendar.utc_offset, storage.clock.now());
    });
    for (const auto& fault : faults) fmt::print("{} {} {} {}\n", fault.what, fault.where, fault.counted, fault.expected);
    fmt::print("{} figures differ from their events\n", faults.size());
    return faults.empty() ? 0 : kDoesNotFit;
}

void print_catalogue() { fmt::print("{}", catalogue_page()); }

}  // namespace hotline
