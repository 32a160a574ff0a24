#include "adapters/http/live/live_hub.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hotline::http {
namespace {

using app::Audience;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class TheHub : public testing::Test {
protected:
    SystemClock clock_;
    LiveHub hub_{clock_, 3};
    int woken_{0};
    LiveReader agent_{hub_, {.user = UserId{1}, .role = Role::agent}, "session 1", [this] { ++woken_; }};
    LiveReader clerk_{hub_, {.user = UserId{2}, .role = Role::department, .units = {DepartmentCode{"D05"}}}, "session 2", [] {}};

    static std::vector<std::string> read(LiveReader& reader, std::size_t most = 10) {
        std::vector<std::string> texts;
        for (const auto& text : reader.take(most)) texts.push_back(*text);
        return texts;
    }
    static std::string cursor_in(const std::string& text) {
        const auto at = text.find("\"cursor\":\"") + 10;
        return text.substr(at, text.find('"', at) - at);
    }
    void tell_agents(const std::string& data) { hub_.publish({.roles = {Role::agent}}, "queue.changed", data); }
};

TEST_F(TheHub, TellsThePersonMeant) {
    (void)agent_.start({});
    (void)clerk_.start({});
    hub_.publish({.user = UserId{1}}, "call.offered", R"({"id":"7"})");
    EXPECT_THAT(read(agent_), ElementsAre(HasSubstr(R"("type":"call.offered","at":")")));
    EXPECT_THAT(read(clerk_), IsEmpty());
    EXPECT_EQ(woken_, 1);
}

TEST_F(TheHub, TellsADepartmentOnlyWhatIsItsOwn) {
    (void)clerk_.start({});
    hub_.publish({.roles = {Role::department}, .department = DepartmentCode{"D05"}}, "case.changed", "1");
    hub_.publish({.roles = {Role::department}, .department = DepartmentCode{"D06"}}, "case.changed", "2");
    EXPECT_THAT(read(clerk_), ElementsAre(HasSubstr(R"("data":1)")));
}

TEST_F(TheHub, ResumesBehindTheCursor) {
    (void)agent_.start({});
    tell_agents("1");
    const auto cursor = cursor_in(read(agent_).front());
    tell_agents("2");
    LiveReader again{hub_, {.user = UserId{1}, .role = Role::agent}, "session 1", [] {}};
    EXPECT_THAT(again.start(cursor), HasSubstr("live.started"));
    EXPECT_THAT(read(again), ElementsAre(HasSubstr(R"("data":2)")));
}

TEST_F(TheHub, ResetsWhoComesWithACursorThatItCannotServe) {
    const auto first = cursor_in(agent_.start({}));
    for (const char* data : {"1", "2", "3", "4"}) tell_agents(data);
    const std::string of_another_process = "abc-1";
    const std::string of_the_future = first.substr(0, first.find('-')) + "-99";
    for (const std::string& cursor : {first, of_another_process, of_the_future, first + "x", std::string{"-"}}) {
        LiveReader again{hub_, {.user = UserId{1}, .role = Role::agent}, "s", [] {}};
        EXPECT_THAT(again.start(cursor), HasSubstr("live.reset")) << cursor;
        EXPECT_THAT(read(again), IsEmpty());
    }
}

TEST_F(TheHub, TellsAnOvertakenReaderToFetchAnew) {
    (void)agent_.start({});
    for (const char* data : {"1", "2", "3", "4"}) tell_agents(data);
    EXPECT_THAT(read(agent_), ElementsAre(HasSubstr("live.reset")));
    tell_agents("5");
    EXPECT_THAT(read(agent_), ElementsAre(HasSubstr(R"("data":5)")));
}

TEST_F(TheHub, GivesNoMoreThanAskedFor) {
    (void)agent_.start({});
    tell_agents("1");
    tell_agents("2");
    EXPECT_THAT(read(agent_, 1), ElementsAre(HasSubstr(R"("data":1)")));
    EXPECT_THAT(read(agent_, 1), ElementsAre(HasSubstr(R"("data":2)")));
}

TEST_F(TheHub, RevokesTheConnectionsOfOneSession) {
    hub_.revoke("session 1");
    EXPECT_TRUE(agent_.is_revoked());
    EXPECT_FALSE(clerk_.is_revoked());
    EXPECT_EQ(woken_, 1);
}

}  // namespace
}  // namespace hotline::http
