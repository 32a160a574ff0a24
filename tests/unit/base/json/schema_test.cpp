#include "base/json/schema.hpp"

#include <gtest/gtest.h>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace hotline {
namespace {

BOOST_DEFINE_ENUM_CLASS(Size, small, very_large)

struct Parcel {
    Id<struct ParcelTag> id;
    Size size{};
    std::optional<Instant> sent_at;
    std::vector<Parcel> inside;
    std::string label;
    int weight{};
};
BOOST_DESCRIBE_STRUCT(Parcel, (), (id, size, sent_at, inside, label, weight))

constexpr auto json_optional(const Parcel*) { return std::array<std::string_view, 1>{"label"}; }
constexpr json::Rules json_rules(const Parcel*, std::string_view member) {
    if (member == "label") return {.min_len = 1, .max_len = 20};
    if (member == "weight") return {.min = 0, .max = 9};
    return {};
}

TEST(JsonSchema, DescribesStructsOnceUnderTheirName) {
    json::SchemaSet set;
    EXPECT_EQ(set.add(json::type_of<std::vector<Parcel>>()),
              R"({"type":"array","items":{"$ref":"#/components/schemas/Parcel"}})");
    EXPECT_EQ(
        set.components(),
        R"({"Parcel":{"type":"object","additionalProperties":false,"required":["id","size","inside","weight"],"properties":{)"
        R"("id":{"type":"string","pattern":"^[0-9]{1,19}$"},"size":{"$ref":"#/components/schemas/Size"},)"
        R"("sent_at":{"type":"string","format":"date-time"},"inside":{"type":"array","items":{"$ref":"#/components/schemas/Parcel"}},)"
        R"("label":{"type":"string","minLength":1,"maxLength":20},"weight":{"type":"integer","minimum":0,"maximum":9}}},)"
        R"("Size":{"type":"string","enum":["small","very_large"]}})");
}

namespace other {
struct Parcel {
    int id{};
};
BOOST_DESCRIBE_STRUCT(Parcel, (), (id))
}  // namespace other

TEST(JsonSchema, RefusesTwoTypesOfOneName) {
    json::SchemaSet set;
    (void)set.add(json::type_of<Parcel>());
    EXPECT_THROW((void)set.add(json::type_of<other::Parcel>()), std::logic_error);
}

}  // namespace
}  // namespace hotline
