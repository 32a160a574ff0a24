#pragma once
#include <boost/describe/enum.hpp>

namespace hotline {

/// Who a person is in the hotline. One person has one role; grants beyond it are not part of this release.
BOOST_DEFINE_ENUM_CLASS(Role, agent, supervisor, dispatcher, department, sub_department, reviewer, leader, knowledge_editor,
                        knowledge_reviewer, system_admin, security_admin, auditor)

}  // namespace hotline
