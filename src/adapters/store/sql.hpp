#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "adapters/store/sql_values.hpp"

namespace hotline::store {

/// One engine's session: used by one thread at a time. SQL is the subset both engines read (docs/adr).
class Connection {
public:
    virtual ~Connection() = default;
    /// Lends a prepared statement from the cache. Throws app::StoreUnavailable or StoreError.
    [[nodiscard]] virtual std::unique_ptr<Statement> lend(std::string_view sql) = 0;
    virtual void give_back(std::string_view sql, std::unique_ptr<Statement> statement) noexcept = 0;
    /// Runs one or several statements without parameters, e.g. a migration.
    virtual void script(const std::string& sql) = 0;
    /// Undoes the open transaction; nothing when none is open.
    virtual void roll_back() noexcept = 0;
    /// Rows changed by the last statement.
    [[nodiscard]] virtual int changes() const = 0;
};

/// One use of a statement. Parameters ?1, ?2, ... are bound in the order given.
class Query {
public:
    template <class... Values>
    explicit Query(Connection& connection, std::string_view sql, const Values&... values)
        : connection_(connection), sql_(sql), statement_(connection.lend(sql)) {
        (add(values), ...);
    }
    ~Query() {
        if (statement_) connection_.give_back(sql_, std::move(statement_));
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    template <class T>
    void add(const T& value) {
        bind_value(*statement_, ++bound_, value);
    }

    /// Moves to the next row; false behind the last one.
    bool next() { return statement_->step(); }
    /// Reads the row's columns from the left.
    template <class... Values>
    void into(Values&... values) {
        int column = 0;
        (read_value(*statement_, column++, values), ...);
    }
    template <class T>
    [[nodiscard]] T get(int column) {
        T value{};
        read_value(*statement_, column, value);
        return value;
    }

private:
    Connection& connection_;
    std::string sql_;
    std::unique_ptr<Statement> statement_;
    int bound_{0};
};

/// Runs a statement that gives no rows; gives the number of rows changed.
template <class... Values>
int execute(Connection& connection, std::string_view sql, const Values&... values) {
    Query query(connection, sql, values...);
    query.next();
    return connection.changes();
}

}  // namespace hotline::store
