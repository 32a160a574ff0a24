#include "base/json/indent.hpp"

#include <gtest/gtest.h>

namespace hotline::json {
namespace {

TEST(JsonIndent, LaysOutMembersOverLines) {
    EXPECT_EQ(indented(R"({"a":[1,{"b":"x,{\"}"}],"c":{},"d":[]})"),
              "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x,{\\\"}\"\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}\n");
}

}  // namespace
}  // namespace hotline::json
