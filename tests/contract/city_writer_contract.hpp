#pragma once
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "app/ports/city_writer.hpp"
#include "support/store_calls.hpp"

/// What every implementation of app::CityWriter must do. A backend gives
///   app::CityWriter& writer();
///   app::Database& database();   where it shows
namespace hotline::test {

template <class Backend>
class CityWriterContract : public testing::Test {
protected:
    Backend backend_;
    app::CityWriter& writer_ = backend_.writer();

    static app::StaffItem seat(const std::string& username, const std::string& extension) {
        return {.username = username, .name = "演示-" + username, .role = Role::agent, .extension = extension};
    }
    static app::City a_city() {
        app::City city;
        city.about = {.name_zh = "云溪市", .name_en = "Yunxi"};
        city.departments = {{{"D01"}, {}, "市道路局", "Roads", "道路"}, {{"D02"}, {}, "市水务局", "Water", "供水"}};
        city.staff = {seat("agent01", "8001"), seat("agent02", "8002")};
        return city;
    }
    app::Reference reference() {
        return read_now(backend_.database(), [](app::UnitOfWork& work) { return work.city.reference(); });
    }
    std::optional<app::UserRecord> user(const std::string& username) {
        return read_now(backend_.database(), [&](app::UnitOfWork& work) { return work.people.find_user(username); });
    }
    std::vector<std::string> departments() {
        std::vector<std::string> names;
        for (const auto& item : reference().departments) names.push_back(item.name_zh);
        return names;
    }
    using Names = std::vector<std::string>;
    using Phones = std::set<std::pair<std::string, std::string>>;
};

TYPED_TEST_SUITE_P(CityWriterContract);

TYPED_TEST_P(CityWriterContract, KnowsWhoHasWhat) {
    EXPECT_TRUE(this->writer_.known().usernames.empty());
    this->writer_.write(this->a_city(), {{.username = "agent01", .password_hash = "hash 1", .phone_secret = "secret"},
                                         {.username = "agent02", .password_hash = "hash 2"}});
    const auto known = this->writer_.known();
    EXPECT_EQ(known.usernames, (std::set<std::string>{"agent01", "agent02"}));
    EXPECT_EQ(known.phones, (typename TestFixture::Phones{{"agent01", "8001"}}));
    EXPECT_EQ(this->user("agent02")->password_hash, "hash 2");
}

TYPED_TEST_P(CityWriterContract, KeepsSecretsThatAreNotGivenAnew) {
    this->writer_.write(this->a_city(), {{.username = "agent01", .password_hash = "first", .phone_secret = "secret"}});
    this->writer_.write(this->a_city(), {{.username = "agent01"}});
    EXPECT_EQ(this->user("agent01")->password_hash, "first");
    EXPECT_EQ(this->writer_.known().phones.size(), 1U);
    this->writer_.write(this->a_city(), {{.username = "agent01", .password_hash = "second"}});
    EXPECT_EQ(this->user("agent01")->password_hash, "second");
}

TYPED_TEST_P(CityWriterContract, ChangesByTheCodeAndKeepsWhatIsNoLongerNamed) {
    this->writer_.write(this->a_city(), {});
    auto city = this->a_city();
    city.departments = {{{"D02"}, {}, "改名局", "Renamed", ""}};
    city.staff = {this->seat("agent02", "8001")};
    this->writer_.write(city, {});
    const auto names = this->departments();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), (std::set<std::string>{"市道路局", "改名局"}));
    EXPECT_EQ(names.size(), 2U);
    EXPECT_EQ(this->user("agent01").value().user.extension, "");
    EXPECT_EQ(this->user("agent02").value().user.extension, "8001");
}

TYPED_TEST_P(CityWriterContract, WritesAllOrNothing) {
    this->writer_.write(this->a_city(), {{.username = "agent01", .password_hash = "first"}});
    auto city = this->a_city();
    city.about.name_zh = "别的市";
    city.departments[0].name_zh = "改名局";
    city.staff.push_back(this->seat("agent03", "8003"));
    const std::vector<app::Credentials> of_nobody{{.username = "agent01", .password_hash = "second"},
                                                  {.username = "nobody", .phone_secret = "secret"}};
    EXPECT_ANY_THROW(this->writer_.write(city, of_nobody));
    EXPECT_EQ(this->reference().city_zh, "云溪市");
    EXPECT_EQ(this->departments(), (typename TestFixture::Names{"市道路局", "市水务局"}));
    EXPECT_FALSE(this->user("agent03"));
    EXPECT_EQ(this->user("agent01")->password_hash, "first");
}

REGISTER_TYPED_TEST_SUITE_P(CityWriterContract, KnowsWhoHasWhat, KeepsSecretsThatAreNotGivenAnew,
                            ChangesByTheCodeAndKeepsWhatIsNoLongerNamed, WritesAllOrNothing);

}  // namespace hotline::test
