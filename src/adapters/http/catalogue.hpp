#pragma once
#include <map>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

namespace hotline::http {

/// One line of docs/api/errors.json: what an error is called, and how it is said in both languages.
struct CatalogueEntry {
    std::string code;
    int number{};
    int status{};
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(CatalogueEntry, (), (code, number, status, zh, en))

extern const char* const kCatalogueText;  ///< docs/api/errors.json, put in at build

/// By code. Throws std::logic_error, at the first call, when the file cannot be read or names a code or number twice.
[[nodiscard]] const std::map<std::string, CatalogueEntry, std::less<>>& catalogue();

/// Throws std::out_of_range for a code that the catalogue does not have; a test walks all codes that the program uses.
[[nodiscard]] const CatalogueEntry& catalogue_entry(std::string_view code);

}  // namespace hotline::http
