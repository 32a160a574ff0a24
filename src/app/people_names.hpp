#pragma once
#include <map>
#include <string>

#include "app/ports/stores.hpp"

namespace hotline::app {

/// Names of people by their ids, each looked up once within a transaction. Nobody (0) and strangers have none.
class PeopleNames {
public:
    explicit PeopleNames(UnitOfWork& work) : work_(work) {}

    [[nodiscard]] const std::string& of(UserId user) {
        const auto [known, is_new] = names_.try_emplace(user);
        if (is_new && user)
            if (const auto found = work_.people.find_user(user)) known->second = found->user.name;
        return known->second;
    }

private:
    UnitOfWork& work_;
    std::map<UserId, std::string> names_;
};

}  // namespace hotline::app
