#include "adapters/sip/switch_loop.hpp"

#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <latch>
#include <map>
#include <mutex>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "adapters/sip/sofia.hpp"

namespace hotline::sip {
namespace {

using Steady = std::chrono::steady_clock;

/// Everything else waits while one task runs, so debug builds name the ones that block.
void run_watched(Task& task, [[maybe_unused]] const char* what) {
#ifdef NDEBUG
    task();
#else
    constexpr auto kLongTask = std::chrono::milliseconds(50);
    const auto begin = Steady::now();
    task();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begin);
    if (took > kLongTask) spdlog::warn("switch: a {} held the loop for {} ms", what, took.count());
#endif
}

}  // namespace

struct SwitchLoop::Impl {
    std::mutex gate;
    std::vector<Task> posted;  // under gate
    bool woken = false;        // under gate: one wake-up for many tasks
    int wake_fd = -1;
    std::atomic<std::thread::id> owner{};

    su_root_t* root = nullptr;
    su_timer_t* alarm = nullptr;
    std::map<std::pair<Steady::time_point, std::uint64_t>, Task> timers;
    std::unordered_map<std::uint64_t, Steady::time_point> due_at;
    std::uint64_t last_timer = 0;

    static int on_wake(su_root_magic_t*, su_wait_t*, su_wakeup_arg_t* loop);
    static void on_alarm(su_root_magic_t*, su_timer_t*, su_timer_arg_t* loop);
    void open();
    void close();
    void post(Task task);
    void drain();
    void fire_due();
    void arm();
};

int SwitchLoop::Impl::on_wake(su_root_magic_t*, su_wait_t*, su_wakeup_arg_t* loop) {
    static_cast<Impl*>(loop)->drain();
    return 0;
}

void SwitchLoop::Impl::on_alarm(su_root_magic_t*, su_timer_t*, su_timer_arg_t* loop) { static_cast<Impl*>(loop)->fire_due(); }

void SwitchLoop::Impl::open() {
    init_sofia();
    root = su_root_create(nullptr);
    if (root == nullptr) throw std::system_error(errno, std::generic_category(), "su_root_create");
    su_root_threading(root, 0);
    su_wait_t wait[1] = {SU_WAIT_INIT};
    alarm = su_timer_create(su_root_task(root), 1000);
    if (alarm == nullptr || su_wait_create(wait, wake_fd, SU_WAIT_IN) < 0 || su_root_register(root, wait, on_wake, this, 0) < 0) {
        throw std::system_error(errno, std::generic_category(), "register with su_root");
    }
    owner.store(std::this_thread::get_id());
    arm();
}

void SwitchLoop::Impl::close() {
    owner.store({});
    su_timer_destroy(std::exchange(alarm, nullptr));
    su_root_destroy(std::exchange(root, nullptr));
}

void SwitchLoop::Impl::drain() {
    std::uint64_t count = 0;
    if (::read(wake_fd, &count, sizeof count) < 0 && errno != EAGAIN) spdlog::error("switch: eventfd read failed: {}", errno);
    std::vector<Task> batch;
    {
        const std::lock_guard lock(gate);
        batch.swap(posted);
        woken = false;
    }
    for (auto& task : batch) run_watched(task, "task");
}

void SwitchLoop::Impl::fire_due() {
    // One at a time, so that a timer cancelled by an earlier one of the same instant does not fire.
    const auto now = Steady::now();
    while (!timers.empty() && timers.begin()->first.first <= now) {
        auto timer = timers.extract(timers.begin());
        due_at.erase(timer.key().second);
        run_watched(timer.mapped(), "timer");
    }
    arm();
}

void SwitchLoop::Impl::arm() {
    if (root == nullptr) return;
    if (timers.empty()) {
        su_timer_reset(alarm);
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(timers.begin()->first.first - Steady::now()).count();
    if (wait <= 0) return post([this] { fire_due(); });  // the alarm would be a millisecond late
    su_timer_set_interval(alarm, on_alarm, this, wait);
}

void SwitchLoop::Impl::post(Task task) {
    bool wake = false;
    {
        const std::lock_guard lock(gate);
        posted.push_back(std::move(task));
        wake = !std::exchange(woken, true);
    }
    const std::uint64_t one = 1;
    if (wake && ::write(wake_fd, &one, sizeof one) < 0) spdlog::error("switch: eventfd write failed: {}", errno);
}

SwitchLoop::SwitchLoop() : impl_(std::make_unique<Impl>()) {
    impl_->wake_fd = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (impl_->wake_fd < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

SwitchLoop::~SwitchLoop() {
    if (thread_.joinable()) stop();
    ::close(impl_->wake_fd);
}

void SwitchLoop::run() {
    impl_->open();
    su_root_run(impl_->root);
    impl_->close();
}

void SwitchLoop::start() {
    std::latch running(1);
    post([&running] { running.count_down(); });
    thread_ = std::thread([this] { run(); });
    running.wait();
}

void SwitchLoop::stop() {
    post([this] { su_root_break(impl_->root); });
    if (thread_.joinable() && !is_mine()) thread_.join();
}

void SwitchLoop::post(Task task) { impl_->post(std::move(task)); }

bool SwitchLoop::is_mine() const { return impl_->owner.load() == std::this_thread::get_id(); }

su_root_t* SwitchLoop::root() const { return impl_->root; }

app::TimerId SwitchLoop::after(Duration delay, Task task) {
    const auto due = Steady::now() + delay;
    const auto id = ++impl_->last_timer;
    impl_->due_at.emplace(id, due);
    const auto at = impl_->timers.emplace(std::pair(due, id), std::move(task)).first;
    if (at == impl_->timers.begin()) impl_->arm();
    return {id};
}

void SwitchLoop::cancel(app::TimerId timer) {
    const auto known = impl_->due_at.find(timer.value);
    if (known == impl_->due_at.end()) return;
    impl_->timers.erase({known->second, timer.value});
    impl_->due_at.erase(known);
}

}  // namespace hotline::sip
