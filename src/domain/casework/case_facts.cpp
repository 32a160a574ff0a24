#include "domain/casework/case_facts.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "domain/contact/phone.hpp"

namespace hotline {

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

bool fits(std::string_view text, std::size_t limit) { return text.size() <= limit || count_characters(text) <= limit; }

CaseFacts tidied(CaseFacts facts) {
    for (std::string* text : {&facts.title, &facts.content, &facts.address, &facts.citizen_name})
        *text = std::string{trimmed(*text)};
    facts.citizen_phone = normalise_phone(facts.citizen_phone);
    return facts;
}

std::vector<FieldProblem> check_facts(const CaseFacts& facts) {
    std::vector<FieldProblem> problems;
    const auto text = [&](CaseField field, std::string_view value, std::size_t limit) {
        if (!fits(value, limit)) problems.push_back({field, FieldFault::too_long});
    };
    if (is_blank(facts.title)) problems.push_back({CaseField::title, FieldFault::missing});
    if (is_blank(facts.content)) problems.push_back({CaseField::content, FieldFault::missing});
    text(CaseField::title, facts.title, kTitleLimit);
    text(CaseField::content, facts.content, kContentLimit);
    text(CaseField::address, facts.address, kAddressLimit);
    text(CaseField::citizen_name, facts.citizen_name, kNameLimit);
    if (!facts.citizen_phone.empty() && !is_phone(facts.citizen_phone))
        problems.push_back({CaseField::citizen_phone, FieldFault::format});
    return problems;
}

CaseRefused refused_for(std::vector<FieldProblem> problems) {
    const bool missing = std::ranges::find(problems, FieldFault::missing, &FieldProblem::what) != problems.end();
    return {missing ? CaseRefusal::missing_field : CaseRefusal::bad_field, std::move(problems)};
}

}  // namespace hotline
