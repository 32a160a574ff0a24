#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <functional>
#include <latch>
#include <thread>

#include "adapters/store/journal.hpp"
#include "store_fixture.hpp"

namespace hotline::store::test {
namespace {

using namespace std::chrono_literals;

/// Another process; killed at the end if it still runs.
class Process {
public:
    explicit Process(const std::function<int(int, int)>& body) {
        if (::pipe(up_) != 0 || ::pipe(down_) != 0) throw std::runtime_error("pipe");
        pid_ = ::fork();
        if (pid_ == 0) {
            ::close(down_[1]);
            ::_exit(body(down_[0], up_[1]));
        }
        ::close(up_[1]);
        ::close(down_[0]);
    }
    ~Process() {
        if (pid_ > 0) kill();
        ::close(up_[0]);
        ::close(down_[1]);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// The next number that it wrote to us; nothing when it wrote its last.
    std::optional<int> next() {
        int value = 0;
        return ::read(up_[0], &value, sizeof value) == sizeof value ? std::optional{value} : std::nullopt;
    }
    void go_on() {
        const int word = 0;
        ASSERT_EQ(::write(down_[1], &word, sizeof word), static_cast<ssize_t>(sizeof word));
    }
    void kill() {
        ::kill(pid_, SIGKILL);
        wait();
    }
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    int up_[2]{};
    int down_[2]{};
    pid_t pid_{};
};

void say(int to, int value) {
    if (::write(to, &value, sizeof value) != sizeof value) ::_exit(99);
}

TEST(GroupCommit, OneBadWorkOfABatchIsUndoneAlone) {
    TempFolder folder;
    TestDatabase store(folder.file("db"));
    std::latch gate(1);
    std::latch all(100);
    std::atomic<int> failed{0};
    store.database.write([&](app::UnitOfWork&) { gate.wait(); }, [](std::exception_ptr) {});  // the next hundred gather behind it
    for (int i = 1; i <= 100; ++i)
        store.database.write(
            [i](app::UnitOfWork& work) {
                work.calls.append(offered(i));
                if (i % 10 == 0) throw std::runtime_error("no");
            },
            [&](const std::exception_ptr& error) {
                if (error) ++failed;
                all.count_down();
            });
    gate.count_down();
    all.wait();
    EXPECT_EQ(failed, 10);
    EXPECT_EQ(store.count("calls"), 90);
}

TEST(GroupCommit, AReaderSeesWhatIsDone) {
    TempFolder folder;
    TestDatabase store(folder.file("db"));
    for (int i = 1; i <= 20; ++i) {
        write_now(store.database, [i](app::UnitOfWork& work) { work.calls.append(offered(i)); });
        EXPECT_TRUE(read_now(store.database, [i](app::UnitOfWork& work) { return work.calls.find(CallId{i}).has_value(); }));
    }
}

TEST(GroupCommit, AReaderMayNotWrite) {
    TempFolder folder;
    TestDatabase store(folder.file("db"));
    auto read = [](app::UnitOfWork& work) {
        work.calls.append(offered(1));
        return 0;
    };
    EXPECT_ANY_THROW(read_now(store.database, read));
    EXPECT_EQ(store.count("calls"), 0);
}

TEST(GroupCommit, ClosingFinishesWhatWasSubmitted) {
    TempFolder folder;
    std::atomic<int> done{0};
    {
        TestDatabase store(folder.file("db"));
        for (int i = 1; i <= 1000; ++i)
            store.database.write([i](app::UnitOfWork& work) { work.calls.append(offered(i)); },
                                 [&](const std::exception_ptr& error) { done += error ? 0 : 1; });
    }
    EXPECT_EQ(done, 1000);
    TestDatabase again(folder.file("db"));
    EXPECT_EQ(again.count("calls"), 1000);
}

TEST(Killed, EverythingAcknowledgedIsThereAfterwards) {
    TempFolder folder;
    const std::string path = folder.file("db");
    int acknowledged = 0;
    {
        Process writer([&path](int, int up) {
            TestDatabase store(path);
            for (int i = 1;; ++i) {
                store.database.write([i](app::UnitOfWork& work) { work.calls.append(offered(i)); },
                                     [i, up](const std::exception_ptr& error) { error ? ::_exit(1) : say(up, i); });
                if (i % 20 == 0) write_now(store.database, [](app::UnitOfWork&) {});
            }
            return 0;
        });
        while (acknowledged < 500) acknowledged = writer.next().value();
        writer.kill();
        while (const auto later = writer.next()) acknowledged = *later;
    }
    TestDatabase again(path);
    EXPECT_GE(again.count("calls"), acknowledged);
}

TEST(DiskFull, IsAnAnswerNotAnEnd) {
    TempFolder folder;
    const std::string path = folder.file("db");
    Process process([&path](int, int) {
        std::signal(SIGXFSZ, SIG_IGN);
        TestDatabase store(path);
        constexpr rlimit kSmall{2U << 20U, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &kSmall);
        const std::string large(100'000, 'x');
        const auto write = [&](int i) {
            CallEvent event = offered(i);
            event.fact = call_event::NodeEntered{large};
            write_now(store.database, [event](app::UnitOfWork& work) { work.calls.append(event); });
        };
        int written = 0;
        try {
            for (; written < 1000; ++written) write(written + 1);
            return 1;  // nothing was refused
        } catch (const app::StoreUnavailable&) {
        }
        if (read_now(store.database, [](app::UnitOfWork& work) { return work.calls.list({.limit = 1000}).rows.size(); }) !=
            static_cast<std::size_t>(written))
            return 2;
        constexpr rlimit kFree{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &kFree);
        write(5000);
        return store.count("calls") == written + 1 ? 0 : 3;
    });
    EXPECT_EQ(process.wait(), 0);
}

/// Takes the write lock when told to, says so, and lets it go when told again.
int hold_lock(const std::string& path, int down, int up) {
    int word = 0;
    sqlite3* handle = nullptr;
    if (::read(down, &word, sizeof word) != sizeof word) return 1;
    if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) return 2;
    if (sqlite3_exec(handle, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) != SQLITE_OK) return 3;
    say(up, 1);
    if (::read(down, &word, sizeof word) != sizeof word) return 4;
    sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    return 0;
}

TEST(LockedDatabase, DoesNotHoldTheJournalUpAndLosesNothing) {
    TempFolder folder;
    const std::string path = folder.file("db");
    Process other([&path](int down, int up) { return hold_lock(path, down, up); });
    TestDatabase store(path, 20);
    std::vector<CallEvent> told;
    StoreJournal journal(store.database,
                         [&](const Stored& stored) { told.insert(told.end(), stored.calls.begin(), stored.calls.end()); },
                         {.retry_every = 10ms});
    other.go_on();
    ASSERT_TRUE(other.next());
    for (int i = 1; i <= 2000; ++i) journal.append(offered(i));
    EXPECT_THROW(write_now(store.database, [](app::UnitOfWork& work) { work.calls.append(offered(9999)); }),
                 app::StoreUnavailable);
    EXPECT_EQ(journal.waiting(), 2000U);
    other.go_on();
    ASSERT_EQ(other.wait(), 0);
    ASSERT_TRUE(journal.flush(20s));
    EXPECT_EQ(journal.lost(), 0U);
    EXPECT_EQ(store.count("call_events"), 2000);
    ASSERT_EQ(told.size(), 2000U);
    for (int i = 1; i <= 2000; ++i) EXPECT_EQ(told[static_cast<std::size_t>(i - 1)].call, CallId{i});
}

}  // namespace
}  // namespace hotline::store::test
