#include "app/statistics/grouping.hpp"

#include <charconv>

namespace hotline::app {
namespace {

constexpr int kSlotsInDay = 96;
using Parents = std::map<std::string, std::string>;
using Names = std::map<std::string, std::pair<std::string, std::string>>;

Date local_day(Instant at, std::chrono::minutes utc_offset) {
    return Date{std::chrono::floor<std::chrono::days>(at + utc_offset)};
}

int number_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void take(const auto& items, Parents* parents, Names& names) {
    for (const auto& item : items) {
        names[item.code.value] = {item.name_zh, item.name_en};
        if constexpr (requires { item.parent; })
            if (parents != nullptr) (*parents)[item.code.value] = item.parent.value;
    }
}

void read_names(const Reference& reference, Dimension by, Parents& parents, Names& names) {
    if (by == Dimension::category) take(reference.categories, &parents, names);
    if (by == Dimension::department) take(reference.departments, &parents, names);
    if (by == Dimension::district) take(reference.districts, nullptr, names);
    if (by != Dimension::street) return;
    for (const DistrictItem& district : reference.districts) take(district.streets, nullptr, names);
}

/// A tree of a few levels; a damaged one must not keep us walking.
constexpr int kMostLevels = 10;

bool lies_below(const Parents& parents, std::string code, const std::string& top) {
    for (int level = 0; level < kMostLevels; ++level) {
        if (code == top) return true;
        const auto up = parents.find(code);
        if (up == parents.end() || up->second.empty()) return false;
        code = up->second;
    }
    return false;
}

}  // namespace

Grouping::Grouping(UnitOfWork& work, Dimension by, Granularity granularity, std::string top)
    : work_(work), by_(by), granularity_(granularity), top_(std::move(top)) {
    read_names(work.city.reference(), by, parents_, names_);
}

std::string Grouping::under_top(const std::string& code) const {
    std::string at = code;
    for (int level = 0; level < kMostLevels && at != top_; ++level) {
        const auto up = parents_.find(at);
        if (up == parents_.end() || up->second == top_) return at;
        at = up->second;
    }
    return at;
}

std::string Grouping::key_of(const std::string& value) const {
    if (value.empty() || (by_ == Dimension::agent && value == "0")) return std::string(kNoGroup);
    if (by_ == Dimension::time) {
        const auto day = parse_iso_date(value);
        return day ? to_iso_date(piece_begin(*day, granularity_)) : value;
    }
    if (by_ == Dimension::slot) return slot_name(number_of(value) / slots_in(granularity_) * slots_in(granularity_));
    return parents_.empty() ? value : under_top(value);
}

std::vector<std::string> Grouping::always(const StatPeriod& period, std::chrono::minutes utc_offset) const {
    std::vector<std::string> keys;
    if (by_ == Dimension::slot)
        for (int slot = 0; slot < kSlotsInDay; slot += slots_in(granularity_)) keys.push_back(slot_name(slot));
    if (by_ != Dimension::time) return keys;
    const Date last = local_day(period.to - Duration{1}, utc_offset);
    for (Date day = piece_begin(local_day(period.from, utc_offset), granularity_); day <= last;
         day = piece_after(day, granularity_))
        keys.push_back(to_iso_date(day));
    return keys;
}

void Grouping::keep_line(FactFilter& filter, const std::string& key) const {
    if (by_ == Dimension::time) {
        const Date begin = parse_iso_date(key).value_or(Date{});
        const auto moment = [&](Date day) { return Instant{std::chrono::sys_days{day}} - filter.utc_offset; };
        filter.from = std::max(filter.from, moment(begin));
        filter.to = std::min(filter.to, moment(piece_after(begin, granularity_)));
        return;
    }
    std::vector<std::string> values;
    if (by_ == Dimension::slot)
        for (int slot = 0; slot < kSlotsInDay; ++slot)
            if (key_of(std::to_string(slot)) == key) values.push_back(std::to_string(slot));
    for (const auto& [code, parent] : parents_)
        if (key_of(code) == key) values.push_back(code);
    if (key == kNoGroup) values = {std::string{}, "0"};
    if (values.empty()) values = {key};
    filter.keeps.push_back({by_, std::move(values)});
}

std::pair<std::string, std::string> Grouping::names_of(const std::string& key) const {
    if (const auto found = names_.find(key); found != names_.end()) return found->second;
    if (by_ != Dimension::agent || key == kNoGroup) return {key, key};
    UserId agent;
    std::from_chars(key.data(), key.data() + key.size(), agent.value);
    const auto person = work_.people.find_user(agent);
    return person ? std::pair{person->user.name, person->user.name} : std::pair{key, key};
}

std::vector<std::string> with_below(UnitOfWork& work, Dimension tree, const std::string& code) {
    Parents parents;
    Names names;
    read_names(work.city.reference(), tree, parents, names);
    std::vector<std::string> all{code};
    for (const auto& [below, parent] : parents)
        if (below != code && lies_below(parents, below, code)) all.push_back(below);
    return all;
}

}  // namespace hotline::app
