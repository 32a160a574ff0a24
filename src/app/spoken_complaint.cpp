#include "app/spoken_complaint.hpp"

#include <fmt/format.h>

#include "app/city_time.hpp"
#include "app/new_case.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

/// Which part of the recording to listen to.
std::string where_it_is(const SpokenComplaint& spoken) {
    constexpr std::chrono::hours kCityOffset{8};
    const auto local = std::chrono::floor<std::chrono::seconds>(spoken.began + kCityOffset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{local - day};
    return fmt::format("市民向语音流程口述，内容见来电录音。开始于{} {:02}:{:02}:{:02}，约{}秒。", to_iso_date(Date{day}),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       std::chrono::round<std::chrono::seconds>(spoken.length).count());
}

}  // namespace

Result<FiledComplaint, CaseRefused> file_complaint(UnitOfWork& work, const SpokenComplaint& spoken, Instant now, CaseDeps& deps) {
    const std::string number = normalise_phone(spoken.caller);
    CaseFacts facts{.kind = CaseKind::complaint, .title = "语音投诉，待听录音", .content = where_it_is(spoken)};
    if (is_phone(number)) facts.citizen_phone = number;
    const CaseDraft draft{CaseChannel::voice, std::move(facts), spoken.call, deps.secrets.random_token()};
    auto begun = begin_case(work, the_citizen(), draft, now, deps);
    if (!begun) return refuse(std::move(begun.error()));
    return FiledComplaint{begun->made.number, std::move(begun->progress_code), birth_of(begun->made)};
}

}  // namespace hotline::app
