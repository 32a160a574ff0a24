#include "app/city/read_city.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "app/city/check_city.hpp"
#include "app/formats/flow_json.hpp"
#include "app/formats/texts_file.hpp"
#include "base/json/codec.hpp"

namespace hotline::app {
namespace {

constexpr json::Limits kLimits{.max_bytes = 64U << 20U};  // an administrator's own file, not a stranger's request

using Problems = std::vector<CityProblem>;

std::optional<std::string> text_of(const std::filesystem::path& file, Problems& problems) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        problems.push_back({file.filename().string(), "", "missing_file"});
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

void add(const std::filesystem::path& file, const std::vector<json::FieldError>& errors, Problems& problems) {
    for (const json::FieldError& error : errors) problems.push_back({file.filename().string(), error.pointer, error.what});
}

template <class File>
File read(const std::filesystem::path& file, Problems& problems) {
    const auto text = text_of(file, problems);
    if (!text) return {};
    auto decoded = json::decode<File>(*text, kLimits);
    if (decoded) return std::move(*decoded);
    add(file, decoded.error(), problems);
    return {};
}

/// For files that a city may do without.
template <class File>
File read_if_there(const std::filesystem::path& file, Problems& problems) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? read<File>(file, problems) : File{};
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder, std::string_view begins_with) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;  // a folder that is not there has no files; what is missed is named by the check
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".json" && entry.path().filename().string().starts_with(begins_with))
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Only the names; what is said is the prompt maker's concern.
void read_prompts(const std::filesystem::path& file, City& city, Problems& problems) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return;  // recorded files may do without a list
    for (const auto& prompt : read<std::vector<std::map<std::string, std::string>>>(file, problems))
        if (const auto name = prompt.find("name"); name != prompt.end()) city.prompts.push_back({name->second});
}

void read_flows(const std::filesystem::path& folder, City& city, Problems& problems) {
    for (const auto& file : json_files(folder, "")) {
        auto text = text_of(file, problems);
        if (!text) continue;
        auto flow = decode_flow(*text);
        if (flow)
            city.flows.push_back({.code = {file.stem().string()}, .definition = std::move(*text), .flow = std::move(*flow)});
        else
            add(file, flow.error(), problems);
    }
}

}  // namespace

std::expected<City, std::vector<CityProblem>> read_city(const CityFolders& folders) {
    City city;
    Problems problems;
    const auto& folder = folders.city;
    city.about = read<CityFile>(folder / "city.json", problems);
    city.districts = read<DistrictsFile>(folder / "districts.json", problems).districts;
    city.departments = read<DepartmentsFile>(folder / "departments.json", problems).departments;
    city.categories = read<CategoriesFile>(folder / "categories.json", problems).categories;
    city.staff = read<StaffFile>(folder / "staff.json", problems).staff;
    auto queues = read<QueuesFile>(folder / "queues.json", problems);
    city.skills = std::move(queues.skills);
    city.queues = std::move(queues.queues);
    city.after_hours = read_if_there<AfterHoursFile>(folder / "after-hours.json", problems);
    city.offer_rules = std::move(queues.offer_rules);
    city.caller_classes = std::move(queues.caller_classes);
    auto numbers = read<NumbersFile>(folder / "numbers.json", problems);
    city.routes = std::move(numbers.routes);
    city.areas = std::move(numbers.areas);
    city.barred_flow = std::move(numbers.barred_flow);
    city.department_numbers = std::move(numbers.departments);
    city.dialling = read_if_there<DialPlan>(folder / "dialling.json", problems);
    city.calendars = read<CalendarsFile>(folder / "calendars.json", problems).calendars;
    for (const auto& file : json_files(folder, "calendar-")) city.holidays.push_back(read<HolidaysFile>(file, problems));
    city.limits = read<TimeLimitsFile>(folder / "time-limits.json", problems);
    city.supervision = read_if_there<SupervisionFile>(folder / "supervision.json", problems);
    city.judgement = read_if_there<JudgementFile>(folder / "judgement.json", problems);
    city.catalogue = read_if_there<CatalogueFile>(folder / "dispatch-catalogue.json", problems);
    city.texts = read_if_there<TextsFile>(folder / "texts.json", problems).texts;
    city.articles = read<KnowledgeFile>(folder / "knowledge.json", problems).articles;
    city.search = read_if_there<SearchFile>(folder / "search.json", problems);
    read_prompts(folder / "prompts.json", city, problems);
    read_flows(folders.flows, city, problems);
    if (problems.empty()) problems = check_city(city);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return city;
}

}  // namespace hotline::app
