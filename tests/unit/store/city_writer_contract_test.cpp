#include "contract/city_writer_contract.hpp"

#include "adapters/store/sqlite/city_writer.hpp"
#include "store_fixture.hpp"

namespace hotline::test {
namespace {

class SqliteFile {
public:
    app::CityWriter& writer() { return writer_; }
    app::Database& database() { return store_.database; }

private:
    TempFolder folder_;
    store::test::TestDatabase store_{folder_.file("hotline.db")};
    store::sqlite::SqliteCityWriter writer_{store_.database, store_.parts(), "hotline"};
};

class SqliteMemory {
public:
    app::CityWriter& writer() { return writer_; }
    app::Database& database() { return store_.database; }

private:
    store::test::TestDatabase store_{":memory:"};
    store::sqlite::SqliteCityWriter writer_{store_.database, store_.parts(), "hotline"};
};

INSTANTIATE_TYPED_TEST_SUITE_P(File, CityWriterContract, SqliteFile);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, CityWriterContract, SqliteMemory);

}  // namespace
}  // namespace hotline::test
