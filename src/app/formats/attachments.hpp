#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/attachment/attachment.hpp"

namespace hotline::app {

struct AttachmentView {
    AttachmentId id;
    std::string name;
    FileKind kind{};
    std::int64_t bytes{};
    bool names_citizen{false};
    Instant added_at;
    std::string added_by;
    std::optional<Instant> withdrawn_at;
    std::string withdrawn_by;
    bool unpublished{false};  ///< of an item: agents see it when the item is published next
    bool may_withdraw{false};
};
BOOST_DESCRIBE_STRUCT(AttachmentView, (),
                      (id, name, kind, bytes, names_citizen, added_at, added_by, withdrawn_at, withdrawn_by, unpublished,
                       may_withdraw))

struct AttachmentList {
    std::vector<AttachmentView> attachments;
    int hidden{};  ///< what this person may not see, because it names the citizen
    bool may_add{false};
};
BOOST_DESCRIBE_STRUCT(AttachmentList, (), (attachments, hidden, may_add))

/// What is said of a file; the file itself is the body.
struct NewAttachment {
    std::string name;
    bool names_citizen{false};
};
BOOST_DESCRIBE_STRUCT(NewAttachment, (), (name, names_citizen))
constexpr auto json_optional(const NewAttachment*) { return std::array<std::string_view, 1>{"names_citizen"}; }
constexpr json::Rules json_rules(const NewAttachment*, std::string_view member) {
    if (member == "name") return {.min_len = 1, .max_len = 255};
    return {};
}

}  // namespace hotline::app
