#include <gtest/gtest.h>

#include <array>
#include <random>
#include <unordered_map>

#include "domain/ivr/flow_check.hpp"
#include "domain/ivr/interpreter.hpp"

// What the checker lets pass leaves no caller standing: random flows, walked by callers who do anything. Where a caller stands is
// a value, so each step is interpreted once and then known; the calls run over what is known.
namespace hotline::ivr {
namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HOTLINE_SLOW_BUILD
#endif
#endif
#ifdef HOTLINE_SLOW_BUILD
constexpr int kFlows = 100;
constexpr int kCalls = 1'000;
#else
constexpr int kFlows = 1'000;
constexpr int kCalls = 10'000;
#endif
constexpr int kActs = 15;              // then the caller falls silent
constexpr int kLongestSilence = 2000;  // steps; no flow of this size needs so many

using Dice = std::mt19937;

int roll(Dice& dice, int sides) { return static_cast<int>(dice() % static_cast<unsigned>(sides)); }

KnownNames known_names() {
    KnownNames known{.queues = {{"general"}}, .calendars = {{"office"}}, .mailboxes = {{"box"}}};
    known.prompts[{"p"}] = {.seconds = 1};
    for (const auto as : {SpokenAs::digits, SpokenAs::number, SpokenAs::case_number})
        for (const PromptName& piece : pieces_of(as)) known.prompts[piece] = {.seconds = 0.3};
    for (const PromptName& prompt : sayings(CaseProgress{})) known.prompts[prompt] = {.seconds = 1};
    auto chinese = known.prompts;
    for (const auto& [name, facts] : chinese) known.prompts[in_language(name, Language::en)] = facts;
    return known;
}

/// A flow of random nodes. Ways that need no key mostly lead on, the others anywhere.
class Maker {
public:
    Maker(Dice& dice, int nodes) : dice_(dice), nodes_(nodes) {}

    Flow make() {
        Flow flow{.code = {"f"}, .start = "n0", .variables = {{"a", "1"}, {"p", "13800000001"}}};
        for (at_ = 0; at_ < nodes_; ++at_) flow.nodes[name(at_)] = node();
        flow.nodes["person"] = ToQueue{{"general"}, roll(dice_, 2) == 0 ? "" : "bye", roll(dice_, 2) == 0 ? "" : anywhere()};
        flow.nodes["bye"] = HangUp{{{"p"}}};
        return pruned(std::move(flow));
    }

private:
    static std::string name(int node) { return "n" + std::to_string(node); }
    std::string end() { return roll(dice_, 3) == 0 ? "bye" : "person"; }
    std::string anywhere() { return roll(dice_, 4) == 0 ? end() : name(roll(dice_, nodes_)); }
    std::string onward() {
        if (roll(dice_, 12) == 0) return anywhere();
        return at_ + 1 >= nodes_ || roll(dice_, 4) == 0 ? end() : name(at_ + 1 + roll(dice_, nodes_ - at_ - 1));
    }
    std::string variable() { return std::string(1, static_cast<char>('a' + roll(dice_, 2))); }

    Choices choices() {
        Choices all;
        for (const char* key : {"0", "1", "9", "*", "11"})
            if (roll(dice_, 2) == 0) all[key] = {anywhere(), "wish", "wish"};
        if (all.empty()) all["1"] = {anywhere(), "wish", "wish"};
        return all;
    }

