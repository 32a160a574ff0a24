#include "support/memory/memory_admin.hpp"

#include <algorithm>

#include "support/memory/keyset.hpp"

namespace hotline::test {
namespace {

template <class Item>
Item& item_of(std::vector<Item>& items, const decltype(Item::code)& code) {
    const auto found = std::ranges::find(items, code, &Item::code);
    return found == items.end() ? items.emplace_back() : *found;
}

bool is_handled_by(const Case& at, const DepartmentCode& unit) {
    const bool beside = std::ranges::find(at.course.co_handlers, unit, &CoHandler::unit) != at.course.co_handlers.end();
    return at.department == unit || at.lead == unit || beside;
}

}  // namespace

app::AdminLog::Page MemoryAdminLog::list(const app::AdminEventFilter& filter) {
    std::vector<app::AdminEvent> fitting;
    for (const app::AdminEvent& event : state_.admin_events)
        if ((!filter.object || event.object == *filter.object) && (filter.key.empty() || event.key == filter.key))
            fitting.push_back(event);
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const app::AdminEvent& event) { return key_of(event.at, event.id.value); });
    return {std::move(page.rows), std::move(page.next)};
}

std::map<std::string, AdminEventId> MemoryAdminLog::revisions(app::AdminObject object) {
    std::map<std::string, AdminEventId> last;
    for (const app::AdminEvent& event : state_.admin_events)
        if (event.object == object && !event.after.empty()) last[event.key] = std::max(last[event.key], event.id);
    return last;
}

std::vector<Account> MemoryAccountStore::all() {
    std::vector<Account> accounts;
    for (const auto& [id, record] : state_.users) {
        const app::SessionUser& user = record.user;
        const bool granted = !state_.not_granted.contains(id);
        const auto skills = state_.user_skills.find(id);
        accounts.push_back({.id = id,
                            .username = user.username,
                            .name = user.name,
                            .role = user.role,
                            .department = user.department,
                            .districts = record.districts,
                            .extension = user.extension,
                            .skills = skills == state_.user_skills.end() ? std::map<SkillCode, int>{} : skills->second,
                            .granted = granted,
                            .locked = granted && record.disabled});
    }
    std::ranges::sort(accounts, {}, &Account::username);
    return accounts;
}

void MemoryAccountStore::put(const Account& account) {
    app::UserRecord& record = state_.users[account.id];
    record.user = {.id = account.id,
                   .username = account.username,
                   .name = account.name,
                   .role = account.role,
                   .department = account.department,
                   .extension = account.extension};
    record.disabled = !account.can_log_in();
    record.districts = account.districts;
    state_.user_skills[account.id] = account.skills;
    if (account.granted)
        state_.not_granted.erase(account.id);
    else
        state_.not_granted.insert(account.id);
}

void MemoryAccountStore::set_password(UserId user, const std::string& hash, bool must_change, Instant) {
    app::UserRecord& record = state_.users.at(user);
    if (!record.password_hash.empty()) state_.old_passwords[user].push_back(record.password_hash);
    record.password_hash = hash;
    record.must_change_password = must_change;
}

std::vector<std::string> MemoryAccountStore::password_hashes(UserId user, int limit) {
    std::vector<std::string> hashes{state_.users.at(user).password_hash};
    const auto& old = state_.old_passwords[user];
    hashes.insert(hashes.end(), old.rbegin(), old.rend());
    if (std::cmp_greater(hashes.size(), limit)) hashes.resize(static_cast<std::size_t>(limit));
    return hashes;
}

void MemoryAccountStore::end_sessions(UserId user, const std::string& but) {
    std::erase_if(state_.sessions, [&](const auto& each) { return each.second.user == user && each.first != but; });
}

std::map<UserId, app::AccountStore::Trace> MemoryAccountStore::traces() {
    std::map<UserId, Trace> all;
    for (const auto& [id, record] : state_.users) all[id].must_change_password = record.must_change_password;
    for (const auto& [hash, session] : state_.sessions) {
        auto& seen = all[session.user].last_seen_at;
        seen = std::max(seen.value_or(session.last_seen_at), session.last_seen_at);
    }
    return all;
}

