#pragma once
#include <boost/describe/enum.hpp>
#include <string>

#include "domain/ids.hpp"

namespace hotline {

/// A way to the public network for calls that we begin. Trunks of one group stand in for each other.
struct Trunk {
    TrunkName name;
    TrunkGroup group;
    int order{1};           ///< the smallest that can take the call does; equals share the load
    int calls_at_once{30};  ///< that we begin; what the other side begins is its own business
};

/// A number outside, and how it is reached.
struct OutsideNumber {
    std::string number;  ///< normalised: see domain/contact/phone
    TrunkGroup group;
    std::string shown;  ///< whose number the called one sees, where the trunk passes it on; empty: the trunk's own
};

/// Why no trunk takes a call.
BOOST_DEFINE_ENUM_CLASS(TrunkRefusal, no_such_group, all_busy, all_down)

/// up: takes calls. resting: a call has just found it out of order. down: does not answer when asked.
BOOST_DEFINE_ENUM_CLASS(TrunkLine, up, resting, down)

}  // namespace hotline
