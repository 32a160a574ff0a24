#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// What a prepared text is for: a reply to the citizen, sending a case back with a reason, refusing what the hotline does not
/// take.
BOOST_DEFINE_ENUM_CLASS(TextKind, reply, send_back, refusal)

/// A text that people begin with instead of an empty field. {number}, {title}, {department} and {due} stand for the case's own.
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
