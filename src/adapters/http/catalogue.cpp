#include "adapters/http/catalogue.hpp"

#include <set>
#include <stdexcept>

#include "base/json/codec.hpp"

namespace hotline::http {
namespace {

std::map<std::string, CatalogueEntry, std::less<>> load() {
    auto entries = json::decode<std::vector<CatalogueEntry>>(kCatalogueText);
    if (!entries)
        throw std::logic_error("docs/api/errors.json: " + entries.error().front().pointer + " " + entries.error().front().what);
    std::map<std::string, CatalogueEntry, std::less<>> by_code;
    std::set<int> numbers;
    for (auto& entry : *entries) {
        const std::string code = entry.code;
        if (!numbers.insert(entry.number).second || !by_code.emplace(code, std::move(entry)).second)
            throw std::logic_error("docs/api/errors.json names twice: " + code);
    }
    return by_code;
}

}  // namespace

const std::map<std::string, CatalogueEntry, std::less<>>& catalogue() {
    static const auto entries = load();
    return entries;
}

const CatalogueEntry& catalogue_entry(std::string_view code) {
    const auto found = catalogue().find(code);
    if (found == catalogue().end()) throw std::out_of_range("no such error in docs/api/errors.json: " + std::string{code});
    return found->second;
}

}  // namespace hotline::http
