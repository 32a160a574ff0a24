#pragma once
#include <string>
#include <vector>

#include "domain/papers/sheet.hpp"

namespace hotline::app {

/// A table of texts: the titles of its columns, then its rows.
struct TextTable {
    std::string name;
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> rows;
};

/// Makes the files that people print and keep. Takes tens of milliseconds, a large table seconds: not for a loop. Any thread.
/// Both throw std::runtime_error when the machine cannot (no memory, no space for temporary files).
class DocumentMaker {
public:
    virtual ~DocumentMaker() = default;
    /// A4 pages, numbered, as GB/T 9704 sets official documents: margins, sizes, two characters' indent.
    [[nodiscard]] virtual std::string pdf(const Sheet& sheet, const std::string& title) = 0;
    /// One sheet of Office Open XML (ECMA-376) whose cells are texts, so that none is calculated.
    [[nodiscard]] virtual std::string xlsx(const TextTable& table) = 0;
};

}  // namespace hotline::app
