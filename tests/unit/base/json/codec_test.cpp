#include "base/json/codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace hotline {
namespace {

using json::FieldError;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

BOOST_DEFINE_ENUM_CLASS(Colour, red, dark_green)

struct Leaf {
    std::string name;
    int level{};
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (name, level))

using LeafId = Id<struct LeafTag>;
using LeafCode = Code<struct LeafTag>;

struct Tree {
    LeafId id;
    LeafCode code;
    Colour colour{};
    bool tall{};
    std::int64_t rings{};
    double height{};
    std::string note{"none"};
    std::optional<Leaf> top;
    std::vector<Leaf> leaves;
    std::map<LeafCode, int> counts;
    Instant planted;
    Date felled{};
    std::vector<Tree> saplings;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, code, colour, tall, rings, height, note, top, leaves, counts, planted, felled, saplings))

constexpr auto json_optional(const Tree*) { return std::array<std::string_view, 2>{"note", "saplings"}; }
constexpr json::Rules json_rules(const Tree*, std::string_view member) {
    if (member == "note") return {.min_len = 2, .max_len = 4};
    if (member == "rings") return {.min = 1, .max = 1000};
    return {};
}

constexpr std::string_view kFull =
    R"({"id":"9007199254740993","code":"oak","colour":"dark_green","tall":true,"rings":12,"height":2.5,"note":"古树","top":{"name":"a\"b","level":-1},)"
    R"("leaves":[{"name":"","level":0}],"counts":{"x":1,"y":2},"planted":"2026-11-23T08:15:30.250Z","felled":"2026-02-28","saplings":[]})";
constexpr std::string_view kLeast =
    R"({"id":"1","code":"c","colour":"red","tall":false,"rings":1,"height":0,"leaves":[],"counts":{},"planted":"2026-01-01T00:00:00Z","felled":"2026-01-01"})";

std::vector<FieldError> errors_of(std::string_view text, json::Limits limits = {}) {
    auto tree = json::decode<Tree>(text, limits);
    return tree ? std::vector<FieldError>{} : tree.error();
}

TEST(JsonCodec, RoundTripsEveryKindOfMember) {
    const auto tree = json::decode<Tree>(kFull);
    ASSERT_TRUE(tree.has_value()) << tree.error().front().pointer << tree.error().front().what;
    EXPECT_EQ(tree->id.value, 9007199254740993);
    EXPECT_EQ(tree->colour, Colour::dark_green);
    EXPECT_EQ(tree->top->name, "a\"b");
    EXPECT_EQ(tree->counts.at(LeafCode{"y"}), 2);
    EXPECT_EQ(json::encode(*tree), kFull);
}

TEST(JsonCodec, LeavesOptionalMembersAtTheirDefault) {
    const auto tree = json::decode<Tree>(kLeast);
    ASSERT_TRUE(tree.has_value());
    EXPECT_EQ(tree->note, "none");
    EXPECT_FALSE(tree->top);
    EXPECT_FALSE(json::encode(*tree).contains("top"));
}

TEST(JsonCodec, TakesNullForOptionalMembersOnly) {
    std::string text{kLeast};
    text.insert(1, R"("top":null,"note":null,)");
    EXPECT_TRUE(errors_of(text).empty());
    text.insert(1, R"("level":null,)");
    EXPECT_THAT(errors_of(text), ElementsAre(FieldError{"/level", "unknown"}));
}

TEST(JsonCodec, ReportsAllErrorsAtOnceWithPointers) {
    const auto errors = errors_of(
        R"({"id":"-1","code":7,"colour":"blue","tall":1,"rings":0,"height":"2","note":"一","top":{"level":99999999999},)"
        R"("leaves":[{"name":"x","level":1.5}],"counts":{"a/b":true},"planted":"now","felled":"2026-02-30","a~b":1})");
    EXPECT_THAT(errors, UnorderedElementsAre(FieldError{"/id", "format"}, FieldError{"/code", "type"},
                                             FieldError{"/colour", "enum"}, FieldError{"/tall", "type"},
                                             FieldError{"/rings", "too_small"}, FieldError{"/height", "type"},
                                             FieldError{"/note", "too_short"}, FieldError{"/top/name", "missing"},
                                             FieldError{"/top/level", "too_big"}, FieldError{"/leaves/0/level", "type"},
                                             FieldError{"/counts/a~1b", "type"}, FieldError{"/planted", "format"},
                                             FieldError{"/felled", "format"}, FieldError{"/a~0b", "unknown"}));
}

