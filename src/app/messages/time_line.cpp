#include "app/messages/time_line.hpp"

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "app/case_viewer.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr int kOfEach = 50;

template <class Enum>
std::string word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

/// Collects the entries that one person may see.
class Collector {
public:
    Collector(UnitOfWork& work, const Actor& actor, std::string number, Instant now)
        : work_(work), viewer_(work, actor, now), number_(std::move(number)), now_(now) {}

    std::vector<TimeLineEntry> all() {
        calls();
        letters();
        messages();
        voice_messages();
        cases();
        std::ranges::sort(entries_, std::ranges::greater{}, [](const TimeLineEntry& one) { return std::pair{one.at, one.id}; });
        return std::move(entries_);
    }

private:
    [[nodiscard]] bool is_open_to_him(CaseId about) {
        const auto found = about ? work_.cases.find(about) : std::nullopt;
        return !found || (viewer_.sees(*found) && viewer_.sight(*found).identity);
    }
    void calls() {
        for (const CallRow& row : work_.calls.list({.number = NumberSought{number_}, .limit = kOfEach}).rows)
            entries_.push_back({.at = row.offered_at,
                                .kind = TimeLineKind::call,
                                .id = std::to_string(row.id.value),
                                .outgoing = row.direction == CallDirection::outbound,
                                .channel = {},
                                .text = row.agent_name,
                                .state = row.outcome ? word(*row.outcome) : std::string{}});
    }
    void letters() {
        for (const Letter& each : work_.letters.list({.sender = number_, .newest_first = true, .limit = kOfEach}))
            if (is_open_to_him(each.about))
                entries_.push_back({.at = each.received_at,
                                    .kind = TimeLineKind::letter,
                                    .id = std::to_string(each.id.value),
                                    .outgoing = false,
                                    .channel = each.channel,
                                    .text = each.text,
                                    .state = word(each.state)});
    }
    void messages() {
        for (const Message& each : work_.outbox.to_address(number_, kOfEach))
            if (each.purpose != MessagePurpose::test && is_open_to_him(each.about))
                entries_.push_back({.at = each.written_at,
                                    .kind = TimeLineKind::message,
                                    .id = std::to_string(each.id.value),
                                    .outgoing = true,
                                    .channel = each.channel,
                                    .text = each.text,
                                    .state = word(each.state)});
    }
    void voice_messages() {
        VoiceMessageFilter filter{.number = number_, .limit = kOfEach};
        for (const VoiceMessage& each : work_.voicemail.list(filter).messages)
            entries_.push_back({.at = each.left_at,
                                .kind = TimeLineKind::voice_message,
                                .id = std::to_string(each.id.value),
                                .outgoing = false,
                                .channel = {},
                                .text = {},
                                .state = word(each.state)});
    }
    void cases() {
        for (const Case& each : work_.cases.list({.citizen_phone = number_, .limit = kOfEach}, now_).cases)
            if (is_open_to_him(each.id))
                entries_.push_back({.at = each.recorded_at,
                                    .kind = TimeLineKind::case_file,
                                    .id = std::to_string(each.id.value),
                                    .outgoing = false,
                                    .channel = {},
                                    .text = each.number + ' ' + each.facts.title,
                                    .state = word(label_of(each.stage))});
    }

    UnitOfWork& work_;
    CaseViewer viewer_;
    std::string number_;
    Instant now_;
    std::vector<TimeLineEntry> entries_;
};

}  // namespace

TimeLine time_line(UnitOfWork& work, const Actor& actor, const std::string& number, Instant now) {
    const std::string known_as = normalise_phone(number);
    TimeLine line{.number = mask_phone(known_as), .entries = {}};
    if (!known_as.empty()) line.entries = Collector{work, actor, known_as, now}.all();
    return line;
}

}  // namespace hotline::app
