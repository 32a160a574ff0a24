#pragma once
#include "app/ports/document_maker.hpp"

namespace hotline::test {

/// Writes down what it was to set, legibly.
class FakeDocuments final : public app::DocumentMaker {
public:
    [[nodiscard]] std::string pdf(const Sheet& sheet, const std::string& title) override {
        std::string said = "%PDF " + title + "\n";
        for (const SheetBlock& block : sheet.blocks)
            said += std::visit([](const auto& one) { return text_of(one); }, block) + "\n";
        return said;
    }
    [[nodiscard]] std::string xlsx(const app::TextTable& table) override {
        return "PK " + table.name + " " + std::to_string(table.rows.size());
    }

private:
    static std::string text_of(const sheet::Space&) { return {}; }
    static std::string text_of(const sheet::Row& row) {
        std::string all;
        for (const std::string& cell : row.cells) all += cell + "|";
        return all;
    }
    static std::string text_of(const auto& block) { return block.text; }
};

}  // namespace hotline::test
