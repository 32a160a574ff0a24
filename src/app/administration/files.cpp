#include "app/administration/files.hpp"

#include "app/administration/read_city.hpp"
#include "app/administration/row_kinds.hpp"

namespace hotline::app {
namespace {

using csv::Table;

std::vector<ImportFault> told(const std::vector<csv::LineFault>& faults) {
    std::vector<ImportFault> all;
    for (const csv::LineFault& fault : faults) all.push_back({fault.line, fault.column, fault.what});
    return all;
}

std::vector<ImportFault> told(const RowFaults& faults, const std::vector<int>& lines) {
    std::vector<ImportFault> all;
    for (const RowFault& fault : faults) all.push_back({lines.at(fault.row), csv::column_of(fault.pointer), fault.what});
    return all;
}

/// `lines` tells for each row which line of the file it comes from.
template <class Row>
ImportReport import_rows(const AdminWork& doing, const std::vector<Row>& rows, const std::vector<int>& lines, bool dry_run) {
    auto done = change_rows(doing, rows, dry_run);
    if (!done) return {.faults = told(done.error(), lines)};
    return {.done = !dry_run, .added = done->added, .changed = done->changed, .same = done->same};
}

template <class Row>
ImportReport import_table(const AdminWork& doing, const ImportFile& file) {
    const Table<Row> table = csv::read_table<Row>(file.text);
    if (!table.faults.empty()) return {.faults = told(table.faults)};
    return import_rows(doing, table.rows, table.lines, file.dry_run);
}

std::vector<CalendarLine> calendar_lines(UnitOfWork& work) {
    std::vector<CalendarLine> lines;
    for (const CalendarYear& year : RowKind<CalendarYear>::all(work))
        for (const SpecialDay& day : year.days) lines.push_back({year.calendar, day.day, day.name, day.worked});
    return lines;
}

/// The years that a file speaks of, with its days instead of those they had; published or not as before.
struct YearsOfFile {
    std::vector<CalendarYear> years;
    std::vector<std::vector<int>> lines;  ///< of each year's days, in the order of the file
};

YearsOfFile years_of(UnitOfWork& work, const Table<CalendarLine>& table) {
    YearsOfFile file;
    const auto known = RowKind<CalendarYear>::all(work);
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const CalendarLine& line = table.rows[i];
        CalendarYear wanted{.calendar = line.calendar, .year = static_cast<int>(line.day.year())};
        const std::string key = RowKind<CalendarYear>::key(wanted);
        const auto [place, is_new] = places.try_emplace(key, file.years.size());
        if (is_new) {
            const auto was = std::ranges::find(known, key, &RowKind<CalendarYear>::key);
            wanted.published = was != known.end() && was->published;
            file.years.push_back(std::move(wanted));
            file.lines.emplace_back();
        }
        file.years[place->second].days.push_back({line.day, line.name, line.worked});
        file.lines[place->second].push_back(table.lines[i]);
    }
    return file;
}

/// Where a row that is made of several lines of the file has its fault: "/days/3" of a year is the fourth of its lines.
/// `column` is named when the pointer ends with the item.
ImportFault fault_of_item(const RowFault& fault, std::string_view items, const std::vector<int>& lines, std::string_view column) {
    if (!fault.pointer.starts_with(items)) return {lines.empty() ? 1 : lines.front(), csv::column_of(fault.pointer), fault.what};
    const std::string item = fault.pointer.substr(items.size());
    const auto member = item.find('/');
    return {lines.at(std::stoul(item)), member == std::string::npos ? std::string(column) : item.substr(member + 1), fault.what};
}

ImportReport import_calendar_days(const AdminWork& doing, const ImportFile& file) {
    const auto table = csv::read_table<CalendarLine>(file.text);
    if (!table.faults.empty()) return {.faults = told(table.faults)};
    const YearsOfFile years = years_of(doing.work, table);
    auto sorted = years.years;
    const auto faults = RowKind<CalendarYear>::faults(doing.work, {}, sorted);
    ImportReport report;
    for (const RowFault& fault : faults)
        report.faults.push_back(fault_of_item(fault, "/days/", years.lines.at(fault.row), "day"));
    if (!faults.empty()) return report;
    std::vector<int> lines;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        std::ranges::sort(sorted[i].days);
        lines.push_back(years.lines[i].front());
    }
    return import_rows(doing, sorted, lines, file.dry_run);
}