std::vector<Unit> MemoryCityEditor::units() {
    std::vector<Unit> all;
    for (const app::DepartmentItem& item : state_.reference.departments) {
        const auto known = state_.units.find(item.code);
        Unit unit = known == state_.units.end() ? Unit{} : known->second;
        unit.code = item.code;
        unit.parent = item.parent;
        unit.name_zh = item.name_zh;
        unit.name_en = item.name_en;
        unit.duty_zh = item.duty_zh;
        unit.closed = item.closed;
        all.push_back(std::move(unit));
    }
    return all;
}

void MemoryCityEditor::put(const Unit& unit, int) {
    item_of(state_.reference.departments, unit.code) = {unit.code,    unit.parent,  unit.name_zh,
                                                        unit.name_en, unit.duty_zh, unit.closed};
    state_.units[unit.code] = unit;
}

std::vector<std::string> MemoryCityEditor::open_cases(const DepartmentCode& unit, int limit) {
    std::vector<std::string> numbers;
    for (const auto& [id, stored] : state_.cases)
        if (!stored.at.closed_at && is_handled_by(stored.at, unit) && std::ssize(numbers) < limit)
            numbers.push_back(stored.at.number);
    return numbers;
}

std::vector<Category> MemoryCityEditor::categories() {
    std::vector<Category> all;
    for (const app::CategoryItem& item : state_.reference.categories)
        all.push_back({.code = item.code,
                       .parent = item.parent,
                       .name_zh = item.name_zh,
                       .name_en = item.name_en,
                       .default_department = item.default_department,
                       .closed = item.closed,
                       .replaced_by = state_.replaced_by[item.code]});
    return all;
}

std::vector<app::CategoryVersion> MemoryCityEditor::category_versions() {
    return {state_.category_versions.rbegin(), state_.category_versions.rend()};
}

void MemoryCityEditor::put(const app::CategoryVersion& version, const std::vector<PlacedCategory>& changed) {
    if (state_.category_trees.empty()) state_.category_trees.push_back(categories());
    state_.category_versions.push_back(version);
    for (const auto& [category, position] : changed) {
        item_of(state_.reference.categories, category.code) = {
            category.code, category.parent, category.name_zh, category.name_en, category.default_department, category.closed};
        state_.replaced_by[category.code] = category.replaced_by;
    }
    state_.category_trees.push_back(categories());
}

std::vector<Calendar> MemoryCityEditor::calendars() {
    std::vector<Calendar> all;
    for (const auto& [code, calendar] : state_.calendars) all.push_back(calendar);
    return all;
}

void MemoryCityEditor::put(const CalendarYear& year) {
    Calendar& calendar = state_.calendars.at(year.calendar);
    const auto is_of_year = [&](const auto& day) { return static_cast<int>(day.first.year()) == year.year; };
    std::erase_if(calendar.holidays, is_of_year);
    std::erase_if(calendar.make_up_days, is_of_year);
    for (const SpecialDay& day : year.days) (day.worked ? calendar.make_up_days : calendar.holidays)[day.day] = day.name;
    std::erase(calendar.published_years, year.year);
    if (year.published) calendar.published_years.push_back(year.year);
    std::ranges::sort(calendar.published_years);
}

std::vector<app::TextVersion> MemoryCityEditor::texts() {
    std::vector<app::TextVersion> all;
    for (const auto& [code, versions] : state_.texts) all.push_back({versions.back(), static_cast<int>(versions.size())});
    return all;
}

std::vector<app::SavedView> MemorySavedViewStore::of(UserId user, const std::string& list) {
    std::vector<app::SavedView> all;
    for (const auto& stored : state_.views)
        if (stored.user == user && stored.view.list == list) all.push_back(stored.view);
    std::ranges::sort(all, {}, &app::SavedView::name);
    return all;
}

SavedViewId MemorySavedViewStore::put(UserId user, const app::SavedView& view) {
    for (auto& stored : state_.views) {
        if (stored.user != user || stored.view.list != view.list || stored.view.name != view.name) continue;
        const SavedViewId id = stored.view.id;
        stored.view = view;
        stored.view.id = id;
        return id;
    }
    state_.views.push_back({user, view});
    return view.id;
}

bool MemorySavedViewStore::remove(UserId user, SavedViewId id) {
    return std::erase_if(state_.views, [&](const auto& stored) { return stored.user == user && stored.view.id == id; }) > 0;
}

}  // namespace hotline::test
