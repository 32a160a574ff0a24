#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/city/city.hpp"

namespace hotline::app {

/// What a person logs in with, as it is to be stored.
struct Credentials {
    std::string username;
    std::string password_hash;  ///< empty: keep the one that is stored
    std::string phone_secret;   ///< in clear, the writer keeps only what digest needs; empty: keep the one that is stored
};

/// Writes a city's data. Both functions block; for the start of the program and for commands, not for a loop.
class CityWriter {
public:
    virtual ~CityWriter() = default;
    struct Known {
        std::set<std::string> usernames;                       ///< have a password
        std::set<std::pair<std::string, std::string>> phones;  ///< username and extension that have a phone secret
    };
    [[nodiscard]] virtual Known known() = 0;
    /// All or nothing, in one transaction; what is there already is changed by its code. People, articles and departments
    /// that the files no longer name stay: history speaks of them
    /// (such people lose their seat). Throws StoreUnavailable.
    virtual void write(const City& city, const std::vector<Credentials>& credentials) = 0;
};

}  // namespace hotline::app
