#pragma once
#include <boost/describe/enum.hpp>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline {

/// Why something was not done to a case. not_found also stands for cases that the person may not know of.
BOOST_DEFINE_ENUM_CLASS(CaseRefusal, not_found, not_your_role, not_your_department, not_your_case, own_work, case_changed,
                        not_in_this_state, missing_field, bad_field, too_late, return_is_final, no_extension_left,
                        reopened_before, supervised_already, follow_up_over, follow_up_held, evaluation_over, exclusion_decided,
                        judgement_open)

BOOST_DEFINE_ENUM_CLASS(FieldFault, missing, too_long, unknown, format, out_of_range)

struct FieldProblem {
    CaseField field{};
    FieldFault what{};
    auto operator<=>(const FieldProblem&) const = default;
};

/// `fields` is filled for missing_field and bad_field: everything that is wrong, at once.
struct CaseRefused {
    CaseRefusal why{};
    std::vector<FieldProblem> fields;
};

}  // namespace hotline