    Node node() {
        switch (roll(dice_, 16)) {
            case 0: return Play{{{"p"}}, onward()};
            case 1:
            case 2:
            case 3:
                return Menu{.prompts = {{"p"}},
                            .choices = choices(),
                            .ask_times = 1 + roll(dice_, 2),
                            .max_tries = 1 + roll(dice_, 3),
                            .sorry = {},
                            .no_input = onward(),
                            .no_match = anywhere()};
            case 4: return Info{.prompts = {{"p"}}, .afterwards = {}, .choices = {{"0", {"person", {}, {}}}}, .next = onward()};
            case 5:
            case 6:
                return Collect{.prompts = {{"p"}},
                               .variable = variable(),
                               .min = 1,
                               .max = 2,
                               .sorry = {},
                               .next = anywhere(),
                               .no_input = onward(),
                               .no_match = anywhere()};
            case 7: return Say{SpokenAs::number, "{a}", {}, {}, onward()};
            case 8: return Set{variable(), roll(dice_, 2) == 0 ? "{a}" : "1", onward()};
            case 9:
                return Branch{.on = roll(dice_, 2) == 0 ? BranchOn::variable : BranchOn::hour,
                              .variable = "a",
                              .queue = {},
                              .cases = {{BranchMatch::between, {"0", "11"}, onward()}},
                              .otherwise = onward()};
            case 10: return Hours{{"office"}, onward(), onward(), roll(dice_, 2) == 0 ? "" : onward()};
            case 11: return SwitchLanguage{roll(dice_, 2) == 0 ? Language::zh : Language::en, onward()};
            case 12:
                return Evaluate{.prompts = {{"p"}},
                                .ask_times = 1 + roll(dice_, 2),
                                .sorry = {},
                                .next = anywhere(),
                                .no_input = onward(),
                                .no_match = anywhere()};
            case 13:
                return OfferCallback{.queue = {"general"},
                                     .ring_at = "{p}",
                                     .before = {},
                                     .prompts = {{"p"}},
                                     .other = roll(dice_, 2) == 0 ? "" : anywhere(),
                                     .declined = onward(),
                                     .unavailable = onward()};
            case 14:
                return Complaint{.prompts = {{"p"}},
                                 .sorry = {},
                                 .meanwhile = {{"p"}},
                                 .before = {},
                                 .after = {},
                                 .ask_times = 1 + roll(dice_, 2),
                                 .next = onward(),
                                 .no_input = onward(),
                                 .unavailable = onward()};
            default: return CaseProgress{"{a}", "{a}", {{"p"}}, onward(), onward(), onward()};
        }
    }

    static Flow pruned(Flow flow) {
        std::vector<std::string> open{flow.start};
        std::map<std::string, Node> kept;
        while (!open.empty()) {
            const std::string at = open.back();
            open.pop_back();
            if (!kept.emplace(at, flow.nodes.at(at)).second) continue;
            for (const Edge& edge : edges_of(flow.nodes.at(at))) open.push_back(edge.to);
        }
        flow.nodes = std::move(kept);
        return flow;
    }

    Dice& dice_;
    int nodes_;
    int at_{0};
};

enum Input { key_0, key_1, key_9, star, hash, speech, silence, found, not_found, unavailable, kInputs };

Heard heard_as(int input) {
    constexpr std::array kKeys{'0', '1', '9', '*', '#'};
    if (input == speech) return heard::Spoken{true};
    if (input < speech) return heard::Key{kKeys.at(static_cast<std::size_t>(input))};
    if (input == silence) return heard::Silence{};
    return heard::Answer{input != unavailable, input == found, {{kCaseState, "approved"}, {kCaseDue, ""}}};
}

/// Everything that callers have come upon in one flow.
class Walks {
public:
    static constexpr int kEnded = -2;
    static constexpr int kDead = -3;

    explicit Walks(const Flow& flow) : flow_(flow) {
        calendars_[{"office"}] = Calendar{};
        queues_[{"general"}] = Queue{.code = {"general"}, .hours = {"office"}};
    }

    int first() {
        if (first_ == kUnknown) first_ = number_of(begin(flow_, around_, now_));
        return first_;
    }
    [[nodiscard]] bool waits_for_world(int at) const { return standings_[static_cast<std::size_t>(at)].world; }
    int next(int at, int input) {
        const auto place = static_cast<std::size_t>(at);
        const auto which = static_cast<std::size_t>(input);
        if (ways_[place][which] == kUnknown) {
            const Standing from = standings_[place];
            const int to = number_of(resume(flow_, around_, from.session, heard_as(input), now_), from.world);
            ways_[place][which] = to;
        }
        return ways_[place][which];
    }

private:
    static constexpr int kUnknown = -1;
    struct Standing {
        Session session;
        bool world;  ///< a question is open
    };

