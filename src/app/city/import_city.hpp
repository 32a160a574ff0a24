#pragma once
#include <string>
#include <vector>

#include "app/city/city.hpp"
#include "app/ports/city_writer.hpp"
#include "app/ports/secrets.hpp"

namespace hotline::app {

/// A log-in that was made by an import: to be shown once, it is stored nowhere in clear.
struct MadeLogin {
    std::string username;
    Role role{};
    std::string name;
    std::string password;  ///< empty: the person had one already
    std::string extension;
    std::string phone_secret;  ///< empty: has no phone, or had a secret already
};

/// Writes a checked city (read_city). Who is new and has no password in the file gets one here, likewise phone secrets;
/// importing again changes what the files changed and no password that is in use.
[[nodiscard]] std::vector<MadeLogin> import_city(const City& city, CityWriter& writer, Secrets& secrets);

}  // namespace hotline::app
