#include "base/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace hotline::metrics {
namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out;
}

/// `{a="1",b="2"}`, or nothing without labels.
std::string braces(const Labels& labels) {
    if (labels.empty()) return {};
    std::string out;
    for (const auto& [name, value] : labels) out += fmt::format("{}{}=\"{}\"", out.empty() ? '{' : ',', name, escaped(value));
    return out + '}';
}

Labels with_edge(Labels labels, const std::string& edge) {
    labels["le"] = edge;
    return labels;
}

template <class T>
using ByLabels = std::map<Labels, std::unique_ptr<T>>;

void print(std::string& out, const std::string& name, const Labels& labels, const Histogram& histogram) {
    const auto reading = histogram.read();
    auto to = std::back_inserter(out);
    for (std::size_t at = 0; at < reading.at_most.size(); ++at)
        fmt::format_to(to, "{}_bucket{} {}\n", name, braces(with_edge(labels, fmt::format("{}", histogram.edges()[at]))),
                       reading.at_most[at]);
    fmt::format_to(to, "{}_bucket{} {}\n", name, braces(with_edge(labels, "+Inf")), reading.count);
    fmt::format_to(to, "{0}_sum{1} {2}\n{0}_count{1} {3}\n", name, braces(labels), reading.sum, reading.count);
}

template <class T>
void print(std::string& out, const std::string& name, const Labels& labels, const T& number) {
    fmt::format_to(std::back_inserter(out), "{}{} {}\n", name, braces(labels), number.value());
}

template <class T>
void print_all(std::string& out, const std::string& name, const char* type, const ByLabels<T>& series) {
    if (series.empty()) return;
    fmt::format_to(std::back_inserter(out), "# TYPE {} {}\n", name, type);
    for (const auto& [labels, one] : series) print(out, name, labels, *one);
}

template <class T, class... Args>
T& find_or_make(ByLabels<T>& series, const Labels& labels, Args&&... args) {
    auto& slot = series[labels];
    if (!slot) slot = std::make_unique<T>(std::forward<Args>(args)...);
    return *slot;
}

}  // namespace

struct Registry::Family {
    std::string help;
    ByLabels<Counter> counters;
    ByLabels<Gauge> gauges;
    ByLabels<Histogram> histograms;
};

Histogram::Histogram(std::vector<double> edges) : edges_(std::move(edges)), buckets_(edges_.size() + 1) {}

void Histogram::observe(double seconds) {
    const auto at = std::ranges::lower_bound(edges_, seconds) - edges_.begin();
    buckets_[static_cast<std::size_t>(at)].fetch_add(1, std::memory_order_relaxed);
    microseconds_.fetch_add(static_cast<std::uint64_t>(std::max(seconds, 0.0) * 1e6), std::memory_order_relaxed);
}

Histogram::Reading Histogram::read() const {
    Reading reading;
    for (std::size_t at = 0; at < buckets_.size(); ++at) {
        reading.count += buckets_[at].load(std::memory_order_relaxed);
        if (at < edges_.size()) reading.at_most.push_back(reading.count);
    }
    reading.sum = static_cast<double>(microseconds_.load(std::memory_order_relaxed)) / 1e6;
    return reading;
}

std::vector<double> latency_edges() { return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}; }

Registry::Registry() = default;
Registry::~Registry() = default;

Registry::Family& Registry::family(const std::string& name, const std::string& help) {
    auto& slot = families_[name];
    if (!slot) slot = std::make_unique<Family>(Family{.help = help});
    return *slot;
}

Counter& Registry::counter(const std::string& name, const std::string& help, const Labels& labels) {
    const std::scoped_lock lock(mutex_);
    return find_or_make(family(name, help).counters, labels);
}

Gauge& Registry::gauge(const std::string& name, const std::string& help, const Labels& labels) {
    const std::scoped_lock lock(mutex_);
    return find_or_make(family(name, help).gauges, labels);
}

Histogram& Registry::histogram(const std::string& name, const std::string& help, const Labels& labels) {
    const std::scoped_lock lock(mutex_);
    return find_or_make(family(name, help).histograms, labels, latency_edges());
}

void Registry::set_refresh(std::function<void()> refresh) {
    const std::lock_guard lock(refresh_mutex_);
    refresh_ = std::move(refresh);
}

std::string Registry::text() const {
    {
        const std::lock_guard lock(refresh_mutex_);
        if (refresh_) refresh_();
    }
    const std::scoped_lock lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        fmt::format_to(std::back_inserter(out), "# HELP {} {}\n", name, escaped(family->help));
        print_all(out, name, "counter", family->counters);
        print_all(out, name, "gauge", family->gauges);
        print_all(out, name, "histogram", family->histograms);
    }
    return out;
}

Registry& registry() {
    static Registry instance;
    return instance;
}

}  // namespace hotline::metrics
