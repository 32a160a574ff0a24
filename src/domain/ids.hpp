#pragma once
#include "base/ids.hpp"

namespace hotline {

using CallId = Id<struct CallTag>;
using LegId = Id<struct LegTag>;
using RecordingId = Id<struct RecordingTag>;
using MarkerId = Id<struct MarkerTag>;
using CaseId = Id<struct CaseTag>;
using UserId = Id<struct UserTag>;
using VoiceMessageId = Id<struct VoiceMessageTag>;
using CallbackId = Id<struct CallbackTag>;
using GuestSessionId = Id<struct GuestSessionTag>;
using ArticleId = Id<struct ArticleTag>;
using CorrectionId = Id<struct CorrectionTag>;
using BarId = Id<struct BarTag>;
using AdminEventId = Id<struct AdminEventTag>;
using SavedViewId = Id<struct SavedViewTag>;
using AttachmentId = Id<struct AttachmentTag>;
using MessageId = Id<struct MessageTag>;
using LetterId = Id<struct LetterTag>;

using QueueCode = Code<struct QueueTag>;
using SkillCode = Code<struct SkillTag>;
using DepartmentCode = Code<struct DepartmentTag>;
using DistrictCode = Code<struct DistrictTag>;
using StreetCode = Code<struct StreetTag>;
using CategoryCode = Code<struct CategoryTag>;
using CalendarCode = Code<struct CalendarTag>;
using MailboxCode = Code<struct MailboxTag>;
using ContactCode = Code<struct ContactTag>;
using FlowCode = Code<struct FlowTag>;
using TextCode = Code<struct TextTag>;
using PromptName = Code<struct PromptTag>;
using TrunkName = Code<struct TrunkTag>;
using TrunkGroup = Code<struct TrunkGroupTag>;
using DimensionCode = Code<struct DimensionTag>;
using PlanCode = Code<struct PlanTag>;
using GatewayName = Code<struct GatewayTag>;

}  // namespace hotline
