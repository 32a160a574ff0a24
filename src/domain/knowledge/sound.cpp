#include "domain/knowledge/sound.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "domain/knowledge/han_table.hpp"
#include "domain/knowledge/script.hpp"

namespace hotline {
namespace {

struct OtherReading {
    char32_t character;
    std::string_view syllable;
};

/// Second readings of characters that stand in what citizens ask for. Ours, not from a table.
constexpr std::array kOtherReadings{
    OtherReading{U'行', "hang"},  OtherReading{U'长', "chang"}, OtherReading{U'重', "chong"}, OtherReading{U'乐', "yue"},
    OtherReading{U'会', "kuai"},  OtherReading{U'还', "huan"},  OtherReading{U'单', "shan"},  OtherReading{U'差', "chai"},
    OtherReading{U'调', "diao"},  OtherReading{U'调', "tiao"},  OtherReading{U'传', "zhuan"}, OtherReading{U'传', "chuan"},
    OtherReading{U'弹', "dan"},   OtherReading{U'弹', "tan"},   OtherReading{U'都', "dou"},   OtherReading{U'度', "duo"},
    OtherReading{U'给', "ji"},    OtherReading{U'给', "gei"},   OtherReading{U'和', "huo"},   OtherReading{U'降', "xiang"},
    OtherReading{U'角', "jue"},   OtherReading{U'教', "jiao"},  OtherReading{U'觉', "jiao"},  OtherReading{U'角', "jiao"},
    OtherReading{U'空', "kong"},  OtherReading{U'量', "liang"}, OtherReading{U'率', "shuai"}, OtherReading{U'率', "lu"},
    OtherReading{U'没', "mo"},    OtherReading{U'模', "mu"},    OtherReading{U'难', "nan"},   OtherReading{U'便', "pian"},
    OtherReading{U'便', "bian"},  OtherReading{U'切', "qie"},   OtherReading{U'强', "qiang"}, OtherReading{U'曲', "qu"},
    OtherReading{U'色', "shai"},  OtherReading{U'省', "xing"},  OtherReading{U'省', "sheng"}, OtherReading{U'盛', "cheng"},
    OtherReading{U'石', "dan"},   OtherReading{U'宿', "xiu"},   OtherReading{U'宿', "su"},    OtherReading{U'提', "di"},
    OtherReading{U'系', "ji"},    OtherReading{U'系', "xi"},    OtherReading{U'校', "jiao"},  OtherReading{U'校', "xiao"},
    OtherReading{U'血', "xie"},   OtherReading{U'血', "xue"},   OtherReading{U'应', "ying"},  OtherReading{U'与', "yu"},
    OtherReading{U'载', "zai"},   OtherReading{U'涨', "zhang"}, OtherReading{U'朝', "zhao"},  OtherReading{U'朝', "chao"},
    OtherReading{U'征', "zheng"}, OtherReading{U'种', "zhong"}, OtherReading{U'属', "shu"},   OtherReading{U'厦', "sha"},
    OtherReading{U'车', "ju"},    OtherReading{U'车', "che"},   OtherReading{U'参', "shen"},  OtherReading{U'参', "can"},
    OtherReading{U'藏', "zang"},  OtherReading{U'藏', "cang"},  OtherReading{U'大', "dai"},   OtherReading{U'大', "da"},
    OtherReading{U'得', "de"},    OtherReading{U'的', "de"},    OtherReading{U'地', "di"},    OtherReading{U'地', "de"},
    OtherReading{U'发', "fa"},    OtherReading{U'干', "gan"},   OtherReading{U'更', "geng"},  OtherReading{U'供', "gong"},
    OtherReading{U'号', "hao"},   OtherReading{U'好', "hao"},   OtherReading{U'间', "jian"},  OtherReading{U'解', "jie"},
    OtherReading{U'看', "kan"},   OtherReading{U'落', "la"},    OtherReading{U'落', "luo"},   OtherReading{U'露', "lou"},
    OtherReading{U'露', "lu"},    OtherReading{U'屏', "ping"},  OtherReading{U'铺', "pu"},    OtherReading{U'区', "qu"},
    OtherReading{U'折', "she"},   OtherReading{U'折', "zhe"},   OtherReading{U'吐', "tu"},    OtherReading{U'尾', "yi"},
    OtherReading{U'尾', "wei"},   OtherReading{U'吓', "he"},    OtherReading{U'削', "xue"},   OtherReading{U'钥', "yao"},
    OtherReading{U'占', "zhan"},  OtherReading{U'粘', "nian"},  OtherReading{U'粘', "zhan"},  OtherReading{U'着', "zhe"},
    OtherReading{U'着', "zhao"},  OtherReading{U'只', "zhi"},   OtherReading{U'中', "zhong"}, OtherReading{U'作', "zuo"},
    OtherReading{U'什', "shen"},  OtherReading{U'什', "shi"},   OtherReading{U'薄', "bao"},   OtherReading{U'薄', "bo"},
    OtherReading{U'剥', "bao"},   OtherReading{U'臭', "chou"},  OtherReading{U'处', "chu"},   OtherReading{U'待', "dai"},
    OtherReading{U'斗', "dou"},   OtherReading{U'恶', "e"},     OtherReading{U'恶', "wu"},    OtherReading{U'否', "fou"},
    OtherReading{U'观', "guan"},  OtherReading{U'冠', "guan"},  OtherReading{U'几', "ji"},    OtherReading{U'奇', "qi"},
    OtherReading{U'俩', "lia"},   OtherReading{U'绿', "lv"},    OtherReading{U'泊', "bo"},    OtherReading{U'泊', "po"},
    OtherReading{U'塞', "sai"},   OtherReading{U'塞', "se"},    OtherReading{U'暖', "nuan"},  OtherReading{U'圈', "quan"},
    OtherReading{U'圈', "juan"},  OtherReading{U'溺', "ni"},    OtherReading{U'溺', "niao"},  OtherReading{U'遗', "yi"},
};

void replace_start(std::string& text, std::string_view from, std::string_view to) {
    if (text.starts_with(from)) text.replace(0, from.size(), to);
}

void add(std::vector<std::string>& list, std::string_view syllable) {
    std::string folded = folded_syllable(syllable);
    if (std::ranges::find(list, folded) == list.end()) list.push_back(std::move(folded));
}

bool is_syllable(std::string_view letters) {
    static const std::set<std::string, std::less<>> kExtra{"lv", "nv", "lve", "nve"};
    return std::ranges::binary_search(han::kSyllableTexts, letters) || kExtra.contains(letters);
}

bool begins_syllable(std::string_view letters) {
    const auto at = std::ranges::lower_bound(han::kSyllableTexts, letters);
    return at != han::kSyllableTexts.end() && at->starts_with(letters);
}

constexpr std::size_t kLongestSyllable = 6;
constexpr std::size_t kNever = 1000;

/// For every position, the fewest syllables up to it and where the last of them begins.
struct Cut {
    std::size_t count{kNever};
    std::size_t from{0};
};

std::vector<Cut> shortest_cuts(std::string_view letters) {
    std::vector<Cut> cuts(letters.size() + 1);
    cuts[0].count = 0;
    for (std::size_t to = 1; to <= letters.size(); ++to)
        for (std::size_t from = to > kLongestSyllable ? to - kLongestSyllable : 0; from < to; ++from)
            if (cuts[from].count + 1 < cuts[to].count && is_syllable(letters.substr(from, to - from)))
                cuts[to] = {cuts[from].count + 1, from};
    return cuts;
}

std::vector<std::string> syllables_until(std::string_view letters, const std::vector<Cut>& cuts, std::size_t to) {
    std::vector<std::string> syllables;
    for (; to > 0; to = cuts[to].from) syllables.push_back(folded_syllable(letters.substr(cuts[to].from, to - cuts[to].from)));
    std::ranges::reverse(syllables);
    return syllables;
}

}  // namespace

std::string folded_syllable(std::string_view syllable) {
    std::string text(syllable);
    replace_start(text, "zh", "z");
    replace_start(text, "ch", "c");
    replace_start(text, "sh", "s");
    replace_start(text, "n", "l");
    std::ranges::replace(text, 'v', 'u');
    if (text.ends_with("ang") || text.ends_with("eng") || text.ends_with("ing")) text.pop_back();
    return text;
}

std::vector<std::string> syllables_of(char32_t character) {
    std::vector<std::string> readings;
    if (character < han::kFirst || character > han::kLast) return readings;
    const std::string_view usual = han::kSyllableTexts[han::kReadings.at(character - han::kFirst)];
    if (!usual.empty()) add(readings, usual);
    for (const OtherReading& other : kOtherReadings)
        if (other.character == character) add(readings, other.syllable);
    return readings;
}

std::string sound_pair(std::string_view first, std::string_view second) { return std::string(first) + "0" + std::string(second); }

std::vector<std::string> sound_pairs_of(char32_t first, char32_t second) {
    std::vector<std::string> pairs;
    const auto seconds = syllables_of(second);
    for (const std::string& one : syllables_of(first))
        for (const std::string& other : seconds) pairs.push_back(sound_pair(one, other));
    return pairs;
}

std::optional<TypedSyllables> cut_pinyin(std::string_view letters) {
    if (letters.empty() || !std::ranges::all_of(letters, [](char c) { return c >= 'a' && c <= 'z'; })) return std::nullopt;
    const auto cuts = shortest_cuts(letters);
    if (cuts.back().count < kNever) return TypedSyllables{syllables_until(letters, cuts, letters.size()), false};
    const std::size_t earliest = letters.size() > kLongestSyllable ? letters.size() - kLongestSyllable : 1;
    for (std::size_t from = earliest; from < letters.size(); ++from) {
        const std::string_view rest = letters.substr(from);
        if (cuts[from].count >= kNever || !begins_syllable(rest)) continue;
        TypedSyllables typed{syllables_until(letters, cuts, from), true};
        typed.syllables.push_back(folded_syllable(rest));
        return typed;
    }
    return std::nullopt;
}

std::vector<std::string> initials_from(const std::vector<Utf8Char>& characters, std::size_t from, std::size_t most) {
    constexpr std::size_t kMostVariants = 4;
    std::vector<std::string> variants{""};
    for (std::size_t at = from; at < characters.size() && at < from + most; ++at) {
        std::set<char> letters;
        for (const std::string& reading : syllables_of(characters[at].code)) letters.insert(reading.front());
        if (letters.empty()) break;
        std::vector<std::string> longer;
        for (const std::string& variant : variants)
            for (const char letter : letters)
                if (longer.size() < kMostVariants) longer.push_back(variant + letter);
        variants = std::move(longer);
    }
    return variants;
}

}  // namespace hotline
