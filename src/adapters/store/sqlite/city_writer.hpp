#pragma once
#include <string>

#include "adapters/store/sqlite/database.hpp"
#include "app/ports/city_writer.hpp"

namespace hotline::store::sqlite {

class SqliteCityWriter final : public app::CityWriter {
public:
    /// `realm` is the phones' digest realm from the configuration: secrets made under another realm do not work.
    SqliteCityWriter(SqliteDatabase& database, const StoreParts& parts, std::string realm)
        : database_(database), parts_(parts), realm_(std::move(realm)) {}

    [[nodiscard]] Known known() override;
    void write(const app::City& city, const std::vector<app::Credentials>& credentials) override;

private:
    SqliteDatabase& database_;
    StoreParts parts_;
    std::string realm_;
};

}  // namespace hotline::store::sqlite
