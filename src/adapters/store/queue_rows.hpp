#pragma once
#include <map>
#include <vector>

#include "adapters/store/sql.hpp"
#include "app/city/city.hpp"

namespace hotline::store {

/// The rows of queues, skills and rules of distribution, both ways; on one connection inside a transaction of the caller's.
class QueueRows {
public:
    explicit QueueRows(Connection& connection) : connection_(connection) {}

    void put(const app::City& city);

    /// Without their plans for callers they cannot serve.
    [[nodiscard]] std::map<QueueCode, Queue> queues();
    /// The program's own, changed by what the city says.
    [[nodiscard]] OfferRules offer_rules();
    [[nodiscard]] std::vector<CallerClass> caller_classes();

private:
    void put_skills(const app::City& city);
    void put_queue(const app::QueueItem& queue);
    void put_needs(const app::QueueItem& queue);
    void put_overflow(const app::QueueItem& queue);
    void put_offer_rules(const app::City& city);
    void put_caller_classes(const app::City& city);
    void read_needs(Queue& queue);
    void read_overflow(Queue& queue);

    Connection& connection_;
};

}  // namespace hotline::store
