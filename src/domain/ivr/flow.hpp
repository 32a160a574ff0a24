#pragma once
#include <map>
#include <string>
#include <variant>

#include "domain/ids.hpp"
#include "domain/ivr/nodes/forward.hpp"
#include "domain/ivr/nodes/hang_up.hpp"
#include "domain/ivr/nodes/hours.hpp"
#include "domain/ivr/nodes/info.hpp"
#include "domain/ivr/nodes/mailbox.hpp"
#include "domain/ivr/nodes/menu.hpp"
#include "domain/ivr/nodes/play.hpp"
#include "domain/ivr/nodes/queue.hpp"

namespace hotline {
namespace ivr {

/// What can stand in a flow. A new kind is one file under nodes/, one alternative here, one overload in interpreter.cpp.
using Node = std::variant<Play, Menu, Info, Hours, ToQueue, ToMailbox, Forward, HangUp>;

}  // namespace ivr

/// What a caller hears and may choose before he reaches a person. Data of the administrator; a published version never changes.
struct Flow {
    FlowCode code;
    int version{1};
    std::string title_zh;
    std::string title_en;
    std::string start;  ///< name of the first node
    std::map<std::string, ivr::Node> nodes;
};

}  // namespace hotline
