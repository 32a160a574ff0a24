#include "domain/outbound/call_list.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/utf8.hpp"
#include "domain/contact/phone.hpp"

namespace hotline {
namespace {

constexpr std::size_t kMostErrors = 200;
constexpr std::size_t kShownText = 40;
constexpr std::size_t kLongestNote = 200;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Takes one record off the front, its fields without quotes; gives the number of lines it spans.
int next_record(std::string_view& rest, std::vector<std::string>& fields) {
    fields.assign(1, {});
    int lines = 1;
    bool quoted = false;
    std::size_t at = 0;
    for (; at < rest.size(); ++at) {
        const char c = rest[at];
        if (quoted && c == '"' && at + 1 < rest.size() && rest[at + 1] == '"') {
            fields.back() += rest[++at];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
            fields.emplace_back();
        } else if (!quoted && c == '\n') {
            break;
        } else if (c != '\r') {
            lines += c == '\n' ? 1 : 0;
            fields.back() += c;
        }
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return lines;
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_text(std::string_view bytes) {
    if (bytes.contains('\0')) return false;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Char character = utf8_at(bytes, at);
        if (character.code == 0xFFFD) return false;
        at = character.end;
    }
    return true;
}

bool is_allowed(const DialPlan& plan, NumberClass number_class) {
    return std::ranges::any_of(plan.rules, [number_class](const DialRule& rule) {
        return rule.hotline_itself && std::ranges::find(rule.classes, number_class) != rule.classes.end();
    });
}

class Reader {
public:
    explicit Reader(const DialPlan& plan) : plan_(plan) {}

    void take(int line, const std::vector<std::string>& fields) {
        const std::string_view typed = trimmed(fields[0]);
        const std::string_view note = fields.size() > 1 ? trimmed(fields[1]) : std::string_view{};
        if (typed.empty() && note.empty()) return;
        if (line == 1 && !has_digit(fields[0])) return;  // a heading
        const std::string number = normalise_phone(typed);
        if (const auto fault = fault_of(number, note)) return complain(line, *fault, typed);
        const auto [first, is_new] = lines_.try_emplace(number, line);
        if (!is_new) return complain(line, ListFault::twice, typed, first->second);
        numbers_.push_back({number, std::string{note}});
    }
    void complain(int line, ListFault what, std::string_view typed, int first = 0) {
        if (errors_.size() < kMostErrors) errors_.push_back({line, what, shortened(typed), first});
    }
    Result<std::vector<ListedNumber>, std::vector<ListError>> result() {
        if (errors_.empty() && numbers_.empty()) complain(0, ListFault::empty, {});
        if (std::ssize(numbers_) > kLongestList) complain(0, ListFault::too_many, {});
        if (!errors_.empty()) return refuse(std::move(errors_));
        return std::move(numbers_);
    }

private:
    [[nodiscard]] std::optional<ListFault> fault_of(const std::string& number, std::string_view note) const {
        if (!is_phone(number)) return ListFault::no_number;
        const auto number_class = class_of(plan_, number);
        if (!number_class) return ListFault::unknown_number;
        if (!is_allowed(plan_, *number_class)) return ListFault::not_allowed;
        if (note.size() > kLongestNote) return ListFault::too_long;
        return std::nullopt;
    }
    static std::string shortened(std::string_view text) {
        std::size_t end = 0;
        while (end < text.size() && end < kShownText) end = utf8_at(text, end).end;
        return std::string{text.substr(0, end)};
    }

    const DialPlan& plan_;
    std::unordered_map<std::string, int> lines_;
    std::vector<ListedNumber> numbers_;
    std::vector<ListError> errors_;
};

}  // namespace

Result<std::vector<ListedNumber>, std::vector<ListError>> read_call_list(std::string_view csv, const DialPlan& plan) {
    Reader reader(plan);
    if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
    if (!is_text(csv)) {
        reader.complain(0, ListFault::not_text, {});
        return reader.result();
    }
    std::vector<std::string> fields;
    for (int line = 1; !csv.empty();) {
        const int lines = next_record(csv, fields);
        reader.take(line, fields);
        line += lines;
    }
    return reader.result();
}

}  // namespace hotline
