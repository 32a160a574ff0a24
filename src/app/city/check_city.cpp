#include "app/city/check_city.hpp"

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "app/catalogue.hpp"
#include "app/city/after_hours_check.hpp"
#include "domain/ivr/expand.hpp"
#include "domain/ivr/flow_check.hpp"

namespace hotline::app {
namespace {

/// The codes of one list, and the complaints about those who name others.
class Codes {
public:
    Codes(std::string_view file, std::string_view list, std::vector<CityProblem>& problems)
        : file_(file), list_(list), problems_(problems) {}

    void take(const std::string& code, std::size_t index, std::string_view member) {
        if (code.empty()) return complain(index, member, "too_short");
        if (!known_.insert(code).second) complain(index, member, "twice");
    }
    void complain(std::size_t index, std::string_view member, std::string_view what) const {
        problems_.push_back({file_, fmt::format("/{}/{}/{}", list_, index, member), std::string(what)});
    }
    /// The item `index` of this list names a code of `others`; empty names nothing.
    void names(std::size_t index, std::string_view member, const std::string& code, const Codes& others) const {
        if (!code.empty() && !others.known_.contains(code)) complain(index, member, "unknown_code");
    }
    [[nodiscard]] bool knows(const std::string& code) const { return known_.contains(code); }
    void must_name(std::size_t index, std::string_view member, const std::string& code, const Codes& others) const {
        if (!others.known_.contains(code)) complain(index, member, "unknown_code");
    }

private:
    std::string file_;
    std::string list_;
    std::vector<CityProblem>& problems_;
    std::set<std::string> known_;
};

template <class Item>
void take_codes(Codes& codes, const std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) codes.take(items[i].code.value, i, "code");
}

/// Every parent is known, and nobody is his own ancestor.
template <class Item>
void check_tree(const Codes& codes, const std::vector<Item>& items) {
    std::map<std::string, std::string> parents;
    for (const Item& item : items) parents[item.code.value] = item.parent.value;
    for (std::size_t i = 0; i < items.size(); ++i) {
        codes.names(i, "parent", items[i].parent.value, codes);
        std::string up = items[i].parent.value;
        std::size_t steps = 0;
        for (; !up.empty() && steps <= items.size(); ++steps) {
            const auto found = parents.find(up);
            up = found == parents.end() ? std::string{} : found->second;
        }
        if (steps > items.size()) codes.complain(i, "parent", "circle");
    }
}

struct AllCodes {
    explicit AllCodes(std::vector<CityProblem>& problems)
        : districts("districts.json", "districts", problems),
          streets("districts.json", "districts", problems),
          departments("departments.json", "departments", problems),
          categories("categories.json", "categories", problems),
          staff("staff.json", "staff", problems),
          extensions("staff.json", "staff", problems),
          skills("queues.json", "skills", problems),
          queues("queues.json", "queues", problems),
          caller_classes("queues.json", "caller_classes", problems),
          offer_rules("queues.json", "offer_rules", problems),
          calendars("calendars.json", "calendars", problems),
          mailboxes("after-hours.json", "mailboxes", problems),
          contacts("after-hours.json", "contacts", problems),
          flows("flows", "", problems),
          routes("numbers.json", "routes", problems),
          areas("numbers.json", "areas", problems),
          department_numbers("numbers.json", "departments", problems),
          articles("knowledge.json", "articles", problems) {}

