#include "domain/call/hearing.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace hotline {
namespace {

using enum CallState;
using Ears = std::map<std::string, std::string>;

constexpr LegId kCitizen{1};
constexpr LegId kAgent{2};
constexpr LegId kOther{3};
constexpr LegId kBoss{9};

const std::map<LegId, std::string> kNames{{kCitizen, "c"}, {kAgent, "a"}, {kOther, "o"}, {LegId{4}, "m"}, {kBoss, "s"}};

/// Who hears whom, as letters, e.g. {"c": "am"}.
Ears ears(const std::vector<Voice>& voices) {
    Ears found;
    for (const Hearing& each : hearing(voices)) {
        std::string& speakers = found[kNames.at(each.listener)];
        for (const LegId speaker : each.speakers) speakers += kNames.at(speaker);
    }
    return found;
}

/// Citizen, agent, and somebody else who has joined in this role.
std::vector<Voice> people(CallState state, PartyRole other, bool aside = true) {
    return {{.leg = kCitizen, .room = room_of(state, PartyRole::citizen, aside, true)},
            {.leg = kAgent, .room = room_of(state, PartyRole::agent, aside, true)},
            {.leg = kOther, .room = room_of(state, other, aside, true)}};
}

std::vector<Voice> pair_with_boss(SupervisionMode mode, CallState state = talking) {
    return {{.leg = kCitizen, .room = room_of(state, PartyRole::citizen, true, false)},
            {.leg = kAgent, .room = room_of(state, PartyRole::agent, true, false)},
            {.leg = kBoss, .supervises = mode, .beside = kAgent}};
}

TEST(Hearing, InATalkTwoHearEachOther) {
    auto voices = people(talking, PartyRole::consulted);
    voices.pop_back();
    EXPECT_EQ(ears(voices), (Ears{{"c", "a"}, {"a", "c"}}));
}

TEST(Hearing, WhoSoundsBeforeHeAnswersIsHeardAndHearsNobody) {
    auto voices = people(dialling, PartyRole::consulted);
    voices.pop_back();
    voices.front().answered = false;
    EXPECT_EQ(ears(voices), (Ears{{"c", ""}, {"a", "c"}}));
}

TEST(Hearing, NobodyHearsAnybodyOnHold) {
    auto voices = people(held, PartyRole::member);
    voices.pop_back();
    EXPECT_EQ(ears(voices), (Ears{{"c", ""}, {"a", ""}}));
}

TEST(Hearing, TheCitizenHearsNothingOfAConsultation) {
    EXPECT_EQ(ears(people(consulting, PartyRole::consulted, true)), (Ears{{"c", ""}, {"a", "o"}, {"o", "a"}}));
}

TEST(Hearing, TheConsultedOneHearsNothingOfTheCitizen) {
    EXPECT_EQ(ears(people(consulting, PartyRole::consulted, false)), (Ears{{"c", "a"}, {"a", "c"}, {"o", ""}}));
}

TEST(Hearing, InAConferenceEverybodyHearsEverybody) {
    auto voices = people(conference, PartyRole::member);
    voices.push_back({.leg = LegId{4}, .room = Room::with_citizen});
    EXPECT_EQ(ears(voices), (Ears{{"c", "aom"}, {"a", "com"}, {"o", "cam"}, {"m", "cao"}}));
}

TEST(Hearing, AfterATransferTheCitizenHearsWhoHasHim) {
    const std::vector<Voice> voices{{.leg = kCitizen, .room = room_of(transferred, PartyRole::citizen, true, true)},
                                    {.leg = kOther, .room = room_of(transferred, PartyRole::member, true, true)}};
    EXPECT_EQ(ears(voices), (Ears{{"c", "o"}, {"o", "c"}}));
    EXPECT_EQ(room_of(transferred, PartyRole::citizen, true, false), Room::none) << "music while it rings";
}

TEST(Hearing, WhoIsMutedHearsButIsNotHeard) {
    auto voices = people(conference, PartyRole::member);
    voices[1].muted = true;
    EXPECT_EQ(ears(voices), (Ears{{"c", "o"}, {"a", "co"}, {"o", "c"}}));
}

TEST(Hearing, AListenerHearsBothAndIsHeardByNobody) {
    EXPECT_EQ(ears(pair_with_boss(SupervisionMode::listen)), (Ears{{"c", "a"}, {"a", "c"}, {"s", "ca"}}));
}

TEST(Hearing, AWhisperReachesTheAgentAlone) {
    EXPECT_EQ(ears(pair_with_boss(SupervisionMode::whisper)), (Ears{{"c", "a"}, {"a", "cs"}, {"s", "ca"}}));
}

TEST(Hearing, WhoBargesInIsHeardByAll) {
    EXPECT_EQ(ears(pair_with_boss(SupervisionMode::barge)), (Ears{{"c", "as"}, {"a", "cs"}, {"s", "ca"}}));
}

TEST(Hearing, ASupervisorHearsHisAgentOnHoldAndMayWhisperToHim) {
    EXPECT_EQ(ears(pair_with_boss(SupervisionMode::whisper, held)), (Ears{{"c", ""}, {"a", "s"}, {"s", "a"}}));
    EXPECT_EQ(ears(pair_with_boss(SupervisionMode::barge, held)), (Ears{{"c", ""}, {"a", "s"}, {"s", "a"}}));
}

TEST(Hearing, ASupervisorFollowsHisAgentIntoAConsultation) {
    auto voices = people(consulting, PartyRole::consulted, true);
    voices.push_back({.leg = kBoss, .supervises = SupervisionMode::barge, .beside = kAgent});
    EXPECT_EQ(ears(voices), (Ears{{"c", ""}, {"a", "os"}, {"o", "as"}, {"s", "ao"}}));
}

TEST(Hearing, ASupervisorWithoutHisAgentHearsNothing) {
    auto voices = people(talking, PartyRole::member);
    voices.push_back({.leg = kBoss, .supervises = SupervisionMode::barge, .beside = LegId{77}});
    EXPECT_EQ(ears(voices)["s"], "");
    EXPECT_EQ(ears(voices)["c"], "ao");
}

/// Over every state, role and mode: nobody hears himself, muted ones and silent listeners are heard by nobody, whispers reach
/// one, and people of one room hear each other mutually.
class InEverySituation : public testing::TestWithParam<std::tuple<int, int, bool, int, bool>> {};

TEST_P(InEverySituation, TheRulesHold) {
    const auto [state, role, aside, mode, muted] = GetParam();
    auto voices = people(static_cast<CallState>(state), static_cast<PartyRole>(role), aside);
    voices[1].muted = muted;
    voices.push_back({.leg = kBoss, .supervises = static_cast<SupervisionMode>(mode), .beside = kAgent});
    const auto heard = ears(voices);
    for (const auto& [listener, speakers] : heard) {
        EXPECT_EQ(speakers.find(listener), std::string::npos) << "himself";
        if (muted) EXPECT_EQ(speakers.find('a'), std::string::npos);
        if (voices[3].supervises == SupervisionMode::listen) EXPECT_EQ(speakers.find('s'), std::string::npos);
        if (voices[3].supervises == SupervisionMode::whisper && listener != "a") EXPECT_EQ(speakers.find('s'), std::string::npos);
        for (const char speaker : speakers)
            if (listener != "s" && speaker != 's' && listener != "a")
                EXPECT_NE(heard.at(std::string(1, speaker)).find(listener), std::string::npos)
                    << speaker << " hears " << listener;
    }
    EXPECT_EQ(heard.at("c").empty(), voices[0].room == Room::none || (muted && heard.at("c").empty()));
}

INSTANTIATE_TEST_SUITE_P(All, InEverySituation,
                         testing::Combine(testing::Range(0, 13), testing::Range(2, 5), testing::Bool(), testing::Range(0, 3),
                                          testing::Bool()));

}  // namespace
}  // namespace hotline