TEST(JsonCodec, CountsCodePointsNotBytes) {
    const auto with_note = [](std::string_view note) {
        std::string text{kLeast};
        text.insert(1, "\"note\":\"" + std::string{note} + "\",");
        return errors_of(text);
    };
    EXPECT_TRUE(with_note("一二三四").empty());
    EXPECT_THAT(with_note("一二三四五"), ElementsAre(FieldError{"/note", "too_long"}));
}

TEST(JsonCodec, LimitsTextWithoutRulesToTenThousandCharacters) {
    const auto leaf_named = [](std::size_t length) { return R"({"level":1,"name":")" + std::string(length, 'x') + "\"}"; };
    EXPECT_TRUE(json::decode<Leaf>(leaf_named(10'000)));
    EXPECT_FALSE(json::decode<Leaf>(leaf_named(10'001)));
}

TEST(JsonCodec, RefusesWhatIsNotJson) {
    for (std::string_view text : {"", "{", "{} x", "{\"a\":01}", "{'a':1}", "{\"name\":\"\xff\"}", "[1,]", "nul"})
        EXPECT_THAT(errors_of(text), ElementsAre(FieldError{"", "syntax"})) << text;
}

TEST(JsonCodec, RefusesDepthAndSizeBeyondTheLimits) {
    EXPECT_THAT(errors_of(std::string(65, '[') + std::string(65, ']')), ElementsAre(FieldError{"", "syntax"}));
    EXPECT_THAT(errors_of(std::string(64, '[') + std::string(64, ']')), ElementsAre(FieldError{"", "type"}));
    EXPECT_THAT(errors_of(kFull, {.max_bytes = 10}), ElementsAre(FieldError{"", "too_long"}));
}

TEST(JsonCodec, RefusesNulInsideText) {
    const auto leaf = json::decode<Leaf>(R"({"level":1,"name":"a\u0000b"})");
    ASSERT_FALSE(leaf);
    EXPECT_THAT(leaf.error(), ElementsAre(FieldError{"/name", "format"}));
}

TEST(JsonCodec, WritesValidJsonWhateverTheText) {
    EXPECT_EQ(json::encode(std::string{"a\x01\n\xff\xe4\xbd中\xf0\x9f\x98\x80\xed\xa0\x80"}),
              "\"a\\u0001\\n\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd中\xf0\x9f\x98\x80\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

struct Pauses {
    std::vector<int> hours{4, 24};
    std::map<std::string, int> shares{{"all", 100}};
};
BOOST_DESCRIBE_STRUCT(Pauses, (), (hours, shares))
constexpr auto json_optional(const Pauses*) { return std::array<std::string_view, 2>{"hours", "shares"}; }

TEST(JsonCodec, AListThatIsGivenReplacesItsDefault) {
    EXPECT_THAT(json::decode<Pauses>(R"({"hours":[1],"shares":{"some":5}})")->hours, ElementsAre(1));
    EXPECT_THAT(json::decode<Pauses>(R"({"shares":{"some":5}})")->shares, ElementsAre(std::pair{"some", 5}));
    EXPECT_THAT(json::decode<Pauses>("{}")->hours, ElementsAre(4, 24));
}

TEST(JsonCodec, StopsCountingErrorsAtAHundred) {
    std::string text = "[";
    for (int i = 0; i < 500; ++i) text += "1,";
    text.back() = ']';
    const auto list = json::decode<std::vector<Leaf>>(text);
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().size(), 100U);
}

}  // namespace
}  // namespace hotline
