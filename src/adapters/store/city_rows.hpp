#pragma once
#include <vector>

#include "adapters/store/secrets/secret_box.hpp"
#include "adapters/store/sql.hpp"
#include "app/ports/city_writer.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace hotline::store {

void write_setting(Connection& connection, std::string_view name, const std::string& value);
/// Replaces the whole policy.
void write_time_limits(Connection& connection, const TimeLimitPolicy& policy);

/// The rows of a city's data, on one connection inside a transaction of the caller's. Each put_ changes what is there by
/// its code.
class CityRows {
public:
    struct Parts {
        IdSource& ids;
        const SecretBox& box;
        std::string realm;  ///< of the phones' digest; see RFC 7616
        Instant now;
    };
    CityRows(Connection& connection, Parts parts) : connection_(connection), parts_(std::move(parts)) {}

    void put(const app::City& city, const std::vector<app::Credentials>& credentials);

private:
    void put_settings(const app::City& city);
    void put_districts(const app::City& city);
    void put_departments(const app::City& city);
    void put_categories(const app::City& city);
    void put_calendars(const app::City& city);
    void put_holidays(const CalendarCode& calendar, const app::City& city);
    void put_supervision(const app::City& city);
    void put_catalogue(const app::City& city);
    void put_numbers(const app::City& city);
    void put_flow(const app::FlowText& flow);
    void put_person(const app::StaffItem& person);
    void put_credentials(const app::Credentials& credentials);
    void put_texts(const std::vector<TextTemplate>& texts);
    void put_articles(const std::vector<app::ArticleItem>& articles);

    Connection& connection_;
    Parts parts_;
};

}  // namespace hotline::store
