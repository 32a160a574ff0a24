#include "domain/nuisance/bar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "domain/casework/case_facts.hpp"
#include "domain/contact/phone.hpp"

namespace hotline {
namespace {

using enum BarState;

constexpr std::ptrdiff_t kLeastDigits = 6;  // a shorter beginning is an exchange or a whole carrier
constexpr std::size_t kLongestText = 500;

struct Step {
    BarState from;
    BarAction on;
    BarState to;
};
constexpr std::array kSteps{
    Step{asked, BarAction::approve, active},
    Step{asked, BarAction::refuse, refused},
    Step{asked, BarAction::lift, lifted},  // who asked takes it back
    Step{active, BarAction::lift, lifted},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_well_formed(BarKind kind, std::string_view number) {
    if (number.starts_with('+')) number.remove_prefix(1);
    const auto may_stand = [kind](char c) { return is_digit(c) || (kind == BarKind::pattern && (c == '?' || c == '*')); };
    return !number.empty() && number.size() <= 20 && std::ranges::all_of(number, may_stand);
}

/// Glob over digits: ? is one, * any number of them.
bool matches(std::string_view pattern, std::string_view number) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (in < number.size()) {
        if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == number[in])) {
            ++at;
            ++in;
        } else if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

}  // namespace

bool speaks_of(BarKind kind, std::string_view entry, std::string_view number) {
    switch (kind) {
        case BarKind::number: return entry == number;
        case BarKind::prefix: return number.starts_with(entry);
        case BarKind::pattern: return matches(entry, number);
    }
    return false;
}

Result<BarRequest, BarRefusal> check_bar(BarRequest request, const std::vector<std::string>& emergency_numbers, Instant now) {
    if (request.kind == BarKind::number) request.number = normalise_phone(request.number);
    request.reason = std::string{trimmed(request.reason)};
    if (!is_well_formed(request.kind, request.number)) return refuse(BarRefusal::bad_number);
    for (const std::string& emergency : emergency_numbers)
        if (speaks_of(request.kind, request.number, emergency)) return refuse(BarRefusal::emergency_number);
    if (request.kind != BarKind::number && std::ranges::count_if(request.number, is_digit) < kLeastDigits)
        return refuse(BarRefusal::too_wide);
    if (request.reason.empty()) return refuse(BarRefusal::no_reason);
    if (!fits(request.reason, kLongestText)) return refuse(BarRefusal::too_long);
    if (request.expires_at <= now || request.expires_at > now + kLongestBar) return refuse(BarRefusal::bad_expiry);
    return request;
}

Result<BarEvent, BarRefusal> decide(const Bar& bar, const BarCommand& command, Instant now) {
    const auto step = std::ranges::find_if(kSteps, [&](const Step& s) { return s.from == bar.state && s.on == command.action; });
    if (step == kSteps.end()) return refuse(BarRefusal::not_in_this_state);
    const bool judges = command.action == BarAction::approve || command.action == BarAction::refuse;
    if (judges && command.by == bar.asked_by) return refuse(BarRefusal::own_request);
    if (command.action == BarAction::approve && bar.what.expires_at <= now) return refuse(BarRefusal::bad_expiry);
    if (!fits(command.note, kLongestText)) return refuse(BarRefusal::too_long);
    return BarEvent{bar.id, bar.version + 1, now, command.action, command.by, command.by_name, command.note};
}

Bar evolve(Bar bar, const BarEvent& event) {
    const auto step = std::ranges::find_if(kSteps, [&](const Step& s) { return s.from == bar.state && s.on == event.action; });
    if (event.action == BarAction::ask) {
        bar.asked_by = event.by;
        bar.asked_at = event.at;
    } else if (step != kSteps.end()) {
        bar.state = step->to;
        if (event.action != BarAction::lift) bar.decided_by = event.by;
    }
    bar.version = event.seq;
    return bar;
}

}  // namespace hotline
