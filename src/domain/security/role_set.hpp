#pragma once
#include "base/enum_set.hpp"
#include "domain/security/role.hpp"

namespace hotline {

using RoleSet = EnumSet<Role>;

}  // namespace hotline
