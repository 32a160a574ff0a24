#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// What an entry of the blacklist speaks of: one number, all that begin alike, or a pattern (? one digit, * any digits).
BOOST_DEFINE_ENUM_CLASS(BarKind, number, prefix, pattern)

/// asked: waits for a second person. An active entry ends by itself when it expires.
BOOST_DEFINE_ENUM_CLASS(BarState, asked, active, refused, lifted)

/// What becomes of the calls: they are led through the city's flow for barred callers, or wait behind everybody else.
BOOST_DEFINE_ENUM_CLASS(BarTreatment, barred_flow, last_in_line)

BOOST_DEFINE_ENUM_CLASS(BarAction, ask, approve, refuse, lift)

/// Whom to bar, why, how long, and what shows that it is right.
struct BarRequest {
    BarKind kind{};
    std::string number;  ///< digits, of a pattern also ? and *
    BarTreatment treatment{};
    std::string reason;
    Instant expires_at;
    std::vector<CallId> evidence;  ///< calls, with their recordings
};

/// An entry of the blacklist.
struct Bar {
    BarId id;
    BarRequest what;
    BarState state{BarState::asked};
    UserId asked_by;
    Instant asked_at;
    UserId decided_by{};  ///< who approved or refused; 0: nobody yet
    int version{0};       ///< how many events it has
};

/// One step of an entry's history; appended and never changed.
struct BarEvent {
    BarId bar;
    int seq{};
    Instant at;
    BarAction action{};
    UserId by{};
    std::string by_name;
    std::string note;
};

BOOST_DEFINE_ENUM_CLASS(BarRefusal, not_found, bad_number, too_wide, emergency_number, no_reason, bad_expiry, own_request,
                        not_your_role, not_in_this_state, too_long)

inline constexpr std::chrono::days kLongestBar{366};  ///< then it is looked at anew

/// Whether somebody may be barred like this. Emergency services are never barred, nor half a country by a short prefix.
[[nodiscard]] Result<BarRequest, BarRefusal> check_bar(BarRequest request, const std::vector<std::string>& emergency_numbers,
                                                       Instant now);

/// What a person does with an entry. Nobody decides about his own request (four eyes); anybody allowed to may lift.
struct BarCommand {
    BarAction action{};
    UserId by{};
    std::string by_name;
    std::string note;
};
[[nodiscard]] Result<BarEvent, BarRefusal> decide(const Bar& bar, const BarCommand& command, Instant now);
[[nodiscard]] Bar evolve(Bar bar, const BarEvent& event);

[[nodiscard]] inline bool is_in_force(const Bar& bar, Instant now) {
    return bar.state == BarState::active && now < bar.what.expires_at;
}

/// Whether a normalised number is one that the entry speaks of.
[[nodiscard]] bool speaks_of(BarKind kind, std::string_view entry, std::string_view number);

}  // namespace hotline
