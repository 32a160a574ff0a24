#include <gtest/gtest.h>

#include "domain/acd/duty_contact.hpp"
#include "domain/acd/fallback_check.hpp"

namespace hotline {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

// Working days 09:00-17:00; Thursday 1 October 2026 is a holiday, Saturday 10 October a make-up day. Instants are UTC.
Calendar office() {
    Calendar calendar{.code = {"office"}};
    for (std::size_t day = 0; day < 5; ++day) calendar.week[day] = {{540, 1020}};
    calendar.holidays[2026y / October / 1] = "国庆节";
    calendar.make_up_days[2026y / October / 10] = "国庆节调休";
    return calendar;
}

Calendar evening() {
    Calendar calendar{.code = {"evening"}};
    for (auto& day : calendar.week) day = {{1020, 1440}};
    return calendar;
}

const std::map<CalendarCode, Calendar> kCalendars{{{"office"}, office()}, {{"evening"}, evening()}};
const Destination kMailbox{DestinationKind::mailbox, "general"};
const Destination kDuty{DestinationKind::contact, "duty"};
const DestinationNames kNames{.mailboxes = {"general"}, .contacts = {"duty"}, .prompts = {"closed_notice"}};

Instant local(year_month_day day, minutes time) { return Instant{sys_days{day}.time_since_epoch() + time - 8h}; }

Queue queue_with(std::vector<Fallback> plan) { return {.code = {"general"}, .hours = {"office"}, .fallbacks = std::move(plan)}; }

std::vector<std::string> findings(const std::vector<Queue>& queues) {
    std::map<QueueCode, Queue> all;
    for (const Queue& queue : queues) all[queue.code] = queue;
    std::vector<std::string> words;
    for (const auto& finding : check_fallbacks(all, kCalendars, kNames)) words.push_back(in_words(finding));
    return words;
}

using Words = std::vector<std::string>;

TEST(Fallback, AHolidayGoesItsOwnWayOrThatOfAClosedHour) {
    const std::vector<Fallback> plan{{Unserved::closed, {}, {kMailbox}}, {Unserved::holiday, {"evening"}, {kDuty, kMailbox}}};
    const auto first_of = [&](Instant at) {
        return fallback_for(plan, why_closed(office(), at), kCalendars, at)->to.front().kind;
    };
    EXPECT_EQ(first_of(local(2026y / September / 30, 20h)), DestinationKind::mailbox) << "an ordinary evening";
    EXPECT_EQ(first_of(local(2026y / October / 1, 20h)), DestinationKind::contact) << "the holiday's evening";
    EXPECT_EQ(first_of(local(2026y / October / 1, 10h)), DestinationKind::mailbox)
        << "the holiday's morning has no line of its own";
    EXPECT_EQ(first_of(local(2026y / October / 10, 20h)), DestinationKind::mailbox) << "a make-up day is no holiday";
}

TEST(Fallback, APlanForEveryClosedHourPasses) {
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {kDuty, kMailbox}}})}), Words{});
    const Destination to_general{DestinationKind::queue, "general"};
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {kMailbox}}}),
                        Queue{.code = {"other"}, .hours = {"office"}, .fallbacks = {{Unserved::closed, {}, {to_general}}}}}),
              Words{});
}

TEST(Fallback, AnHourWithoutADestinationIsNamed) {
    auto plan = queue_with({{Unserved::closed, {"evening"}, {kMailbox}}});
    const auto found = findings({plan});
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), "no_destination general: closed, Monday 00:00-09:00");
    EXPECT_EQ(found.at(5), "no_destination general: closed, Saturday 00:00-17:00");
    EXPECT_EQ(found.at(7), "no_destination general: holiday, 2026-10-01 00:00-17:00");
    EXPECT_EQ(found.back(), "no_destination general: closed, 2026-10-10 00:00-09:00");
}

TEST(Fallback, ALimitOnWaitingNeedsADestinationInOpenHours) {
    auto limited = queue_with({{Unserved::closed, {}, {kMailbox}}});
    limited.longest_wait_s = 60;
    limited.most_waiting = 10;
    EXPECT_EQ(findings({limited}).front(), "no_destination general: waited_too_long, Monday 09:00-17:00");
    limited.fallbacks.push_back({Unserved::waited_too_long, {}, {kMailbox}});
    EXPECT_EQ(findings({limited}).front(), "no_destination general: full, Monday 09:00-17:00");
    limited.fallbacks.push_back({Unserved::full, {}, {{DestinationKind::message, "closed_notice"}}});
    EXPECT_EQ(findings({limited}), Words{});
}

TEST(Fallback, AListMustEndWhereACallerIsNeverLost) {
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {kMailbox, kDuty}}})}),
              Words{"nothing_after_it general: closed, duty"});
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {}}})}), Words{"nothing_after_it general: closed, "});
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {{DestinationKind::queue, "general"}}}})}),
              Words{"circle general: closed, "});
}

TEST(Fallback, UnknownNamesAndNumbersAreNamed) {
    const Destination nobody{DestinationKind::mailbox, "nobody"};
    const Destination number{DestinationKind::forward, "call me"};
    EXPECT_EQ(findings({queue_with({{Unserved::closed, {}, {number, nobody}}})}),
              (Words{"bad_number general: closed, call me", "unknown_target general: closed, nobody"}));
}

TEST(DutyContact, RingsWhoIsOnDutyAtThisHour) {
    const DutyContact duty{.code = {"duty"}, .numbers = {{"10000000001", {"evening"}}, {"10000000002", {}}}};
    EXPECT_EQ(numbers_on_duty(duty, kCalendars, local(2026y / September / 30, 20h)),
              (std::vector<std::string>{"10000000001", "10000000002"}));
    EXPECT_EQ(numbers_on_duty(duty, kCalendars, local(2026y / September / 30, 10h)), std::vector<std::string>{"10000000002"});
}

}  // namespace
}  // namespace hotline
