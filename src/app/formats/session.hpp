#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "domain/ids.hpp"
#include "domain/security/role.hpp"

namespace hotline::app {

struct LogIn {
    std::string username;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(LogIn, (), (username, password))

struct SessionUser {
    UserId id;
    std::string username;
    std::string name;
    Role role{};
    DepartmentCode department;  ///< empty: works at the centre
    std::string department_name;
    std::string extension;  ///< empty: has no seat
};
BOOST_DESCRIBE_STRUCT(SessionUser, (), (id, username, name, role, department, department_name, extension))

struct Session {
    SessionUser user;
    std::vector<std::string> may;  ///< permissions, e.g. "case.dispatch"; see domain/security/permission.hpp
    Instant expires_at;
    bool must_change_password{false};  ///< everything else is refused before
};
BOOST_DESCRIBE_STRUCT(Session, (), (user, may, expires_at, must_change_password))

}  // namespace hotline::app
