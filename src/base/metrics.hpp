#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

/// Figures for operators, in Prometheus' text exposition format 0.0.4. Making a metric takes a lock, counting does not.
namespace hotline::metrics {

class Counter {
public:
    void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

class Gauge {
public:
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    void add(std::int64_t n) { value_.fetch_add(n, std::memory_order_relaxed); }
    [[nodiscard]] std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// Seconds, in buckets whose upper edges are given ascending.
class Histogram {
public:
    explicit Histogram(std::vector<double> edges);
    void observe(double seconds);

    struct Reading {
        std::vector<std::uint64_t> at_most;  ///< one per edge, cumulative
        std::uint64_t count{};
        double sum{};
    };
    [[nodiscard]] Reading read() const;
    [[nodiscard]] const std::vector<double>& edges() const { return edges_; }

private:
    std::vector<double> edges_;
    std::deque<std::atomic<std::uint64_t>> buckets_;  // one more than edges: the rest
    std::atomic<std::uint64_t> microseconds_{0};
};

/// From a millisecond to ten seconds.
[[nodiscard]] std::vector<double> latency_edges();

using Labels = std::map<std::string, std::string>;

/// All metrics of the process; what it hands out lives as long as it does. Asking again for the same name and labels gives
/// the same object. Names follow Prometheus' rules: snake_case with the unit, counters end in _total.
class Registry {
public:
    Registry();
    ~Registry();
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;

    Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels = {});
    Histogram& histogram(const std::string& name, const std::string& help, const Labels& labels = {});
    /// Called before each text(), on its thread: for figures that are counted elsewhere. Null: none. Returns when no call runs.
    void set_refresh(std::function<void()> refresh);
    [[nodiscard]] std::string text() const;

private:
    struct Family;
    Family& family(const std::string& name, const std::string& help);

    mutable std::mutex refresh_mutex_;
    std::function<void()> refresh_;
    mutable std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Family>> families_;
};

/// The process's own registry.
[[nodiscard]] Registry& registry();

}  // namespace hotline::metrics
