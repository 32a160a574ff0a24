#include "main/reminders.hpp"

#include <pthread.h>

#include "app/case_chores.hpp"
#include "app/city_time.hpp"
#include "app/flows/publish_flows.hpp"
#include "app/formats/alarm.hpp"
#include "app/messages/letters.hpp"
#include "app/messages/message_notices.hpp"
#include "app/statistics/verify_figures.hpp"
#include "app/task_notices.hpp"
#include "app/voicemail.hpp"
#include "base/json/codec.hpp"
#include "base/log.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

constexpr std::chrono::seconds kEvery{5};
constexpr int kFiguresAtMinute = 3 * 60;  // of the local day: the night's quietest hour

}  // namespace

Reminders::Reminders(Storage& storage, app::LiveEvents& live, app::Desk& desk)
    : storage_(storage), live_(live), desk_(desk), thread_([this] { run(); }) {}

Reminders::~Reminders() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Reminders::run() {
    pthread_setname_np(pthread_self(), "reminders");
    while (pause_unless_stopping()) {
        try {
            look();
        } catch (const std::exception& wrong) {
            log::warning("reminders: {}", wrong.what());  // the next look tries again
        }
    }
}

bool Reminders::pause_unless_stopping() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, kEvery, [this] { return stopping_; });
}

void Reminders::look() {
    const Instant now = storage_.clock.now();
    look_at_cases(now);
    look_at_flows(now);
    look_at_figures(now);
    look_at_letters(now);
    bool any = false;
    storage_.read([&](app::UnitOfWork& work) { any = !work.voicemail.awaiting_notice(now).empty(); });
    if (!any) return;
    std::vector<app::VoiceMessageChanged> notices;
    storage_.write([&](app::UnitOfWork& work) { notices = app::take_due_notices(work, now); });
    app::publish_due_notices(live_, notices);
}

void Reminders::look_at_flows(Instant now) {
    bool any = false;
    storage_.read([&](app::UnitOfWork& work) { any = app::has_due_flows(work, now); });
    if (!any) return;
    app::SwitchSnapshot city;
    storage_.write([&](app::UnitOfWork& work) {
        app::publish_due_flows(work, now);
        city = work.city.switch_config();
    });
    desk_.configure(std::move(city));
}

/// A start during the day leaves the day before to the next night.
void Reminders::look_at_figures(Instant now) {
    std::vector<app::FigureFault> faults;
    storage_.read([&](app::UnitOfWork& work) {
        const auto found = app::city_calendar(work);
        if (!found) return;
        const Calendar& calendar = *found;
        const Date today = local_date(calendar, now);
        if (!verified_) verified_ = now < at_minute(calendar, today, kFiguresAtMinute) ? Date{} : today;
        if (*verified_ == today || now < at_minute(calendar, today, kFiguresAtMinute)) return;
        verified_ = today;
        const Date yesterday{std::chrono::sys_days{today} - std::chrono::days{1}};
        const StatPeriod period{at_minute(calendar, yesterday, 0), at_minute(calendar, today, 0)};
        faults = app::verify_figures(work, period, calendar.utc_offset, now);
    });
    for (const app::FigureFault& fault : faults)
        log::warning("statistics: {} {} is {} and should be {}", fault.what, fault.where, fault.counted, fault.expected);
    if (faults.empty()) return;
    const app::AlarmRaised alarm{"statistics_do_not_fit", std::to_string(faults.size())};
    live_.publish({.roles = {Role::supervisor, Role::system_admin}}, "alarm.raised", json::encode(alarm));
}

void Reminders::look_at_letters(Instant now) {
    bool any = false;
    storage_.read([&](app::UnitOfWork& work) { any = !work.letters.awaiting_clock(now).empty(); });
    if (!any) return;
    std::vector<app::LetterChanged> changes;
    storage_.write([&](app::UnitOfWork& work) { changes = app::take_letter_clock(work, now); });
    app::publish_letters_waiting(live_, changes);
}

void Reminders::look_at_cases(Instant now) {
    bool any = false;
    storage_.read([&](app::UnitOfWork& work) { any = app::has_case_chores(work, now); });
    if (!any) return;
    std::vector<app::CaseChange> changes;
    storage_.write([&](app::UnitOfWork& work) { changes = app::do_case_chores(work, now); });
    for (const app::CaseChange& change : changes) app::publish_case_changed(live_, change);
}

}  // namespace hotline
