#include "bench/cases/made_up_texts.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace hotline::bench {
namespace {

using namespace std::string_view_literals;
using Words = std::span<const std::string_view>;

constexpr std::array kFirst{"锦"sv, "翠"sv, "云"sv, "澜"sv, "鹤"sv, "桂"sv, "枫"sv, "禾"sv, "星"sv, "月"sv,
                            "雅"sv, "怡"sv, "康"sv, "宁"sv, "瑞"sv, "和"sv, "祥"sv, "晨"sv, "泽"sv, "柏"sv,
                            "松"sv, "梅"sv, "荷"sv, "竹"sv, "岚"sv, "溪"sv, "汀"sv, "麓"sv, "屿"sv, "橡"sv,
                            "榕"sv, "棠"sv, "苇"sv, "帆"sv, "珑"sv, "璟"sv, "曦"sv, "朗"sv, "沁"sv, "谧"sv};
constexpr std::array kSecond{"绣"sv, "湖"sv, "景"sv, "庭"sv, "苑"sv, "悦"sv, "府"sv, "岸"sv, "台"sv, "园"sv,
                             "城"sv, "坊"sv, "里"sv, "湾"sv, "谷"sv, "峰"sv, "桥"sv, "塘"sv, "榭"sv, "轩"sv,
                             "阁"sv, "郡"sv, "舍"sv, "邸"sv, "墅"sv, "堤"sv, "洲"sv, "渡"sv, "畔"sv, "津"sv};
constexpr std::array kKinds{"小区"sv, "小区"sv, "小区"sv, "花园"sv, "家园"sv, "新村"sv, "公寓"sv, "市场"sv, "小学"sv, "路口"sv};
constexpr std::array kOpeners{"市民来电反映，"sv, "来电人称，"sv, "市民反映："sv, "居民来电，"sv, "来电人表示"sv};
constexpr std::array kDetails{
    "该问题已持续多日，夜间尤其严重，影响老人和孩子休息。"sv,
    "曾向物业反映，物业表示不归其管理，至今无人处理。"sv,
    "此前已拨打过热线，工作人员到场查看后情况没有改善。"sv,
    "早晚高峰时段车辆较多，存在较大的安全隐患。"sv,
    "下雨天积水较深，行人和电动车通行困难。"sv,
    "附近有一所幼儿园，家长接送孩子时十分担心。"sv,
    "周边商户也多次反映，希望有关部门联合检查。"sv,
    "来电人已保留照片和视频，可以配合工作人员核实。"sv,
    "楼内共有三十余户居民受到影响，其中多为退休职工。"sv,
    "上周曾有人员来现场测量，之后再无消息。"sv,
    "施工单位没有公示施工许可，也没有设置围挡。"sv,
    "凌晨两点仍有大型机械作业，噪音很大。"sv,
    "路灯损坏后整条道路一片漆黑，居民夜间出行不便。"sv,
    "垃圾堆放点离居民楼不足十米，异味明显。"sv,
    "公交车间隔时间过长，上班族经常迟到。"sv,
    "办理时窗口要求补充材料，但没有一次性告知。"sv,
    "电梯一个月内停运四次，维修基金使用情况不明。"sv,
    "停水通知张贴较晚，居民来不及储水。"sv,
    "消防通道被私家车长期占用，救护车无法进入。"sv,
    "商家拒绝退款，并称活动最终解释权归其所有。"sv,
    "工资已拖欠两个月，涉及工人十余名。"sv,
    "学校周边摊贩较多，食品卫生难以保证。"sv,
    "供暖温度不足十六度，测温记录与实际不符。"sv,
    "井盖破损已用木板遮挡，仍有行人绊倒。"sv,
};
constexpr std::array kWishes{"希望有关部门尽快核实处理。"sv, "请职能部门调查后给予答复。"sv, "希望告知办理条件和所需材料。"sv,
                             "要求尽快解决并电话回复。"sv, "建议统一规划，长期管理。"sv};
constexpr std::array kAnswers{
    "工作人员已到现场查看，情况属实，"sv,
    "经核实，来电人所述情况基本属实，"sv,
    "我单位高度重视，立即安排人员前往现场，"sv,
    "经与来电人电话沟通了解详细情况后，"sv,
};
constexpr std::array kMeasures{
    "已责令责任单位限期整改，"sv,       "现已安排维修人员完成修复，"sv,
    "已列入本年度改造计划，"sv,         "已对当事人进行批评教育并下达通知书，"sv,
    "已协调物业公司与居民代表协商，"sv, "已按规定向来电人说明政策依据，"sv,
};
constexpr std::array kEnds{"后续将加强日常巡查。"sv, "来电人表示满意。"sv, "来电人对处理结果表示理解。"sv,
                           "如有疑问可随时与我单位联系。"sv};

std::string place_name(Dice& dice) {
    return fmt::format("{}{}{}", dice.any(Words{kFirst}), dice.any(Words{kSecond}), dice.any(Words{kKinds}));
}

}  // namespace

void MadeUpTexts::fill(CaseFacts& facts, const app::CategoryItem& category, const app::DistrictItem& district, Dice& dice) const {
    const app::StreetItem& street = dice.any<app::StreetItem>(district.streets);
    const std::string place = place_name(dice);
    facts.category = category.code;
    facts.district = district.code;
    facts.street = street.code;
    facts.address = fmt::format("{}{}{}号", street.name_zh, place, dice.below(400) + 1);
    facts.title = fmt::format("{}{}问题", place, category.name_zh);
    facts.content =
        fmt::format("{}{}{}{}栋{}，", dice.any(Words{kOpeners}), district.name_zh, place, dice.below(60) + 1, category.name_zh);
    const std::size_t details = length_ == TextLength::brief ? 0 : 1 + dice.below(4);
    for (std::size_t i = 0; i < details; ++i) facts.content += dice.any(Words{kDetails});
    facts.content += dice.any(Words{kWishes});
}

std::string MadeUpTexts::reply(const CaseFacts& facts, Dice& dice) const {
    std::string text = fmt::format("关于“{}”，{}{}", facts.title, dice.any(Words{kAnswers}), dice.any(Words{kMeasures}));
    if (length_ == TextLength::usual) text += dice.any(Words{kMeasures});
    return text.append(dice.any(Words{kEnds}));
}

}  // namespace hotline::bench
