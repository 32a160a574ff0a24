#include "domain/ivr/finding_text.hpp"

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>
#include <string_view>

namespace hotline {
namespace {

struct Words {
    FlowFault fault;
    std::string_view zh;  ///< {} stands for what is meant
    std::string_view en;
};

using enum FlowFault;

// clang-format off
constexpr std::array kWords{
    Words{unreadable, "这里的内容无法读取：{}。", "What stands here cannot be read: {}."},
    Words{missing_start, "流程的起点“{}”不存在。", "The flow begins at “{}”, which does not exist."},
    Words{missing_target, "去向“{}”不存在。", "It leads to “{}”, which does not exist."},
    Words{unreachable, "没有任何路径通向这里。", "No way leads here."},
    Words{endless_without_caller, "来电人什么也不做，流程会在这里无限循环。", "A caller who does nothing goes round in a circle here."},
    Words{no_way_out, "从这里出发，来电人永远走不到终点。", "From here a caller never comes to an end."},
    Words{menu_without_choice, "菜单没有任何按键。", "The menu has no keys."},
    Words{hours_without_destination, "营业时间分支“{}”没有去向。", "The branch “{}” of the opening hours leads nowhere."},
    Words{nothing_to_say, "这里没有要播放的内容。", "There is nothing to say here."},
    Words{missing_prompt, "语音“{}”不存在。", "The prompt “{}” does not exist."},
    Words{silent_prompt, "语音“{}”没有声音。", "The prompt “{}” has no sound."},
    Words{retired_prompt, "语音“{}”已停用。", "The prompt “{}” has been retired."},
    Words{unknown_queue, "没有队列“{}”。", "There is no queue “{}”."},
    Words{unknown_calendar, "没有日历“{}”。", "There is no calendar “{}”."},
    Words{unknown_mailbox, "没有留言信箱“{}”。", "There is no mailbox “{}”."},
    Words{unknown_contact, "没有应急联系人“{}”。", "There is no emergency contact “{}”."},
    Words{unknown_flow, "没有已发布的流程“{}”。", "There is no published flow “{}”."},
    Words{sub_flow_circle, "流程“{}”又调用了自己。", "The flow “{}” calls itself."},
    Words{nothing_after_it, "“{}”可能无人接听，后面必须还有一个去向。", "Nobody may answer at “{}”; something must follow it."},
    Words{no_way_to_a_person, "来电人无法找到人工服务。", "A caller cannot reach a person."},
    Words{no_person_for_complaint, "语音投诉无法登记时，从“{}”出发必须能找到人工服务。", "When a complaint cannot be kept, “{}” must lead to a person."},
    Words{bad_key, "“{}”不是按键。", "“{}” is not a key."},
    Words{bad_limit, "“{}”超出允许的范围。", "“{}” is outside what is allowed."},
    Words{bad_value, "判断条件的值“{}”不能使用。", "The value “{}” cannot be compared with."},
    Words{bad_variable, "“{}”不能作为变量名。", "“{}” cannot be the name of a variable."},
    Words{unset_variable, "变量“{}”在这里可能还没有值。", "The variable “{}” may have no value yet."},
    Words{too_many_nodes, "流程超过{}个节点。", "The flow has more than {} nodes."},
    Words{too_many_keys, "至少要按{}次键才能找到人工服务，建议不超过2次。", "A person is {} key presses away; at most 2 are advised."},
    Words{too_long_before_a_person, "至少要等{}秒才能找到人工服务，建议不超过20秒。", "A person is {} seconds away; at most 20 are advised."},
};
// clang-format on

constexpr bool has_words_for_every_fault_in_order() {
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (kWords[i].fault != static_cast<FlowFault>(i)) return false;
    return kWords.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<FlowFault>>::value;
}
static_assert(has_words_for_every_fault_in_order());

}  // namespace

std::string text_of(const FlowFinding& finding, ivr::Language language) {
    const Words& words = kWords.at(static_cast<std::size_t>(finding.fault));
    std::string text{language == ivr::Language::en ? words.en : words.zh};
    if (const auto gap = text.find("{}"); gap != std::string::npos) text.replace(gap, 2, finding.what);
    return text;
}

}  // namespace hotline
