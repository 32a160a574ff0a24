#include "domain/administration/unit.hpp"

#include "domain/administration/tree_rules.hpp"
#include "domain/contact/phone.hpp"

namespace hotline {
namespace {

/// Whoever closes a unit first sees to what it has in hand.
void check_closing(const Unit& unit, std::size_t row, const UnitSurroundings& around, RowFaults& faults) {
    if (const auto cases = around.open_cases.find(unit.code); cases != around.open_cases.end())
        for (const std::string& number : cases->second) faults.push_back({row, "/closed/" + number, "open_case"});
    if (around.people.contains(unit.code)) faults.push_back({row, "/closed", "people"});
    if (around.suggested.contains(unit.code)) faults.push_back({row, "/closed", "suggested"});
    if (around.duties.contains(unit.code)) faults.push_back({row, "/closed", "duties"});
}

}  // namespace

RowFaults faults_of(const std::vector<Unit>& all, const std::vector<Unit>& rows, const UnitSurroundings& around) {
    const Tree<Unit> tree(all);
    RowFaults faults;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Unit& unit = rows[row];
        check_place(tree, unit, row, faults);
        if (!unit.district.empty() && !around.districts.contains(unit.district))
            faults.push_back({row, "/district", "unknown_code"});
        if (!unit.hours.empty() && !around.calendars.contains(unit.hours)) faults.push_back({row, "/hours", "unknown_code"});
        for (std::size_t i = 0; i < unit.liaisons.size(); ++i)
            if (!is_phone(normalise_phone(unit.liaisons[i].phone)))
                faults.push_back({row, "/liaisons/" + std::to_string(i) + "/phone", "format"});
        if (unit.closed) check_closing(unit, row, around, faults);
    }
    return faults;
}

}  // namespace hotline
