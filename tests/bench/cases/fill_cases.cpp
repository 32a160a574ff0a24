// Fills a data folder that holds a city with made-up cases: rows, events, words, as the store itself writes them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "adapters/store/migrate.hpp"
#include "adapters/store/secrets/sodium_secrets.hpp"
#include "adapters/store/sqlite/connection.hpp"
#include "adapters/store/stores.hpp"
#include "app/new_case.hpp"
#include "bench/cases/made_up_lives.hpp"
#include "domain/calendar/working_days.hpp"
#include "domain/casework/case_number.hpp"
#include "domain/casework/clock_acts.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline::bench {
namespace {

using store::sqlite::SqliteConnection;

struct Options {
    std::filesystem::path data;
    int cases{10'000};
    int days{320};
    bool brief{false};
    std::uint64_t seed{12345};
};

/// Stands at the moment that is being made up, so that ids are as old as their cases.
class MadeUpClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return at; }
    Instant at{SystemClock{}.now()};
};

constexpr int kCasesInTransaction = 20'000;
constexpr int kSampleEvery = 997;
constexpr double kFromTheWeb = 0.2;
constexpr std::size_t kCasesOfOne = 3;  // on average

// One process fills, and starts anew when the machine dies: no journal, and no waiting for the disk.
constexpr auto kFast =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000;"
    "INSERT INTO case_words (case_words, rank) VALUES ('hashsize', 67108864);";
constexpr auto kAsServed = "DELETE FROM case_words_config WHERE k = 'hashsize'; PRAGMA journal_mode=WAL;";

/// When the case with this place among all was recorded: as many on every day, most of them between seven and twenty-two.
Instant moment_of(int index, const Options& options, Instant begin) {
    constexpr double kNight = 0.1;
    const double day = static_cast<double>(index) * options.days / options.cases;
    const double share = day - std::floor(day);
    const double hour = share < kNight ? share / kNight * 7 : 7 + (share - kNight) / (1 - kNight) * 15;
    return begin + std::chrono::hours{24 * static_cast<int>(day)} + Duration{static_cast<std::int64_t>(hour * 3.6e9)};
}

class Filling {
public:
    Filling(SqliteConnection& connection, const Options& options)
        : options_(options),
          now_(clock_.now()),
          box_(store::SecretBox::from_file(options.data / "secret.key")),
          connection_(connection),
          stores_(connection, {.clock = &clock_, .ids = &ids_, .box = &box_}),
          city_(work_, connection),
          lives_(city_, texts_, now_),
          dice_(options.seed),
          begin_(std::chrono::floor<std::chrono::days>(now_) - std::chrono::days{options.days} -
                 city_.time().calendar.utc_offset) {}

    void run() {
        for (int i = 0; i < options_.cases; ++i) {
            if (i % kCasesInTransaction == 0) connection_.script(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
            put(i);
        }
        connection_.script("COMMIT");
    }

    /// How many of a sample differ from what their events make of them.
    [[nodiscard]] int differing() {
        const auto differs = [&](CaseId id) {
            const Case stored = work_.cases.find(id).value();
            return fold(stored, work_.cases.events(id)) != stored;
        };
        return static_cast<int>(std::ranges::count_if(sample_, differs));
    }
    [[nodiscard]] std::size_t sampled() const { return sample_.size(); }
    [[nodiscard]] std::int64_t events() const { return events_; }

private:
    void put(int index) {
        clock_.at = moment_of(index, options_, begin_);
        const Date day = local_date(city_.time().calendar, clock_.at);
        Case begun{.id = ids_.next<CaseId>(),
                   .number = make_case_number(day, work_.cases.next_in_day(day)),
                   .channel = dice_.chance(kFromTheWeb) ? CaseChannel::web : CaseChannel::phone};
        const auto persons = static_cast<std::size_t>(options_.cases) / kCasesOfOne + 1;
        const Life life = lives_.live(std::move(begun), clock_.at, persons, dice_);
        const std::string code = fmt::format("{:06}", dice_.below(1'000'000));
        store_.take_over(life.at, life.events, app::progress_hash_of(life.at.number, code, secrets_));
        // What should have woken the clock before now did so in life; it does not do it for all of them at the first start.
        const auto wake = next_wake(life.at, city_.time(), life.events.back().at);
        if (wake && *wake > now_) work_.cases.wake(life.at.id, wake);
        events_ += static_cast<std::int64_t>(life.events.size());
        if (index % kSampleEvery == 0) sample_.push_back(life.at.id);
    }

    Options options_;
    MadeUpClock clock_;
    Instant now_;
    IdSource ids_{clock_, 1};
    store::SecretBox box_;
    store::SodiumSecrets secrets_;
    SqliteConnection& connection_;
    store::Stores stores_;
    app::UnitOfWork work_{stores_.unit_of_work()};
    store::SqlCaseStore store_{connection_};
    MadeUpCity city_;
    MadeUpTexts texts_{options_.brief ? TextLength::brief : TextLength::usual};
    MadeUpLives lives_;
    Dice dice_;
    Instant begin_;
    std::vector<CaseId> sample_;
    std::int64_t events_{0};
};

int fill(const Options& options) {
    const auto file = options.data / "hotline.db";
    SqliteConnection connection({.path = file.string()});
    store::migrate(connection, store::migrations(), SystemClock{}.now());
    connection.script(kFast);
    Filling filling(connection, options);
    const auto started = std::chrono::steady_clock::now();
    filling.run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    const int differing = filling.differing();
    connection.script(kAsServed);
    fmt::print("{{\"cases\": {}, \"events\": {}, \"seconds\": {:.1f}, \"bytes\": {}, \"sampled\": {}, \"differing\": {}}}\n",
               options.cases, filling.events(), took.count(), std::filesystem::file_size(file), filling.sampled(), differing);
    return differing == 0 ? 0 : 1;
}

}  // namespace
}  // namespace hotline::bench

int main(int argc, char** argv) {
    hotline::bench::Options options;
    CLI::App app{"Fills a data folder that holds a city with made-up cases."};
    app.add_option("--data", options.data, "the data folder; its server must not run")->required();
    app.add_option("--cases", options.cases, "how many")->check(CLI::Range(1, 20'000'000));
    app.add_option("--days", options.days, "over how many days until now")->check(CLI::Range(1, 3000));
    app.add_flag("--brief", options.brief, "short texts, for a smaller file");
    app.add_option("--seed", options.seed, "the same seed gives the same cases");
    CLI11_PARSE(app, argc, argv);
    try {
        return hotline::bench::fill(options);
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "{}\n", wrong.what());
        return 2;
    }
}
