#pragma once
#include <boost/describe/class.hpp>
#include <string>

namespace hotline::app {

/// The live event alarm.raised: something that an operator must look at.
struct AlarmRaised {
    std::string code;
    std::string detail;  ///< short, language-neutral
};
BOOST_DESCRIBE_STRUCT(AlarmRaised, (), (code, detail))

}  // namespace hotline::app