    Codes districts, streets, departments, categories, staff, extensions, skills, queues, caller_classes, offer_rules, calendars,
        mailboxes, contacts, flows, routes, areas, department_numbers, articles;
};

void take_all(AllCodes& codes, const City& city) {
    take_codes(codes.districts, city.districts);
    for (std::size_t i = 0; i < city.districts.size(); ++i)
        for (std::size_t j = 0; j < city.districts[i].streets.size(); ++j)
            codes.streets.take(city.districts[i].streets[j].code.value, i, fmt::format("streets/{}/code", j));
    take_codes(codes.departments, city.departments);
    take_codes(codes.categories, city.categories);
    take_codes(codes.skills, city.skills);
    take_codes(codes.queues, city.queues);
    for (std::size_t i = 0; i < city.caller_classes.size(); ++i)
        codes.caller_classes.take(city.caller_classes[i].code, i, "code");
    for (std::size_t i = 0; i < city.offer_rules.size(); ++i)
        codes.offer_rules.take(boost::describe::enum_to_string(city.offer_rules[i].why, ""), i, "why");
    take_codes(codes.calendars, city.calendars);
    take_codes(codes.mailboxes, city.after_hours.mailboxes);
    take_codes(codes.contacts, city.after_hours.contacts);
    take_codes(codes.flows, city.flows);
    for (std::size_t i = 0; i < city.staff.size(); ++i) {
        codes.staff.take(city.staff[i].username, i, "username");
        if (!city.staff[i].extension.empty()) codes.extensions.take(city.staff[i].extension, i, "extension");
    }
    for (std::size_t i = 0; i < city.routes.size(); ++i) codes.routes.take(city.routes[i].number, i, "number");
    for (std::size_t i = 0; i < city.areas.size(); ++i) codes.areas.take(city.areas[i].prefix, i, "prefix");
    for (std::size_t i = 0; i < city.department_numbers.size(); ++i)
        codes.department_numbers.take(city.department_numbers[i].department.value, i, "department");
    for (std::size_t i = 0; i < city.articles.size(); ++i) codes.articles.take(city.articles[i].code, i, "code");
}

void check_levels(const Codes& list, std::size_t index, std::string_view member, const std::map<SkillCode, int>& levels,
                  const Codes& skills) {
    for (const auto& [skill, level] : levels) {
        const std::string pointer = fmt::format("{}/{}", member, skill.value);
        list.must_name(index, pointer, skill.value, skills);
        if (level < 1 || level > 9) list.complain(index, pointer, level < 1 ? "too_small" : "too_big");
    }
}

void check_staff(const AllCodes& codes, const City& city) {
    for (std::size_t i = 0; i < city.staff.size(); ++i) {
        const StaffItem& person = city.staff[i];
        codes.staff.names(i, "department", person.department.value, codes.departments);
        check_levels(codes.staff, i, "skills", person.skills, codes.skills);
        for (std::size_t j = 0; j < person.queues.size(); ++j)
            codes.staff.must_name(i, fmt::format("queues/{}", j), person.queues[j].value, codes.queues);
        const bool works_below = person.role == Role::department || person.role == Role::sub_department;
        if (works_below && person.department.empty()) codes.staff.complain(i, "department", "missing");
    }
}

void check_calendars(const AllCodes& codes, const City& city) {
    for (std::size_t i = 0; i < city.calendars.size(); ++i)
        for (std::size_t day = 0; day < city.calendars[i].week.size(); ++day)
            for (std::size_t j = 0; j < city.calendars[i].week[day].size(); ++j) {
                const HoursItem& hours = city.calendars[i].week[day][j];
                const auto from = minutes_of(hours.from);
                const auto to = minutes_of(hours.to);
                if (!from || !to || *from >= *to) codes.calendars.complain(i, fmt::format("week/{}/{}", day, j), "bad_time");
            }
}

void check_overflow(const AllCodes& codes, std::size_t index, const QueueItem& queue) {
    for (std::size_t j = 0; j < queue.overflow.size(); ++j) {
        const Overflow& rule = queue.overflow[j];
        const auto complain = [&](std::string_view member, std::string_view what) {
            codes.queues.complain(index, fmt::format("overflow/{}/{}", j, member), what);
        };
        codes.queues.must_name(index, fmt::format("overflow/{}/to", j), rule.to.value, codes.queues);
        if (rule.to == queue.code) complain("to", "circle");
        if (rule.after_s == 0 && rule.when_waiting == 0) complain("after_s", "missing");
    }
}

/// Dimensions and plans have names of their own, and plans name units that exist.
void check_judgement(const AllCodes& codes, const City& city, std::vector<CityProblem>& problems) {
    const JudgementPolicy& policy = city.judgement.policy;
    Codes dimensions("judgement.json", "policy/dimensions", problems);
    for (std::size_t i = 0; i < policy.dimensions.size(); ++i) dimensions.take(policy.dimensions[i].code.value, i, "code");
    Codes plans("judgement.json", "policy/follow_up/plans", problems);
    for (std::size_t i = 0; i < policy.follow_up.plans.size(); ++i) {
        plans.take(policy.follow_up.plans[i].code.value, i, "code");
        plans.names(i, "unit", policy.follow_up.plans[i].unit.value, codes.departments);
    }
}

void check_names(const AllCodes& codes, const City& city) {
    check_tree(codes.departments, city.departments);
    check_tree(codes.categories, city.categories);
    for (std::size_t i = 0; i < city.categories.size(); ++i)
        codes.categories.names(i, "default_department", city.categories[i].default_department.value, codes.departments);
    for (std::size_t i = 0; i < city.queues.size(); ++i) {
        codes.queues.must_name(i, "hours", city.queues[i].hours.value, codes.calendars);
        check_levels(codes.queues, i, "needs", city.queues[i].needs, codes.skills);
        check_overflow(codes, i, city.queues[i]);
    }
    for (std::size_t i = 0; i < city.routes.size(); ++i)
        codes.routes.must_name(i, "flow", city.routes[i].flow.value, codes.flows);
    for (std::size_t i = 0; i < city.department_numbers.size(); ++i)
        codes.department_numbers.must_name(i, "department", city.department_numbers[i].department.value, codes.departments);
    for (std::size_t i = 0; i < city.articles.size(); ++i) {
        codes.articles.names(i, "category", city.articles[i].category.value, codes.categories);
        codes.articles.names(i, "owner", city.articles[i].owner.value, codes.departments);
        for (std::size_t j = 0; j < city.articles[i].districts.size(); ++j)
            codes.articles.must_name(i, fmt::format("districts/{}", j), city.articles[i].districts[j].value, codes.districts);
        for (std::size_t j = 0; j < city.articles[i].related.size(); ++j)
            codes.articles.must_name(i, fmt::format("related/{}", j), city.articles[i].related[j], codes.articles);
    }
}

void check_days(const City& city, std::vector<CityProblem>& problems) {
    for (const HolidaysFile& year : city.holidays)
        for (const auto& [member, days] : {std::pair{"holidays", &year.holidays}, {"make_up_days", &year.make_up_days}})
            for (const auto& [text, name] : *days) {
                const auto day = parse_iso_date(text);
                if (!day || static_cast<int>(day->year()) != year.year)
                    problems.push_back(
                        {fmt::format("calendar-{}.json", year.year), fmt::format("/{}/{}", member, text), "format"});
            }
}

KnownNames names_of(const City& city, const Flow& flow) {
    KnownNames known{.barred = city.barred_flow};
    for (const PromptName& prompt : city.prompts) known.prompts.emplace(prompt, PromptFacts{});
    for (const QueueItem& queue : city.queues) known.queues.insert(queue.code);
    for (const CalendarItem& calendar : city.calendars) known.calendars.insert(calendar.code);
    for (const Mailbox& mailbox : city.after_hours.mailboxes) known.mailboxes.insert(mailbox.code);
    for (const DutyContact& contact : city.after_hours.contacts) known.contacts.insert(contact.code);
    if (!city.prompts.empty()) return known;
    for (const FlowFinding& finding : check_flow(flow, known))
        if (finding.fault == FlowFault::missing_prompt) known.prompts.emplace(PromptName{finding.what}, PromptFacts{});
    return known;
}

void check_flows(const City& city, std::vector<CityProblem>& problems) {
    const FlowShelf shelf = [&city](const FlowCode& code) {
        const auto found = std::ranges::find(city.flows, code, &FlowText::code);
        return found == city.flows.end() ? nullptr : &found->flow;
    };
    for (const FlowText& text : city.flows) {
        auto [flow, findings] = expanded(text.flow, shelf);
        std::ranges::move(check_flow(flow, names_of(city, flow)), std::back_inserter(findings));
        if (may_be_published(findings)) continue;
        for (const FlowFinding& finding : findings)
            problems.push_back({text.code.value + ".json", "/nodes/" + finding.node,
                                fmt::format("{} {}", boost::describe::enum_to_string(finding.fault, ""), finding.what)});
    }
}

/// Ranges that no number can be in, rules that name nothing, and lines that the plan itself does not know.
void check_dialling(const AllCodes& codes, const City& city, std::vector<CityProblem>& problems) {
    const auto complain = [&problems](std::string pointer, std::string_view what) {
        problems.push_back({"dialling.json", std::move(pointer), std::string(what)});
    };
    const DialPlan& plan = city.dialling;
    for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
        if (plan.numbers[i].least_digits > plan.numbers[i].most_digits)
            complain(fmt::format("/numbers/{}/least_digits", i), "too_big");
        if (std::ranges::count(plan.numbers[i].prefixes, "") > 0) complain(fmt::format("/numbers/{}/prefixes", i), "too_short");
    }
    for (std::size_t i = 0; i < plan.rules.size(); ++i) {
        if (plan.rules[i].group.empty()) complain(fmt::format("/rules/{}/group", i), "too_short");
        if (!plan.rules[i].hours.empty() && !codes.calendars.knows(plan.rules[i].hours.value))
            complain(fmt::format("/rules/{}/hours", i), "unknown_code");
    }
    Codes lines("dialling.json", "emergency_lines", problems);
    for (std::size_t i = 0; i < plan.emergency_lines.size(); ++i) {
        lines.take(plan.emergency_lines[i].code, i, "code");
        if (!class_of(plan, plan.emergency_lines[i].number)) lines.complain(i, "number", "unknown_code");
    }
}

