#include "domain/security/audit_chain.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>
#include <functional>

namespace hotline {
namespace {

/// The rules do not depend on which hash it is; which one it is, the store's tests say.
std::string toy_hash(std::string_view text) { return fmt::format("{:016x}", std::hash<std::string_view>{}(text)); }

class AChain : public testing::Test {
protected:
    AChain() {
        for (int i = 1; i <= 5; ++i) {
            ChainedEntry entry{
                .at = Instant{std::chrono::seconds{i}}, .actor = 7, .actor_name = "演示-班长01", .role = "supervisor"};
            entry.action = "case.view";
            entry.object = "case:" + std::to_string(i);
            chain(entry, head, toy_hash);
            head = {entry.seq, entry.hash};
            entries.push_back(entry);
        }
    }
    /// "3 changed", or nothing.
    [[nodiscard]] std::string first_fault() const {
        AuditLink at;
        for (const ChainedEntry& entry : entries) {
            if (const auto fault = fault_of(entry, at, toy_hash))
                return fmt::format("{} {}", entry.seq, boost::describe::enum_to_string(*fault, ""));
            at = {entry.seq, entry.hash};
        }
        return {};
    }

    AuditLink head;
    std::vector<ChainedEntry> entries;
};

TEST_F(AChain, IsWholeAsItWasWritten) {
    EXPECT_EQ(first_fault(), "");
    EXPECT_EQ(head.seq, 5);
    EXPECT_EQ(entries[1].previous, entries[0].hash);
}

TEST_F(AChain, ShowsAnyFieldThatWasChanged) {
    const auto fresh = entries;
    const std::vector<std::function<void(ChainedEntry&)>> changes{[](ChainedEntry& e) { e.at += Duration{1}; },
                                                                  [](ChainedEntry& e) { e.actor = 8; },
                                                                  [](ChainedEntry& e) { e.actor_name = "演示-班长02"; },
                                                                  [](ChainedEntry& e) { e.role = "leader"; },
                                                                  [](ChainedEntry& e) { e.address = "192.0.2.1"; },
                                                                  [](ChainedEntry& e) { e.action = "case.look"; },
                                                                  [](ChainedEntry& e) { e.object = "case:9"; },
                                                                  [](ChainedEntry& e) { e.detail = "x"; },
                                                                  [](ChainedEntry& e) { e.result = AuditResult::refused; },
                                                                  [](ChainedEntry& e) { e.record = "case_event:1:1"; },
                                                                  [](ChainedEntry& e) { e.content = "00"; },
                                                                  [](ChainedEntry& e) { e.previous = "00"; },
                                                                  [](ChainedEntry& e) { e.hash = "00"; }};
    for (const auto& change : changes) {
        entries = fresh;
        change(entries[2]);
        EXPECT_EQ(first_fault(), "3 changed");
    }
}

TEST_F(AChain, ShowsWhatWasTakenOut) {
    entries.erase(entries.begin() + 2);
    EXPECT_EQ(first_fault(), "4 missing");
}

TEST_F(AChain, ShowsWhatWasSwapped) {
    std::swap(entries[1].seq, entries[2].seq);
    std::swap(entries[1], entries[2]);
    EXPECT_EQ(first_fault(), "2 changed");
}

TEST_F(AChain, ShowsWhatWasReplacedTogetherWithItsHash) {
    entries[2].detail = "x";
    chain(entries[2], {2, entries[1].hash}, toy_hash);
    EXPECT_EQ(first_fault(), "4 unlinked");
}

TEST_F(AChain, ShowsWhatWasPutInBetween) {
    entries.insert(entries.begin() + 3, entries[2]);
    EXPECT_EQ(first_fault(), "3 unlinked");
}

TEST(TheFormThatIsHashed, IsTheSameForNoTwoLists) {
    EXPECT_EQ(hashed_form({"a", std::nullopt, "", "字"}), "1:a,-,0:,3:字,");
    EXPECT_NE(hashed_form({"a,1:b"}), hashed_form({"a", "b"}));
    EXPECT_NE(hashed_form({"ab", "c"}), hashed_form({"a", "bc"}));
}

}  // namespace
}  // namespace hotline
