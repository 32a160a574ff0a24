#include "domain/knowledge/search_query.hpp"

#include <algorithm>
#include <optional>

#include "domain/knowledge/script.hpp"
#include "domain/knowledge/sound.hpp"
#include "domain/knowledge/tokens.hpp"

namespace hotline {
namespace {

constexpr double kBody = 0.4;
constexpr double kSameSound = 0.6;
constexpr double kPinyin = 0.9;
constexpr double kInitials = 0.85;
constexpr double kWrong = 0.9;
constexpr double kSynonym = 0.8;
constexpr double kOneSyllable = 0.5;
constexpr std::size_t kMostUnits = 24;
constexpr std::size_t kFewUnits = 12;  ///< so many may be looked for by their sound, too

using Text = std::u32string;

/// Characters of one script together; `follows`: nothing but white space before it parts it from the piece before.
struct Piece {
    Script script{};
    Text text;
    bool follows{false};
};

Text wide(std::string_view text) {
    Text all;
    for (const Utf8Char& character : plain_characters(text)) all += character.code;
    return all;
}

std::string narrow(std::u32string_view text) {
    std::string all;
    for (const char32_t c : text) append_utf8(all, c);
    return all;
}

std::vector<Piece> pieces_of(std::u32string_view text) {
    std::vector<Piece> pieces;
    bool together = false;
    bool near = false;
    for (const char32_t c : text) {
        const Script script = script_of(c);
        if (script == Script::none) {
            together = false;
            near = near && (c == U' ' || c == U'\'');
            continue;
        }
        if (!together || pieces.back().script != script) pieces.push_back({script, {}, near});
        pieces.back().text += c;
        together = near = true;
    }
    return pieces;
}

/// How many characters of a stop word begin at `at`, of the longest one.
std::size_t stop_length(std::u32string_view text, std::size_t at, const std::vector<Text>& stops) {
    std::size_t longest = 0;
    for (const Text& stop : stops)
        if (text.substr(at).starts_with(stop)) longest = std::max(longest, stop.size());
    return longest;
}

std::vector<Piece> without_stops(const std::vector<Piece>& pieces, const std::vector<Text>& stops) {
    std::vector<Piece> kept;
    for (const Piece& piece : pieces) {
        if (piece.script != Script::han) {
            kept.push_back(piece);
            continue;
        }
        bool begun = false;
        for (std::size_t at = 0; at < piece.text.size();) {
            if (const std::size_t stop = stop_length(piece.text, at, stops); stop > 0) {
                at += stop;
                begun = false;
                continue;
            }
            if (!begun) kept.push_back({Script::han, {}, at == 0 && piece.follows});
            kept.back().text += piece.text[at++];
            begun = true;
        }
    }
    return kept;
}

std::vector<std::string> pairs_of(std::u32string_view text) {
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) pairs.push_back(narrow(text.substr(i, 2)));
    if (pairs.empty()) pairs.push_back(narrow(text));
    return pairs;
}

class Reader {
public:
    Reader(const SearchVocabulary& vocabulary, Text typed) : vocabulary_(vocabulary), typed_(std::move(typed)) {}

    SearchQuery read() {
        const auto all = pieces_of(typed_);
        std::vector<Text> stops;
        for (const std::string& stop : vocabulary_.stop_words) stops.push_back(wide(stop));
        auto pieces = without_stops(all, stops);
        if (pieces.empty()) pieces = all;
        std::size_t length = 0;
        for (const Piece& piece : pieces) length += piece.text.size();
        with_sounds_ = length <= kFewUnits + 1;
        for (std::size_t i = 0; i < pieces.size() && query_.units.size() < kMostUnits; ++i) {
            query_.bare += narrow(pieces[i].text);
            pieces[i].script == Script::han ? add_chinese(pieces[i].text) : add_word(narrow(pieces[i].text));
            if (i > 0 && pieces[i].follows) join(pieces[i - 1], pieces[i]);
        }
        add_whole_number();
        return std::move(query_);
    }

private:
    void add_chinese(const Text& text) {
        const std::size_t first = query_.units.size();
        if (text.size() == 1) {
            const std::string one = narrow(text);
            query_.units.push_back({0.6, false, {{WordField::title, {one}, true, 1.0}, {WordField::body, {one}, true, kBody}}});
            query_.marks.words.insert(one);
        }
        for (std::size_t i = 0; i + 1 < text.size(); ++i) query_.units.push_back(unit_of(text.substr(i, 2)));
        add_meant(text, first);
    }

    QueryUnit unit_of(const Text& pair) {
        QueryUnit unit;
        add_pair(unit, pair, 1.0);
        for (const WrongWord& known : vocabulary_.wrong_words) {
            const Text wrong = wide(known.wrong);
            const Text right = wide(known.right);
            if (wrong.size() != 1 || right.size() != 1) continue;
            for (std::size_t i = 0; i < pair.size(); ++i)
                if (pair[i] == wrong[0]) add_pair(unit, i == 0 ? Text{right[0], pair[1]} : Text{pair[0], right[0]}, kWrong);
        }
        if (!with_sounds_) return unit;
        for (std::string& sound : sound_pairs_of(pair[0], pair[1])) {
            query_.marks.sounds.insert(sound);
            unit.alternatives.push_back({WordField::sound, {std::move(sound)}, false, kSameSound});
        }
        return unit;
    }

    void add_pair(QueryUnit& unit, const Text& pair, double weight) {
        const std::string word = narrow(pair);
        query_.marks.pairs.insert(word);
        unit.alternatives.push_back({WordField::title, {word}, false, weight});
        unit.alternatives.push_back({WordField::body, {word}, false, weight * kBody});
    }

