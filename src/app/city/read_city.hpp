#pragma once
#include <expected>
#include <filesystem>
#include <vector>

#include "app/city/city.hpp"

namespace hotline::app {

struct CityFolders {
    std::filesystem::path city;   ///< city.json, districts.json, ...
    std::filesystem::path flows;  ///< one JSON file per flow
};

/// Reads and checks a city. Everything wrong in all files is listed at once; nothing is written anywhere.
[[nodiscard]] std::expected<City, std::vector<CityProblem>> read_city(const CityFolders& folders);

}  // namespace hotline::app
