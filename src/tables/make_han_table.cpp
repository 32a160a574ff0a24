// Writes the reading and the simplified form of every common Chinese character as a C++ source, as ICU knows them.
#include <unicode/translit.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr UChar32 kFirst = 0x3400;
constexpr UChar32 kLast = 0x9FFF;

class Rules {
public:
    explicit Rules(const char* name) {
        UErrorCode error = U_ZERO_ERROR;
        rules_.reset(icu::Transliterator::createInstance(icu::UnicodeString(name), UTRANS_FORWARD, error));
        if (U_FAILURE(error) || !rules_) throw std::runtime_error(std::string("ICU does not know ") + name);
    }
    [[nodiscard]] icu::UnicodeString apply(UChar32 code) const {
        icu::UnicodeString text(code);
        rules_->transliterate(text);
        return text;
    }

private:
    std::unique_ptr<icu::Transliterator> rules_;
};

/// Empty when it is not a syllable of plain letters.
std::string syllable_of(const Rules& reading, UChar32 code) {
    std::string text;
    reading.apply(code).trim().toUTF8String(text);
    for (const char letter : text)
        if (letter < 'a' || letter > 'z') return {};
    return text;
}

UChar32 simplified_of(const Rules& rules, UChar32 code) {
    const icu::UnicodeString text = rules.apply(code);
    const bool is_one = text.countChar32() == 1 && text.char32At(0) >= kFirst && text.char32At(0) <= kLast;
    return is_one ? text.char32At(0) : code;
}

struct Table {
    std::map<std::string, int> syllables{{"", 0}};
    std::vector<int> readings;
    std::vector<UChar32> simplified;
};

Table ask_icu() {
    const Rules reading("Han-Latin; NFD; [:Nonspacing Mark:] Remove; Lower");
    const Rules simplified("Traditional-Simplified");
    std::vector<std::string> texts;
    Table table;
    for (UChar32 code = kFirst; code <= kLast; ++code) {
        texts.push_back(syllable_of(reading, code));
        table.syllables.emplace(texts.back(), 0);
        table.simplified.push_back(simplified_of(simplified, code));
    }
    int position = 0;
    for (auto& [text, index] : table.syllables) index = position++;
    for (const std::string& text : texts) table.readings.push_back(table.syllables.at(text));
    return table;
}

template <class Numbers>
void write_numbers(std::ofstream& out, const char* name, const Numbers& numbers) {
    out << "const std::array<std::uint16_t, " << numbers.size() << "> " << name << "{\n";
    std::size_t column = 0;
    for (const auto number : numbers) out << number << (++column % 24 == 0 ? ",\n" : ",");
    out << "};\n";
}

void write_table(const Table& table, const std::string& path) {
    std::ofstream out(path);
    out << "#include \"domain/knowledge/han_table.hpp\"\nnamespace hotline::han {\n";
    out << "namespace {\nconst std::array<std::string_view, " << table.syllables.size() << "> kTexts{\n";
    for (const auto& [text, index] : table.syllables) out << '"' << text << "\",";
    out << "};\n}\nconst std::span<const std::string_view> kSyllableTexts{kTexts};\n";
    write_numbers(out, "kReadings", table.readings);
    write_numbers(out, "kSimplified", table.simplified);
    out << "}\n";
    out.close();
    if (!out) throw std::runtime_error(path + " cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 2) throw std::runtime_error("usage: make_han_table FILE");
        write_table(ask_icu(), argv[1]);
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << "make_han_table: " << fault.what() << '\n';
        return 1;
    }
}
