#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/administration.hpp"

namespace hotline::app {

struct AdminEventFilter {
    std::optional<AdminObject> object;
    std::string key;  ///< of the object; empty: every one
    std::string cursor;
    int limit{50};
};

/// What administrators did, and to what. Written once, never changed.
class AdminLog {
public:
    virtual ~AdminLog() = default;
    virtual void append(const AdminEvent& event) = 0;
    struct Page {
        std::vector<AdminEvent> events;  ///< newest first
        std::string next;
    };
    [[nodiscard]] virtual Page list(const AdminEventFilter& filter) = 0;
    /// The last event of each row of this kind that left a row; a person's own new password, or a file taken out, is none.
    [[nodiscard]] virtual std::map<std::string, AdminEventId> revisions(AdminObject object) = 0;
};

class AccountStore {
public:
    virtual ~AccountStore() = default;
    [[nodiscard]] virtual std::vector<Account> all() = 0;  ///< by username
    /// Makes it or changes what it says; a new one has no password yet. Another extension makes its phone's secret void.
    virtual void put(const Account& account) = 0;
    virtual void set_password(UserId user, const std::string& hash, bool must_change, Instant at) = 0;
    /// The present one and those before it, newest first.
    [[nodiscard]] virtual std::vector<std::string> password_hashes(UserId user, int limit) = 0;
    /// Ends all of a person's sessions but the one with this hash.
    virtual void end_sessions(UserId user, const std::string& but = {}) = 0;
    struct Trace {
        bool must_change_password{false};
        std::optional<Instant> last_seen_at;
    };
    [[nodiscard]] virtual std::map<UserId, Trace> traces() = 0;
};

/// The parts of the city that administrators edit row by row. What is put is taken as checked.
class CityEditor {
public:
    virtual ~CityEditor() = default;
    [[nodiscard]] virtual std::vector<Unit> units() = 0;  ///< in the tree's order among neighbours
    virtual void put(const Unit& unit, int position) = 0;
    /// Numbers of open cases that this unit has in hand, leads or handles beside another, at most `limit`.
    [[nodiscard]] virtual std::vector<std::string> open_cases(const DepartmentCode& unit, int limit) = 0;

    [[nodiscard]] virtual std::vector<Category> categories() = 0;
    [[nodiscard]] virtual std::vector<Category> categories_at(int version) = 0;
    [[nodiscard]] virtual std::vector<CategoryVersion> category_versions() = 0;  ///< newest first
    struct PlacedCategory {
        Category category;
        int position{};
    };
    virtual void put(const CategoryVersion& version, const std::vector<PlacedCategory>& changed) = 0;

    [[nodiscard]] virtual std::vector<Calendar> calendars() = 0;
    virtual void put(const CalendarYear& year) = 0;
    virtual void put(const TimeLimitPolicy& policy) = 0;

    [[nodiscard]] virtual std::vector<TextVersion> texts() = 0;  ///< the highest version of each, by code
    virtual void put(const TextVersion& text) = 0;

    [[nodiscard]] virtual std::vector<SkillItem> skills() = 0;
};

/// How somebody likes to see a list. The nameless view is the list's everyday form.
struct SavedView {
    SavedViewId id;
    std::string list;
    std::string name;
    std::string query;  ///< as in the address
    std::vector<std::string> columns;
};

class SavedViewStore {
public:
    virtual ~SavedViewStore() = default;
    [[nodiscard]] virtual std::vector<SavedView> of(UserId user, const std::string& list) = 0;  ///< by name
    /// Replaces the one of this name; gives the id it has.
    virtual SavedViewId put(UserId user, const SavedView& view) = 0;
    virtual bool remove(UserId user, SavedViewId id) = 0;
};

}  // namespace hotline::app
