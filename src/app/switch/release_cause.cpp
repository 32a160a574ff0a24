#include "app/switch/release_cause.hpp"

namespace hotline::app {

int q850_number(ReleaseCause cause) {
    switch (cause) {
        case ReleaseCause::normal_clearing: return 16;
        case ReleaseCause::user_busy: return 17;
        case ReleaseCause::no_answer: return 19;
        case ReleaseCause::rejected: return 21;
        case ReleaseCause::unallocated_number: return 1;
        case ReleaseCause::not_registered: return 20;
        case ReleaseCause::incompatible_media: return 88;
        case ReleaseCause::temporary_failure: return 41;
        case ReleaseCause::congestion: return 42;
        case ReleaseCause::media_timeout: return 102;
        case ReleaseCause::answered_elsewhere: return 26;
        case ReleaseCause::cancelled: return 31;
        case ReleaseCause::not_allowed: return 57;
        case ReleaseCause::trunk_failed: return 38;
    }
    return 31;
}

OfferRefusal refusal_of(ReleaseCause cause) {
    switch (cause) {
        case ReleaseCause::user_busy:
        case ReleaseCause::congestion: return OfferRefusal::busy;
        case ReleaseCause::no_answer: return OfferRefusal::no_answer;
        case ReleaseCause::rejected:
        case ReleaseCause::normal_clearing:
        case ReleaseCause::not_allowed: return OfferRefusal::rejected;
        default: return OfferRefusal::line_lost;
    }
}

bool is_fault_of_trunk(ReleaseCause cause) {
    return cause == ReleaseCause::trunk_failed || cause == ReleaseCause::congestion || cause == ReleaseCause::temporary_failure;
}

}  // namespace hotline::app
