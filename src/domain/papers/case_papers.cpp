#include "domain/papers/case_papers.hpp"

#include <fmt/format.h>

namespace hotline {

bool has_paper(const Case& at, TextKind kind) {
    switch (kind) {
        case TextKind::transfer_sheet: return !at.lead.empty();
        case TextKind::reminder_notice: return at.course.supervision >= SupervisionLevel::reminded;
        case TextKind::supervision_sheet: return at.course.supervision >= SupervisionLevel::supervised;
        case TextKind::reply_letter: return at.closed_at && !at.reply.empty();
        case TextKind::reply:
        case TextKind::send_back:
        case TextKind::refusal: return false;
    }
    return false;
}

std::string_view chinese(CaseKind kind) {
    switch (kind) {
        case CaseKind::enquiry: return "咨询";
        case CaseKind::help: return "求助";
        case CaseKind::complaint: return "投诉";
        case CaseKind::report: return "举报";
        case CaseKind::suggestion: return "建议";
        case CaseKind::praise: return "表扬";
    }
    return {};
}

std::string_view chinese(Urgency urgency) {
    switch (urgency) {
        case Urgency::normal: return "一般";
        case Urgency::urgent: return "紧急";
        case Urgency::critical: return "特急";
    }
    return {};
}

std::string_view chinese(CaseChannel channel) {
    switch (channel) {
        case CaseChannel::phone: return "电话";
        case CaseChannel::web: return "网站";
        case CaseChannel::voice: return "语音";
        case CaseChannel::sms: return "短信";
        case CaseChannel::platform: return "网络平台";
        case CaseChannel::letterbox: return "信箱";
    }
    return {};
}

std::string chinese(std::chrono::year_month_day day) {
    return fmt::format("{}年{}月{}日", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

}  // namespace hotline