    /// Synonyms, and the right words for wrong ones, wherever they stand in the run whose units begin at `first`.
    void add_meant(const Text& text, std::size_t first) {
        for (const auto& group : vocabulary_.synonyms)
            for (const std::string& member : group)
                for (const std::string& other : group)
                    if (&member != &other) add_instead(text, first, {wide(member), wide(other)}, kSynonym);
        for (const WrongWord& known : vocabulary_.wrong_words)
            if (wide(known.wrong).size() > 1) add_instead(text, first, {wide(known.wrong), wide(known.right)}, kWrong);
    }

    struct Meant {
        Text said;
        Text instead;
    };
    void add_instead(const Text& text, std::size_t first, const Meant& meant, double weight) {
        const std::size_t units = query_.units.size() - first;
        const bool is_latin = script_of(text.front()) == Script::word;
        for (std::size_t at = text.find(meant.said); at != Text::npos; at = text.find(meant.said, at + 1)) {
            if (is_latin && meant.said != text) continue;
            const Span span = is_latin ? Span{0, units} : units_about(at, meant.said.size());
            query_.marks.words.insert(narrow(meant.instead));
            for (std::size_t i = span.from; i < std::min(span.to, units); ++i)
                add_words(query_.units[first + i], meant.instead, weight);
        }
    }

    struct Span {
        std::size_t from;
        std::size_t to;
    };
    /// Which pairs of a run hold the word: those within it, or for a single character both that touch it.
    static Span units_about(std::size_t at, std::size_t length) {
        if (length == 1) return {std::max<std::size_t>(at, 1) - 1, at + 1};
        return {at, at + length - 1};
    }
    static void add_words(QueryUnit& unit, const Text& text, double weight) {
        const bool is_latin = std::ranges::all_of(text, [](char32_t c) { return script_of(c) == Script::word; });
        const auto words = is_latin ? std::vector{narrow(text)} : pairs_of(text);
        const bool is_prefix = text.size() == 1;
        unit.alternatives.push_back({WordField::title, words, is_prefix, weight});
        unit.alternatives.push_back({WordField::body, words, is_prefix, weight * kBody});
    }

    void add_word(const std::string& word) {
        query_.marks.words.insert(word);
        const std::vector<Alternative> literal{{WordField::title, {word}, true, 1.0},
                                               {WordField::body, {word}, word.size() > 2, kBody}};
        const auto initials = initials_of(word);
        const auto cut = cut_pinyin(word);
        const std::size_t count = cut ? cut->syllables.size() : 0;
        const std::size_t first = query_.units.size();
        for (std::size_t i = 0; i + 1 < count; ++i) {
            const bool begun = cut->last_begun && i + 2 == count;
            QueryUnit& unit = query_.units.emplace_back(QueryUnit{.alternatives = literal});
            std::string pair = sound_pair(cut->syllables[i], cut->syllables[i + 1]);
            query_.marks.sounds.insert(pair);
            unit.alternatives.push_back({WordField::sound, {std::move(pair)}, begun, kPinyin});
            if (initials) unit.alternatives.push_back(*initials);
        }
        if (count < 2) {
            const double weight = initials ? static_cast<double>(word.size()) - 1 : 1.0;
            QueryUnit& unit = query_.units.emplace_back(QueryUnit{.weight = weight, .alternatives = literal});
            if (initials) unit.alternatives.push_back(*initials);
            if (count == 1) unit.alternatives.push_back({WordField::sound, {cut->syllables[0] + "0"}, true, kOneSyllable});
        }
        add_meant(wide(word), first);
    }

    std::optional<Alternative> initials_of(std::string word) {
        const bool letters = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        if (!letters || word.size() < 2 || word.size() > kLongestInitials) return std::nullopt;
        std::ranges::replace(word, 'n', 'l');  // as folded syllables begin
        query_.marks.initials.insert(word);
        return Alternative{WordField::initials, {word}, true, kInitials};
    }

    /// What is typed partly in characters and partly in letters sounds on across the seam: 医bao.
    void join(const Piece& before, const Piece& after) {
        const auto last = sounds_at(before, true);
        const auto next = sounds_at(after, false);
        if (before.script == after.script && before.script == Script::han) return;
        QueryUnit unit{.is_extra = true};
        for (const std::string& one : last)
            for (const std::string& other : next) {
                query_.marks.sounds.insert(sound_pair(one, other));
                unit.alternatives.push_back({WordField::sound, {sound_pair(one, other)}, after.script == Script::word, kPinyin});
            }
        if (!unit.alternatives.empty()) query_.units.push_back(std::move(unit));
    }
    static std::vector<std::string> sounds_at(const Piece& piece, bool end) {
        if (piece.script == Script::han) return syllables_of(end ? piece.text.back() : piece.text.front());
        const auto cut = cut_pinyin(narrow(piece.text));
        if (!cut || (end && cut->last_begun)) return {};
        return {end ? cut->syllables.back() : cut->syllables.front()};
    }

    void add_whole_number() {
        const bool has_digit = std::ranges::any_of(query_.bare, [](char c) { return c >= '0' && c <= '9'; });
        if (has_digit && query_.bare.size() > 2)
            query_.units.push_back({3.0, true, {{WordField::title, {query_.bare}, true, 1.0}}});
    }

    const SearchVocabulary& vocabulary_;
    Text typed_;
    bool with_sounds_{true};
    SearchQuery query_;
};

}  // namespace

SearchQuery understand(std::string_view typed, const SearchVocabulary& vocabulary) {
    Text text = wide(typed);
    if (text.size() > kLongestQuery) text.resize(kLongestQuery);
    return Reader{vocabulary, std::move(text)}.read();
}

}  // namespace hotline
