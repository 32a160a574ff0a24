#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/admin_stores.hpp"

namespace hotline::store {

class SqlCityEditor final : public app::CityEditor {
public:
    explicit SqlCityEditor(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<Unit> units() override;
    void put(const Unit& unit, int position) override;
    [[nodiscard]] std::vector<std::string> open_cases(const DepartmentCode& unit, int limit) override;
    [[nodiscard]] std::vector<Category> categories() override;
    [[nodiscard]] std::vector<Category> categories_at(int version) override;
    [[nodiscard]] std::vector<app::CategoryVersion> category_versions() override;
    void put(const app::CategoryVersion& version, const std::vector<PlacedCategory>& changed) override;
    [[nodiscard]] std::vector<Calendar> calendars() override;
    void put(const CalendarYear& year) override;
    void put(const TimeLimitPolicy& policy) override;
    [[nodiscard]] std::vector<app::TextVersion> texts() override;
    void put(const app::TextVersion& text) override;
    [[nodiscard]] std::vector<app::SkillItem> skills() override;

private:
    void remember_first_tree();
    void put_history(int version, const Category& category, int position);

    Connection& connection_;
};

}  // namespace hotline::store
