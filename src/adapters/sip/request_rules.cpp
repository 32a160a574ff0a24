#include "adapters/sip/request_rules.hpp"

#include <fmt/format.h>

#include <cstring>

namespace hotline::sip {
namespace {

constexpr int kMostFields = 128;

void add_unsupported(const msg_list_t* list, std::string& unsupported) {
    for (; list != nullptr; list = list->k_next) {
        for (const auto* item = list->k_items; item != nullptr && *item != nullptr; ++item) {
            if (su_casematch(*item, "timer") || su_casematch(*item, "100rel") || su_casematch(*item, "replaces")) continue;
            if (!unsupported.empty()) unsupported += ", ";
            unsupported += *item;
        }
    }
}

bool is_ours(const Endpoint& at, const sip_via_t& via) {
    const char* port = via.v_port == nullptr ? "5060" : via.v_port;
    return su_casematch(via.v_host, at.host().c_str()) && std::to_string(at.port()) == port;
}

}  // namespace

bool has_too_many_fields(const sip_t& sip) {
    int count = 0;
    for (const auto* header = reinterpret_cast<const msg_header_t*>(sip.sip_request); header != nullptr;
         header = header->sh_succ) {
        if (++count > kMostFields) return true;
    }
    return false;
}

Fault extension_fault(const sip_t& sip) {
    std::string unsupported;
    add_unsupported(sip.sip_require, unsupported);
    add_unsupported(sip.sip_proxy_require, unsupported);
    if (unsupported.empty()) return {};
    return {420, "Unsupported: " + unsupported};
}

Fault body_fault(const sip_t& sip) {
    if (sip.sip_payload == nullptr || sip.sip_payload->pl_len == 0) return {};
    const auto* type = sip.sip_content_type;
    const bool is_sdp = type != nullptr && su_casematch(type->c_type, "application/sdp");
    const auto* encoding = sip.sip_content_encoding;
    const bool is_plain = encoding == nullptr || encoding->k_items == nullptr || encoding->k_items[0] == nullptr ||
                          su_casematch(encoding->k_items[0], "identity");
    if (is_sdp && is_plain) return {};
    return {415, fmt::format("{}\r\nAccept-Encoding: identity", kAccept)};
}

Fault timer_fault(const Endpoint& at, const sip_t& sip) {
    const auto shortest = static_cast<unsigned long>(at.shortest_session().count());
    const auto* timer = sip.sip_session_expires;
    if (timer == nullptr || timer->x_delta >= shortest) return {};
    return {422, fmt::format("Min-SE: {}", shortest)};
}

Fault loop_fault(const Endpoint& at, const sip_t& sip) {
    if (sip.sip_max_forwards != nullptr && sip.sip_max_forwards->mf_count == 0) return {483, {}};
    for (const auto* via = sip.sip_via; via != nullptr; via = via->v_next) {
        if (is_ours(at, *via)) return {482, {}};
    }
    return {};
}

Fault invite_fault(const Endpoint& at, const sip_t& sip) {
    if (const auto fault = loop_fault(at, sip)) return fault;
    if (const auto fault = extension_fault(sip)) return fault;
    if (const auto fault = body_fault(sip)) return fault;
    if (const auto fault = timer_fault(at, sip)) return fault;
    if (sip.sip_contact == nullptr || sip.sip_from->a_tag == nullptr) return {400, {}};
    const auto scheme = sip.sip_contact->m_url->url_type;
    if (scheme != url_sip && scheme != url_sips) return {400, {}};
    return {};
}

std::optional<char> key_in_info(std::string_view type, std::string_view body) {
    constexpr std::string_view kKeys = "0123456789*#ABCD";
    if (su_casenmatch(type.data(), "application/dtmf-relay", type.size() + 1)) {
        const auto signal = body.find("ignal=");
        if (signal == std::string_view::npos) return std::nullopt;
        body.remove_prefix(signal + std::string_view("ignal=").size());
    } else if (!su_casenmatch(type.data(), "application/dtmf", type.size() + 1)) {
        return std::nullopt;
    }
    body = body.substr(0, body.find_first_of("\r\n"));
    while (body.starts_with(' ')) body.remove_prefix(1);
    while (body.ends_with(' ')) body.remove_suffix(1);
    if (body == "10") return '*';  // some send the event's number
    if (body == "11") return '#';
    if (body.size() != 1) return std::nullopt;
    const char key = static_cast<char>(std::toupper(static_cast<unsigned char>(body.front())));
    return kKeys.find(key) == std::string_view::npos ? std::nullopt : std::optional{key};
}

std::string_view body_of(const sip_t& sip) {
    if (sip.sip_payload == nullptr || sip.sip_payload->pl_data == nullptr) return {};
    return {sip.sip_payload->pl_data, sip.sip_payload->pl_len};
}

}  // namespace hotline::sip
