#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// What a prepared text is for: a reply to the citizen, sending a case back with a reason, refusing what the hotline does not
/// take; and the papers that are printed: 转办单, 催办通知书, 督办单, 答复函.
BOOST_DEFINE_ENUM_CLASS(TextKind, reply, send_back, refusal, transfer_sheet, reminder_notice, supervision_sheet, reply_letter)

/// Whether it is printed as a sheet (papers/sheet.hpp) instead of being offered to begin with.
[[nodiscard]] bool is_paper(TextKind kind);
/// The {words} that a text of this kind may have, each standing for the case's own.
[[nodiscard]] std::vector<std::string> words_of(TextKind kind);

/// A text that people begin with instead of an empty field, or the form of a paper.
struct TextTemplate {
    TextCode code;
    TextKind kind{};
    std::string title;
    std::string body;
    bool closed{false};  ///< not offered any more
    auto operator<=>(const TextTemplate&) const = default;
};

[[nodiscard]] RowFaults faults_of(const std::vector<TextTemplate>& rows);

/// The body with what its words stand for; a word without a value is left out.
[[nodiscard]] std::string filled(const std::string& body, const std::map<std::string, std::string>& values);

}  // namespace hotline
