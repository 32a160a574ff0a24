#pragma once
#include <boost/describe/class.hpp>
#include <vector>

#include "app/desk.hpp"

namespace hotline::http {

struct TrunkList {
    std::vector<app::TrunkView> rows;
};
BOOST_DESCRIBE_STRUCT(TrunkList, (), (rows))

}  // namespace hotline::http