    int number_of(Step step, bool asked = false) {
        if (std::holds_alternative<command::EndCall>(step.then)) {
            const auto node = flow_.nodes.find(step.session.node);
            return node != flow_.nodes.end() && std::holds_alternative<HangUp>(node->second) ? kEnded : kDead;
        }
        const bool goes_on =
            std::holds_alternative<command::Say>(step.then) || std::holds_alternative<command::AwaitKey>(step.then) ||
            std::holds_alternative<command::Listen>(step.then) || std::holds_alternative<command::CarryOn>(step.then);
        const bool asks =
            std::holds_alternative<command::AskProgress>(step.then) || std::holds_alternative<command::FileComplaint>(step.then);
        if (!goes_on && !asks) return kEnded;
        const bool world = asks || (asked && std::holds_alternative<command::CarryOn>(step.then));
        const auto [known, is_new] =
            numbers_.try_emplace(key_of_standing(step.session, world), static_cast<int>(standings_.size()));
        if (is_new) {
            standings_.push_back({std::move(step.session), world});
            ways_.emplace_back().fill(kUnknown);
        }
        return known->second;
    }

    static std::string key_of_standing(const Session& session, bool world) {
        std::string key = session.node + '|' + session.digits + '|' + static_cast<char>('0' + session.asked) +
                          static_cast<char>('0' + session.mistakes) + (session.ahead == 0 ? '-' : session.ahead) +
                          (session.language == Language::en ? 'e' : 'z') + (world ? 'w' : '-') +
                          static_cast<char>('0' + static_cast<int>(session.phase));
        for (const auto& [name, value] : session.variables) key += '|' + name + '=' + value;
        return key;
    }

    const Flow& flow_;
    std::map<CalendarCode, Calendar> calendars_;
    std::map<QueueCode, Queue> queues_;
    Surroundings around_{calendars_, queues_, {}, std::chrono::minutes{480}, {}};
    Instant now_{};
    std::vector<Standing> standings_;
    std::vector<std::array<int, kInputs>> ways_;
    std::unordered_map<std::string, int> numbers_;
    int first_{kUnknown};
};

/// Whether a caller who does this and that, and then nothing any more, comes to an end.
bool comes_to_an_end(Walks& walks, Dice& dice) {
    int at = walks.first();
    for (int act = 0; at >= 0 && act < kActs + kLongestSilence; ++act) {
        const bool acts = act < kActs;
        if (walks.waits_for_world(at))
            at = walks.next(at, acts ? found + roll(dice, 3) : static_cast<int>(unavailable));
        else
            at = walks.next(at, acts ? roll(dice, silence + 1) : static_cast<int>(silence));
    }
    return at == Walks::kEnded;
}

TEST(FlowsThatTheCheckerAccepts, LeaveNoCallerStanding) {
    Dice dice(20261123);
    const KnownNames known = known_names();
    int accepted = 0;
    int refused = 0;
    while (accepted < kFlows) {
        const Flow flow = Maker{dice, 3 + roll(dice, 10)}.make();
        if (!may_be_published(check_flow(flow, known))) {
            ASSERT_LT(++refused, kFlows * 100) << "the maker's flows are hardly ever sound";
            continue;
        }
        ++accepted;
        Walks walks(flow);
        for (int call = 0; call < kCalls; ++call)
            ASSERT_TRUE(comes_to_an_end(walks, dice)) << "flow " << accepted << ", call " << call;
    }
    EXPECT_GT(refused, 0) << "a checker that refuses nothing proves nothing";
}

}  // namespace
}  // namespace hotline::ivr
