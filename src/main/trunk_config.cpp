#include "main/trunk_config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <functional>

#include "adapters/sip/policy/address.hpp"

namespace hotline {
namespace {

/// How one key is read: gives what is wrong with the value, or nothing.
using Setter = std::function<std::string(const toml::node&, TrunkSetting&)>;

struct Key {
    std::string_view name;
    std::string_view fallback;
    std::string_view meaning;
    Setter set;
};

template <class Get>
Setter text(Get get) {
    return [get](const toml::node& node, TrunkSetting& trunk) -> std::string {
        if (!node.is_string()) return "must be a text in quotes";
        get(trunk) = node.value<std::string>().value_or("");
        return {};
    };
}

template <class Get>
Setter yes_or_no(Get get) {
    return [get](const toml::node& node, TrunkSetting& trunk) -> std::string {
        if (!node.is_boolean()) return "must be true or false";
        get(trunk) = node.value<bool>().value_or(false);
        return {};
    };
}

template <class Set>
Setter number(std::int64_t least, std::int64_t most, Set set) {
    return [=](const toml::node& node, TrunkSetting& trunk) -> std::string {
        const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
        if (!value || *value < least || *value > most) return fmt::format("must be a whole number from {} to {}", least, most);
        set(trunk, *value);
        return {};
    };
}

/// "192.0.2.1", "192.0.2.1:5080", "[2001:db8::1]:5080"
std::string set_address(const toml::node& node, TrunkSetting& trunk) {
    const auto given = node.value<std::string>().value_or("");
    std::string_view host = given;
    const auto colon = host.rfind(':');
    const bool has_port = colon != std::string_view::npos && (host.find(':') == colon || host[colon - 1] == ']');
    if (has_port) {
        const auto digits = host.substr(colon + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), trunk.peer.port);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || trunk.peer.port == 0)
            return "has a port that is none";
        host = host.substr(0, colon);
    }
    const auto address = sip::parse_address(host);
    if (!node.is_string() || !address) return "must be a numeric address, perhaps with :port";
    trunk.peer.address = sip::to_string(*address);
    return {};
}

std::string set_transport(const toml::node& node, TrunkSetting& trunk) {
    const auto given = node.value<std::string>().value_or("");
    if (given != "udp" && given != "tcp") return "must be \"udp\" or \"tcp\"";
    trunk.peer.over_tcp = given == "tcp";
    return {};
}

const std::vector<Key>& keys() {
    using Trunks = TrunkSetting;
    static const std::vector<Key> kKeys{
        {"name", "required", "as it is shown and counted", text([](Trunks& t) -> auto& { return t.use.name.value; })},
        {"address", "required", "numeric, perhaps with :port; it may call in as well", set_address},
        {"group", "out", "trunks of one group stand in for each other",
         text([](Trunks& t) -> auto& { return t.use.group.value; })},
        {"order", "1", "the smallest that has room is used first; equals share",
         number(1, 99, [](Trunks& t, std::int64_t n) { t.use.order = static_cast<int>(n); })},
        {"calls_at_once", "30", "calls that we begin",
         number(1, 10000, [](Trunks& t, std::int64_t n) { t.use.calls_at_once = static_cast<int>(n); })},
        {"transport", "udp", "udp or tcp", set_transport},
        {"caller_number", "", "what the called one sees", text([](Trunks& t) -> auto& { return t.peer.caller_number; })},
        {"passes_caller", "false", "another caller's number may be shown instead",
         yes_or_no([](Trunks& t) -> auto& { return t.peer.passes_caller; })},
        {"asserts_identity", "false", "send P-Asserted-Identity (RFC 3325)",
         yes_or_no([](Trunks& t) -> auto& { return t.peer.asserts_identity; })},
        {"username", "", "for digest; empty: the trunk knows us by our address",
         text([](Trunks& t) -> auto& { return t.peer.username; })},
        {"password", "", "for digest", text([](Trunks& t) -> auto& { return t.peer.password; })},
        {"domain", "the addresses", "in From, To and the request URI", text([](Trunks& t) -> auto& { return t.peer.domain; })},
        {"options_every_s", "30", "how often it is asked whether it is there; 0: never",
         number(0, 3600, [](Trunks& t, std::int64_t n) { t.peer.options_every = std::chrono::seconds{n}; })},
    };
    return kKeys;
}

void check(const TrunkSetting& trunk, const std::vector<TrunkSetting>& others, std::uint32_t line,
           std::vector<std::string>& problems) {
    if (trunk.use.name.empty()) problems.push_back(fmt::format("line {}: trunk.name is missing", line));
    if (trunk.peer.address.empty()) problems.push_back(fmt::format("line {}: trunk.address is missing", line));
    for (const auto& other : others)
        if (other.use.name == trunk.use.name && !trunk.use.name.empty())
            problems.push_back(fmt::format("line {}: there are two trunks {}", line, trunk.use.name.value));
}

TrunkSetting read_one(const toml::table& table, std::vector<std::string>& problems) {
    TrunkSetting trunk;
    trunk.use.group = {"out"};
    for (const auto& [name, node] : table) {
        const auto line = node.source().begin.line;
        const auto key = std::ranges::find(keys(), name.str(), &Key::name);
        if (key == keys().end()) {
            problems.push_back(fmt::format("line {}: unknown key trunk.{}", line, name.str()));
        } else if (const std::string wrong = key->set(node, trunk); !wrong.empty()) {
            problems.push_back(fmt::format("line {}: trunk.{} {}", line, name.str(), wrong));
        }
    }
    trunk.peer.name = trunk.use.name;
    return trunk;
}

}  // namespace

void read_trunks(const toml::node& node, std::vector<TrunkSetting>& trunks, std::vector<std::string>& problems) {
    const auto* list = node.as_array();
    if (list == nullptr || !list->is_homogeneous<toml::table>()) {
        problems.push_back(fmt::format("line {}: trunks are written as [[trunk]] tables", node.source().begin.line));
        return;
    }
    for (const auto& each : *list) {
        TrunkSetting trunk = read_one(*each.as_table(), problems);
        check(trunk, trunks, each.source().begin.line, problems);
        trunks.push_back(std::move(trunk));
    }
}

std::string describe_trunk() {
    std::string text;
    for (const auto& key : keys()) text += fmt::format("{:24} {:18} {}\n", key.name, key.fallback, key.meaning);
    return text;
}

}  // namespace hotline
