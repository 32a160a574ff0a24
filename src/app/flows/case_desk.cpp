#include "app/flows/case_desk.hpp"

#include <memory>

#include "app/citizen_progress.hpp"
#include "app/city_time.hpp"
#include "app/spoken_complaint.hpp"
#include "base/json/describe.hpp"
#include "domain/casework/case_number.hpp"
#include "domain/ivr/nodes/case_progress.hpp"
#include "domain/ivr/nodes/complaint.hpp"

namespace hotline::app {
namespace {

constexpr std::chrono::hours kCityOffset{8};

ivr::heard::Answer answer_of(const std::optional<Progress>& progress) {
    ivr::heard::Answer answer{.available = true, .found = progress.has_value(), .values = {}};
    if (!progress) return answer;
    answer.values[ivr::kCaseState] = json::type_of<CaseState>().write_text(&progress->state);
    auto& due = answer.values[ivr::kCaseDue];
    if (progress->due_at) due = to_iso_date(Date{std::chrono::floor<std::chrono::days>(*progress->due_at + kCityOffset)});
    return answer;
}

}  // namespace

void CaseDesk::ask_progress(std::string number, std::string code, Reply reply) {
    number = tidy_case_number(number);
    const Instant now = ports_.clock.now();
    if (tries_.wait(number, now)) return ports_.executor.post([reply = std::move(reply)]() mutable { reply({}); });
    auto answer = std::make_shared<ivr::heard::Answer>();
    auto look = [&secrets = ports_.secrets, answer, number, code = std::move(code), now](UnitOfWork& work) {
        *answer = answer_of(citizen_progress(work, {number, code}, secrets, now));
    };
    // When this runs the switch, and this with it, may be gone; the loop then runs nothing of theirs any more.
    auto done = [this, &executor = ports_.executor, answer, number,
                 reply = std::move(reply)](const std::exception_ptr& failed) mutable {
        if (failed) *answer = {};
        executor.post([this, answer, number, reply = std::move(reply)]() mutable {
            answered(number, *answer);
            reply(*answer);
        });
    };
    ports_.database.read(std::move(look), std::move(done));
}

void CaseDesk::file_complaint(const SpokenComplaint& complaint, Reply reply) {
    const Instant now = ports_.clock.now();
    auto filed = std::make_shared<std::optional<FiledComplaint>>();
    auto make = [ports = ports_, filed, complaint, now](UnitOfWork& work) {
        CaseDeps deps{ports.ids, ports.secrets};
        auto done = app::file_complaint(work, complaint, now, deps);
        if (done) *filed = std::move(*done);
    };
    auto done = [&live = ports_.live, &executor = ports_.executor, filed,
                 reply = std::move(reply)](const std::exception_ptr& failed) mutable {
        ivr::heard::Answer answer{.available = !failed && filed->has_value(), .found = true, .values = {}};
        if (answer.available) {
            answer.values = {{ivr::kCaseNumber, (*filed)->number}, {ivr::kCaseCode, (*filed)->code}};
            publish_case_changed(live, (*filed)->change);
        }
        executor.post([answer = std::move(answer), reply = std::move(reply)]() mutable { reply(std::move(answer)); });
    };
    ports_.database.write(std::move(make), std::move(done));
}

void CaseDesk::answered(const std::string& number, const ivr::heard::Answer& answer) {
    if (!answer.available) return;
    answer.found ? tries_.forgive(number) : tries_.count_wrong(number, ports_.clock.now());
}

}  // namespace hotline::app
