#pragma once
#include "app/ports/database.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {

/// A database that works at once, on the caller's thread. Work that throws leaves no trace, as it must.
class MemoryDatabase final : public app::Database {
public:
    explicit MemoryDatabase(MemoryStores& stores) : stores_(stores) {}

    void write(Work work, Done done) override {
        MemoryState before = stores_.state;
        try {
            work(stores_.work);
        } catch (...) {
            stores_.state = std::move(before);
            return done(std::current_exception());
        }
        done(nullptr);
    }

    void read(Work work, Done done) override {
        try {
            work(stores_.work);
        } catch (...) {
            return done(std::current_exception());
        }
        done(nullptr);
    }

private:
    MemoryStores& stores_;
};

}  // namespace hotline::test
