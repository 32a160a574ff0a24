// measure_search FILE ITEMS: that many questions made from the demo city's, then every golden query; prints one line of JSON.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "adapters/store/secrets/sodium_secrets.hpp"
#include "adapters/store/sqlite/city_writer.hpp"
#include "adapters/store/sqlite/database.hpp"
#include "app/city/import_city.hpp"
#include "app/city/read_city.hpp"
#include "app/knowledge/edit.hpp"
#include "app/knowledge/search.hpp"
#include "support/store_calls.hpp"

namespace {

using namespace hotline;
using hotline::test::read_now;
using hotline::test::write_now;
using Steady = std::chrono::steady_clock;

constexpr int kBatch = 500;
const std::filesystem::path kSource{HOTLINE_SOURCE_DIR};

double ms_since(Steady::time_point begin) { return std::chrono::duration<double, std::milli>(Steady::now() - begin).count(); }

std::vector<std::string> golden_queries() {
    std::vector<std::string> queries;
    std::ifstream file(kSource / "tests/unit/store/golden/knowledge_queries.tsv");
    for (std::string line; std::getline(file, line);) {
        const auto from = line.find('\t') + 1;
        queries.push_back(line.substr(from, line.find('\t', from) - from));
    }
    return queries;
}

/// The same question of another place, so that words are as common as in a real city.
app::ArticleItem variant(const app::City& city, int number) {
    static constexpr std::array kKinds{"材料", "时限", "收费", "地点", "流程", "电话", "条件", "预约", "网上", "代办"};
    app::ArticleItem item = city.articles[static_cast<std::size_t>(number) % city.articles.size()];
    const auto& district = city.districts[static_cast<std::size_t>(number / 7) % city.districts.size()];
    const auto& street = district.streets[static_cast<std::size_t>(number / 3) % district.streets.size()];
    item.code = fmt::format("B{:07}", number);
    item.title =
        fmt::format("{}{}：{}", street.name_zh, kKinds[static_cast<std::size_t>(number / 11) % kKinds.size()], item.title);
    item.document_number = fmt::format("云溪演示〔{}〕{}号", 2016 + number % 10, number);
    item.related.clear();
    return item;
}

struct Store {
    explicit Store(const std::string& path) : database({.path = path}, {.clock = &clock, .ids = &ids, .box = &box}) {}

    SystemClock clock;
    IdSource ids{clock, 1};
    store::SecretBox box{store::SecretBox::Key{1, 2, 3}};
    store::sqlite::SqliteDatabase database;
};

double fill(Store& store, const app::City& city, int items) {
    const auto begin = Steady::now();
    for (int from = 0; from < items; from += kBatch)
        write_now(store.database, [&](app::UnitOfWork& work) {
            for (int i = from; i < std::min(items, from + kBatch); ++i) {
                const KnowledgeItem fresh{.id = store.ids.next<ArticleId>()};
                work.knowledge.put(*app::imported_item(variant(city, i), {}, fresh, store.clock.now()),
                                   {.action = ItemAction::write});
            }
        });
    return ms_since(begin) / 1000;
}

std::vector<double> ask(Store& store) {
    std::vector<double> times;
    for (const std::string& query : golden_queries()) {
        const auto begin = Steady::now();
        const auto hits = read_now(store.database, [&](app::UnitOfWork& work) {
            return app::search_knowledge(work, {.text = query, .limit = 20}, store.clock.now());
        });
        times.push_back(ms_since(begin));
        if (hits.total == 0) fmt::print(stderr, "nothing for {}\n", query);
    }
    std::ranges::sort(times);
    return times;
}

/// From the moment an editor's change begins until a search finds it.
double change_until_found(Store& store) {
    const auto begin = Steady::now();
    const auto id = store.ids.next<ArticleId>();
    const app::ArticleItem item{.code = "fresh", .title = "无人机飞行报备", .answer = "提前一天"};
    write_now(store.database, [&](app::UnitOfWork& work) {
        work.knowledge.put(*app::imported_item(item, {}, KnowledgeItem{.id = id}, store.clock.now()),
                           {.action = ItemAction::write});
    });
    const auto hits = read_now(store.database, [&](app::UnitOfWork& work) {
        return app::search_knowledge(work, {.text = "wrjfx", .limit = 3}, store.clock.now());
    });
    return !hits.hits.empty() && hits.hits[0].id == id ? ms_since(begin) : -1;
}

void measure(const std::string& path, int items) {
    auto city = app::read_city({.city = kSource / "data/demo", .flows = kSource / "flows"});
    if (!city) throw std::runtime_error("the demo city has faults");
    Store store(path);
    {
        app::City base = *city;
        base.staff.clear();
        base.articles.clear();
        store::SodiumSecrets secrets{{.passes = 1, .memory = 8U << 20U}};
        store::sqlite::SqliteCityWriter writer(store.database, {.clock = &store.clock, .ids = &store.ids, .box = &store.box},
                                               "bench");
        std::ignore = app::import_city(base, writer, secrets);
    }
    const double filled = fill(store, *city, items);
    ask(store);  // once for the caches
    const auto times = ask(store);
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    const double change = change_until_found(store);
    const auto begin = Steady::now();
    write_now(store.database, [](app::UnitOfWork& work) { std::ignore = work.knowledge.reindex(); });
    fmt::print(
        R"({{"items":{},"filled_s":{:.1f},"queries":{},"p50":{:.2f},"p99":{:.2f},"longest":{:.2f},"change_ms":{:.1f},"reindex_s":{:.1f},"bytes":{}}})"
        "\n",
        items, filled, times.size(), at(0.5), at(0.99), times.back(), change, ms_since(begin) / 1000,
        std::filesystem::file_size(path));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 3) throw std::runtime_error("usage: measure_search FILE ITEMS");
        measure(argv[1], std::stoi(argv[2]));
        return 0;
    } catch (const std::exception& fault) {
        fmt::print(stderr, "measure_search: {}\n", fault.what());
        return 1;
    }
}