bool has_calendar(const City& city, const CalendarCode& code) {
    return std::ranges::any_of(city.calendars, [&code](const CalendarItem& calendar) { return calendar.code == code; });
}

void check_limits(const City& city, std::vector<CityProblem>& problems) {
    if (!has_calendar(city, city.limits.calendar)) problems.push_back({"time-limits.json", "/calendar", "unknown_code"});
    const auto is_known = [&](const DistrictCode& code) {
        return std::ranges::any_of(city.districts, [&](const DistrictItem& district) { return district.code == code; });
    };
    for (std::size_t i = 0; i < city.limits.limits.size(); ++i)
        if (const auto& district = city.limits.limits[i].district; district && !is_known(*district))
            problems.push_back({"time-limits.json", fmt::format("/limits/{}/district", i), "unknown_code"});
}

void check_texts(const City& city, std::vector<CityProblem>& problems) {
    Codes texts("texts.json", "texts", problems);
    take_codes(texts, city.texts);
    for (const RowFault& fault : faults_of(city.texts)) texts.complain(fault.row, fault.pointer.substr(1), fault.what);
}

}  // namespace

std::optional<int> minutes_of(std::string_view time) {
    if (time.size() != 5 || time[2] != ':') return std::nullopt;
    int hour = -1;
    int minute = -1;
    const bool read = std::from_chars(time.data(), time.data() + 2, hour).ptr == time.data() + 2 &&
                      std::from_chars(time.data() + 3, time.data() + 5, minute).ptr == time.data() + 5;
    if (!read || hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
    return hour * 60 + minute;
}

std::vector<CityProblem> check_city(const City& city) {
    std::vector<CityProblem> problems;
    AllCodes codes(problems);
    take_all(codes, city);
    check_names(codes, city);
    check_staff(codes, city);
    check_calendars(codes, city);
    check_days(city, problems);
    check_dialling(codes, city, problems);
    if (!city.barred_flow.empty() && !codes.flows.knows(city.barred_flow.value))
        problems.push_back({"numbers.json", "/barred_flow", "unknown_code"});
    check_flows(city, problems);
    check_after_hours(city, problems);
    check_limits(city, problems);
    check_judgement(codes, city, problems);
    const Reference reference{.districts = city.districts, .departments = city.departments, .categories = city.categories};
    for (const CatalogueProblem& one : check_catalogue(city.catalogue, reference))
        problems.push_back({"dispatch-catalogue.json", one.pointer, one.what == "unknown" ? "unknown_code" : one.what});
    check_texts(city, problems);
    return problems;
}

}  // namespace hotline::app
