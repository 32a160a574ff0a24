#include "main/gateway_config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <functional>

namespace hotline {
namespace {

constexpr std::size_t kShortestKey = 16;

/// How one key is read: gives what is wrong with the value, or nothing.
using Setter = std::function<std::string(const toml::node&, GatewaySetting&)>;

struct Key {
    std::string_view name;
    std::string_view fallback;
    std::string_view meaning;
    Setter set;
};

template <class Get>
Setter text(Get get) {
    return [get](const toml::node& node, GatewaySetting& gateway) -> std::string {
        if (!node.is_string()) return "must be a text in quotes";
        get(gateway) = node.value<std::string>().value_or("");
        return {};
    };
}

template <class Get>
Setter choice(std::string_view words, Get get) {
    return [words, get](const toml::node& node, GatewaySetting& gateway) -> std::string {
        const auto word = node.is_string() ? node.value<std::string>() : std::nullopt;
        if (word && boost::describe::enum_from_string(word->c_str(), get(gateway))) return {};
        return "must be one of " + std::string{words};
    };
}

template <class Get>
Setter address(Get get) {
    return [get](const toml::node& node, GatewaySetting& gateway) -> std::string {
        const auto given = node.is_string() ? node.value<std::string>().value_or("") : std::string{};
        if (!given.starts_with("http://") && !given.starts_with("https://")) return "must begin with http:// or https://";
        get(gateway) = given;
        return {};
    };
}

/// It stands in addresses, so it is written in letters that need no escape.
std::string set_key(const toml::node& node, GatewaySetting& gateway) {
    const auto given = node.is_string() ? node.value<std::string>().value_or("") : std::string{};
    const bool plain = std::ranges::all_of(given, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
    if (given.size() < kShortestKey || !plain) return "must be 16 or more letters, digits, - and _";
    gateway.access.key = given;
    return {};
}

std::string set_speed(const toml::node& node, GatewaySetting& gateway) {
    const auto value = node.is_integer() ? node.value<std::int64_t>().value_or(0) : 0;
    if (value < 1 || value > 1000) return "must be a whole number from 1 to 1000";
    gateway.use.per_second = static_cast<int>(value);
    return {};
}

std::string set_repeats(const toml::node& node, GatewaySetting& gateway) {
    if (!node.is_boolean()) return "must be true or false";
    gateway.use.retry.repeats_safely = node.value<bool>().value_or(false);
    return {};
}

const std::vector<Key>& keys() {
    using One = GatewaySetting;
    static const std::vector<Key> kKeys{
        {"name", "required", "as it is shown; letters, digits, - and _", text([](One& g) -> auto& { return g.use.name.value; })},
        {"channel", "sms", "sms, platform or letterbox",
         choice("sms, platform, letterbox", [](One& g) -> auto& { return g.use.channel; })},
        {"kind", "kannel", "kannel or json", choice("kannel, json", [](One& g) -> auto& { return g.use.kind; })},
        {"url", "required", "where messages are handed over", address([](One& g) -> auto& { return g.access.url; })},
        {"our_url", "", "where the gateway reaches this program; empty: no reports",
         address([](One& g) -> auto& { return g.access.our_url; })},
        {"key", "required", "what the gateway's own requests carry", set_key},
        {"sender", "12345", "what citizens see and write to", text([](One& g) -> auto& { return g.use.sender; })},
        {"user", "", "Kannel's sendsms-user", text([](One& g) -> auto& { return g.access.user; })},
        {"password", "", "its password; json: sent as a bearer token", text([](One& g) -> auto& { return g.access.password; })},
        {"smsc", "", "Kannel's route; empty: its choice", text([](One& g) -> auto& { return g.access.smsc; })},
        {"per_second", "10", "no more messages than this, also after a time without it", set_speed},
        {"repeats_safely", "false", "it knows an Idempotency-Key again: what may have been lost is sent at once once more",
         set_repeats},
    };
    return kKeys;
}

bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    });
}

void check(const GatewaySetting& gateway, const std::vector<GatewaySetting>& others, std::uint32_t line,
           std::vector<std::string>& problems) {
    const auto need = [&](bool fine, std::string_view what) {
        if (!fine) problems.push_back(fmt::format("line {}: gateway.{}", line, what));
    };
    need(is_name(gateway.use.name.value), "name is missing, or has other signs than letters, digits, - and _");
    need(!gateway.access.url.empty(), "url is missing");
    need(!gateway.access.key.empty(), "key is missing");
    need(std::ranges::find(others, gateway.use.name, [](const GatewaySetting& one) { return one.use.name; }) == others.end(),
         "name is there twice");
}

GatewaySetting read_one(const toml::table& table, std::vector<std::string>& problems) {
    GatewaySetting gateway;
    gateway.use.sender = "12345";
    for (const auto& [name, node] : table) {
        const auto line = node.source().begin.line;
        const auto key = std::ranges::find(keys(), name.str(), &Key::name);
        if (key == keys().end()) {
            problems.push_back(fmt::format("line {}: unknown key gateway.{}", line, name.str()));
        } else if (const std::string wrong = key->set(node, gateway); !wrong.empty()) {
            problems.push_back(fmt::format("line {}: gateway.{} {}", line, name.str(), wrong));
        }
    }
    return gateway;
}

}  // namespace

void read_gateways(const toml::node& node, std::vector<GatewaySetting>& gateways, std::vector<std::string>& problems) {
    const auto* list = node.as_array();
    if (list == nullptr || !list->is_homogeneous<toml::table>()) {
        problems.push_back(fmt::format("line {}: gateways are written as [[gateway]] tables", node.source().begin.line));
        return;
    }
    for (const auto& each : *list) {
        GatewaySetting gateway = read_one(*each.as_table(), problems);
        check(gateway, gateways, each.source().begin.line, problems);
        gateways.push_back(std::move(gateway));
    }
}

std::string describe_gateway() {
    std::string text;
    for (const auto& key : keys()) text += fmt::format("{:24} {:18} {}\n", key.name, key.fallback, key.meaning);
    return text;
}

}  // namespace hotline
