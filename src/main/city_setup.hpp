#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/city/import_city.hpp"
#include "main/storage.hpp"

namespace hotline {

/// Where the program's own data files are: the demo city, the default flow, the web app.
[[nodiscard]] std::filesystem::path share_folder();

/// Imports a city's folder (its flows are in `flows`). Throws StartRefused with every fault, file by file.
[[nodiscard]] std::vector<app::MadeLogin> import_city_folder(Storage& storage, const std::filesystem::path& city,
                                                             const std::filesystem::path& flows, const std::string& realm);

/// First start with the demo city: imports it, makes its prompts, writes the log-ins made for it to <data>/demo-logins.txt.
void set_up_demo_city(Storage& storage, const Config& config);

/// First start without it: one administrator, whose password is printed and written to the same file.
void set_up_empty_city(Storage& storage, const Config& config);

/// What the demo city's prompts say, word for word. Throws StartRefused.
[[nodiscard]] std::map<PromptName, std::string> texts_of_prompts();

/// Makes the demo city's prompts that have no file, in <data>/prompts. Throws StartRefused.
void make_missing_prompts(const Config& config);

}  // namespace hotline
