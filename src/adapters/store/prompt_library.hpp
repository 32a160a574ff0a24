#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/prompt_library.hpp"

namespace hotline::store {

class SqlPromptLibrary final : public app::PromptLibrary {
public:
    explicit SqlPromptLibrary(Connection& connection) : connection_(connection) {}

    void put(const PromptEntry& prompt) override;
    [[nodiscard]] std::optional<PromptEntry> find(const PromptName& name) override;
    [[nodiscard]] std::vector<PromptEntry> all() override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
