#pragma once
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "domain/ids.hpp"
#include "domain/ivr/nodes/branch.hpp"
#include "domain/ivr/nodes/case_progress.hpp"
#include "domain/ivr/nodes/collect.hpp"
#include "domain/ivr/nodes/complaint.hpp"
#include "domain/ivr/nodes/evaluate.hpp"
#include "domain/ivr/nodes/forward.hpp"
#include "domain/ivr/nodes/hang_up.hpp"
#include "domain/ivr/nodes/hours.hpp"
#include "domain/ivr/nodes/info.hpp"
#include "domain/ivr/nodes/language.hpp"
#include "domain/ivr/nodes/mailbox.hpp"
#include "domain/ivr/nodes/menu.hpp"
#include "domain/ivr/nodes/offer_callback.hpp"
#include "domain/ivr/nodes/play.hpp"
#include "domain/ivr/nodes/queue.hpp"
#include "domain/ivr/nodes/say.hpp"
#include "domain/ivr/nodes/set.hpp"
#include "domain/ivr/nodes/sub_flow.hpp"

namespace hotline {
namespace ivr {

/// What can stand in a flow. A new kind is one file under nodes/ and one alternative here.
using Node = std::variant<Play, Menu, Info, Collect, Say, Set, Branch, Hours, SwitchLanguage, CaseProgress, SubFlow, Return, Pass,
                          ToQueue, ToMailbox, Forward, HangUp, Evaluate, OfferCallback, Complaint>;

[[nodiscard]] std::vector<Edge> edges_of(const Node& node);
[[nodiscard]] std::vector<PromptName> prompts_of(const Node& node);
/// As documents call it: "menu".
[[nodiscard]] std::string_view kind_of(const Node& node);

}  // namespace ivr

/// What a caller hears and may choose before he reaches a person. Data of the administrator; a published version never changes.
struct Flow {
    FlowCode code;
    int version{1};
    std::string title_zh;
    std::string title_en;
    std::string start;           ///< name of the first node
    ivr::Variables variables{};  ///< with the value each begins with
    std::map<std::string, ivr::Node> nodes;
};

}  // namespace hotline