/// The file holds all lines of the policy; its calendar and what it says of extensions stay.
ImportReport import_time_limits(const AdminWork& doing, const ImportFile& file) {
    auto table = csv::read_table<TimeLimit>(file.text);
    if (!table.faults.empty()) return {.faults = told(table.faults)};
    TimeLimitTable policy = RowKind<TimeLimitTable>::all(doing.work).front();
    policy.limits = std::move(table.rows);
    const std::vector policies{std::move(policy)};
    ImportReport report;
    for (const RowFault& fault : RowKind<TimeLimitTable>::faults(doing.work, {}, policies))
        report.faults.push_back(fault_of_item(fault, "/limits/", table.lines, {}));
    return report.faults.empty() ? import_rows(doing, policies, {1}, file.dry_run) : report;
}

std::vector<NewAccount> account_lines(UnitOfWork& work) {
    std::vector<NewAccount> lines;
    for (const Account& account : work.accounts.all())
        lines.push_back({account.username, account.name, account.role, account.department, account.districts, account.extension,
                         account.skills});
    return lines;
}

AdminObject object_of(AdminFile what) {
    switch (what) {
        case AdminFile::accounts: return AdminObject::account;
        case AdminFile::units: return AdminObject::unit;
        case AdminFile::categories:
        case AdminFile::category_mapping: return AdminObject::category;
        case AdminFile::calendar_days: return AdminObject::calendar_year;
        case AdminFile::time_limits: return AdminObject::time_limits;
        case AdminFile::texts: return AdminObject::text;
    }
    return AdminObject::account;
}

}  // namespace

std::string export_file(const AdminWork& doing, AdminFile what) {
    doing.log(object_of(what), "file", AdminAction::take_out, {}, {});
    UnitOfWork& work = doing.work;
    switch (what) {
        case AdminFile::accounts: return csv::write_table(account_lines(work));
        case AdminFile::units: return csv::write_table(work.editor.units());
        case AdminFile::categories: return csv::write_table(work.editor.categories());
        case AdminFile::category_mapping: return csv::write_table(read_category_mapping(work));
        case AdminFile::calendar_days: return csv::write_table(calendar_lines(work));
        case AdminFile::time_limits: return csv::write_table(work.city.time_limits().limits);
        case AdminFile::texts: return csv::write_table(RowKind<TextTemplate>::all(work));
    }
    return {};
}

ImportReport import_file(const AdminWork& doing, AdminFile what, const ImportFile& file) {
    switch (what) {
        case AdminFile::units: return import_table<Unit>(doing, file);
        case AdminFile::categories: return import_table<Category>(doing, file);
        case AdminFile::calendar_days: return import_calendar_days(doing, file);
        case AdminFile::time_limits: return import_time_limits(doing, file);
        case AdminFile::texts: return import_table<TextTemplate>(doing, file);
        case AdminFile::accounts:
        case AdminFile::category_mapping: break;
    }
    return {.faults = {{1, {}, "not_for_import"}}};
}

AccountFile read_account_file(UnitOfWork& work, const std::string& text) {
    auto table = csv::read_table<NewAccount>(text);
    AccountFile file{.faults = told(table.faults)};
    std::set<std::string> known;
    for (const NewAccount& line : account_lines(work)) known.insert(json::encode(line));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (known.contains(json::encode(table.rows[i]))) {
            ++file.same;
            continue;
        }
        file.rows.push_back(std::move(table.rows[i]));
        file.lines.push_back(table.lines[i]);
    }
    for (ImportFault& fault : told(faults_of_new(work, file.rows), file.lines)) file.faults.push_back(std::move(fault));
    return file;
}

ImportReport import_accounts(const AdminWork& doing, const AccountFile& file, const std::vector<MadePassword>& passwords) {
    const auto made = create_accounts(doing, file.rows, passwords);
    if (!made) return {.faults = told(made.error().faults, file.lines)};
    ImportReport report{.done = true, .added = static_cast<int>(made->size()), .same = file.same};
    for (std::size_t i = 0; i < made->size(); ++i)
        report.logins.push_back({(*made)[i].username, (*made)[i].name, passwords.at(i).text});
    return report;
}

}  // namespace hotline::app
