#pragma once
#include "support/memory/memory_state.hpp"

namespace hotline::test {

class MemoryAdminLog final : public app::AdminLog {
public:
    explicit MemoryAdminLog(MemoryState& state) : state_(state) {}
    void append(const app::AdminEvent& event) override { state_.admin_events.push_back(event); }
    Page list(const app::AdminEventFilter& filter) override;
    std::map<std::string, AdminEventId> revisions(app::AdminObject object) override;

private:
    MemoryState& state_;
};

class MemoryAccountStore final : public app::AccountStore {
public:
    explicit MemoryAccountStore(MemoryState& state) : state_(state) {}
    std::vector<Account> all() override;
    void put(const Account& account) override;
    void set_password(UserId user, const std::string& hash, bool must_change, Instant at) override;
    std::vector<std::string> password_hashes(UserId user, int limit) override;
    void end_sessions(UserId user, const std::string& but) override;
    std::map<UserId, Trace> traces() override;

private:
    MemoryState& state_;
};

class MemoryCityEditor final : public app::CityEditor {
public:
    explicit MemoryCityEditor(MemoryState& state) : state_(state) {}
    std::vector<Unit> units() override;
    void put(const Unit& unit, int position) override;
    std::vector<std::string> open_cases(const DepartmentCode& unit, int limit) override;
    std::vector<Category> categories() override;
    std::vector<Category> categories_at(int version) override { return state_.category_trees.at(version); }
    std::vector<app::CategoryVersion> category_versions() override;
    void put(const app::CategoryVersion& version, const std::vector<PlacedCategory>& changed) override;
    std::vector<Calendar> calendars() override;
    void put(const CalendarYear& year) override;
    void put(const TimeLimitPolicy& policy) override { state_.limits = policy; }
    std::vector<app::TextVersion> texts() override;
    void put(const app::TextVersion& text) override { state_.texts[text.text.code].push_back(text.text); }
    std::vector<app::SkillItem> skills() override { return state_.skills; }

private:
    MemoryState& state_;
};

class MemorySavedViewStore final : public app::SavedViewStore {
public:
    explicit MemorySavedViewStore(MemoryState& state) : state_(state) {}
    std::vector<app::SavedView> of(UserId user, const std::string& list) override;
    SavedViewId put(UserId user, const app::SavedView& view) override;
    bool remove(UserId user, SavedViewId id) override;

private:
    MemoryState& state_;
};

class MemoryPromptLibrary final : public app::PromptLibrary {
public:
    explicit MemoryPromptLibrary(MemoryState& state) : state_(state) {}
    void put(const PromptEntry& prompt) override { state_.prompts[prompt.name] = prompt; }
    std::optional<PromptEntry> find(const PromptName& name) override {
        const auto found = state_.prompts.find(name);
        return found == state_.prompts.end() ? std::nullopt : std::optional{found->second};
    }
    std::vector<PromptEntry> all() override {
        std::vector<PromptEntry> all;
        for (const auto& [name, prompt] : state_.prompts) all.push_back(prompt);
        return all;
    }

private:
    MemoryState& state_;
};

}  // namespace hotline::test
