#pragma once
#include <string>
#include <vector>

#include "app/formats/catalogue.hpp"
#include "app/formats/city.hpp"
#include "app/formats/dialling.hpp"
#include "domain/administration/text_template.hpp"
#include "domain/ivr/flow.hpp"

namespace hotline::app {

/// A flow as it stands in its file; decoded once to be checked, stored as it was written.
struct FlowText {
    FlowCode code;  ///< the file's name without ".json"
    std::string definition;
    Flow flow;  ///< the same, decoded
};

/// All that an administrator sets up before the first call; see docs of each file in app/formats/city.hpp.
struct City {
    CityFile about;
    std::vector<DistrictItem> districts;
    std::vector<DepartmentItem> departments;
    std::vector<CategoryItem> categories;
    std::vector<StaffItem> staff;
    std::vector<SkillItem> skills;
    std::vector<QueueItem> queues;
    AfterHoursFile after_hours;
    std::vector<OfferRule> offer_rules;
    std::vector<CallerClass> caller_classes;
    std::vector<RouteItem> routes;
    std::vector<AreaItem> areas;
    std::vector<DepartmentNumberItem> department_numbers;
    FlowCode barred_flow;
    DialPlan dialling;
    std::vector<CalendarItem> calendars;
    std::vector<HolidaysFile> holidays;
    TimeLimitsFile limits;
    SupervisionFile supervision;
    JudgementFile judgement;
    CatalogueFile catalogue;
    std::vector<TextTemplate> texts;
    std::vector<ArticleItem> articles;
    SearchFile search;
    std::vector<FlowText> flows;
    std::vector<PromptName> prompts;  ///< that flows may name; none: not known here, not checked
};

/// One thing wrong with a city's files: which, where (JSON pointer, RFC 6901) and what: a slug of json::FieldError, or
/// missing_file, unknown_code, twice, circle, bad_time; of a flow, a FlowFault at its node.
struct CityProblem {
    std::string file;
    std::string pointer;
    std::string what;
    auto operator<=>(const CityProblem&) const = default;
};

}  // namespace hotline::app
