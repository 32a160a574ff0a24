#include "adapters/sip/registrar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace hotline::sip {
namespace {

using Steady = std::chrono::steady_clock;

/// "*" stands alone and only with Expires: 0 (RFC 3261 section 10.3 step 6).
bool is_lawful_star(const sip_t& sip) {
    return sip.sip_contact->m_next == nullptr && sip.sip_expires != nullptr && sip.sip_expires->ex_delta == 0;
}

}  // namespace

Registrar::Registrar(const SipConfig& config, SwitchLoop& loop, OnChanged on_changed)
    : config_(config),
      loop_(loop),
      on_changed_(std::move(on_changed)),
      location_(config.registrar.most_contacts),
      sweep_at_(Location::Time::max()) {}

Registrar::~Registrar() { loop_.cancel(sweep_); }

void Registrar::on_register(const Request& request, const std::string& extension) {
    if (user_of(request.sip->sip_to->a_url) != extension) return reply(request, 403);
    const bool before = is_registered(extension);
    const int status = update(request, extension);
    answer(request, status, extension);
    watch_expiry();
    if (const bool after = is_registered(extension); after != before) on_changed_(extension, after);
}

int Registrar::update(const Request& request, const std::string& extension) {
    const auto& sip = *request.sip;
    if (sip.sip_contact == nullptr) return 200;  // a question
    if (sip.sip_contact->m_url->url_type == url_any) {
        if (!is_lawful_star(sip)) return 400;
        location_.remove_all(extension);
        return 200;
    }
    const auto now = Steady::now();
    for (const auto* contact = sip.sip_contact; contact != nullptr; contact = contact->m_next) {
        const auto expiry = expiry_of(sip, *contact);
        if (!expiry) return 423;
        const auto scheme = contact->m_url->url_type;
        if (scheme != url_sip && scheme != url_sips) return 400;
        Binding binding{to_string(contact->m_url), request.route_back(), sip.sip_call_id->i_id, sip.sip_cseq->cs_seq,
                        now + *expiry};
        const auto refusal = location_.put(extension, std::move(binding), now);
        if (refusal) return *refusal == BindingRefusal::too_many_contacts ? 403 : 500;
    }
    return 200;
}

std::optional<std::chrono::seconds> Registrar::expiry_of(const sip_t& sip, const sip_contact_t& contact) const {
    const auto& limits = config_.registrar;
    auto asked = limits.usual;
    if (contact.m_expires != nullptr) {
        const std::string_view digits(contact.m_expires);
        std::uint32_t seconds = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
        if (parsed.ec == std::errc{}) asked = std::chrono::seconds(seconds);
    } else if (sip.sip_expires != nullptr) {
        asked = std::chrono::seconds(sip.sip_expires->ex_delta);
    }
    if (asked.count() == 0) return asked;
    if (asked < limits.shortest) return std::nullopt;
    return std::min(asked, limits.longest);
}

void Registrar::answer(const Request& request, int status, const std::string& extension) {
    std::string headers;
    const auto now = Steady::now();
    if (status == 423) headers = fmt::format("Min-Expires: {}", config_.registrar.shortest.count());
    if (status == 200) {
        for (const auto& binding : location_.bindings(extension, now)) {
            const auto left = std::chrono::ceil<std::chrono::seconds>(binding.expires_at - now).count();
            headers += fmt::format("{}Contact: <{}>;expires={}", headers.empty() ? "" : "\r\n", binding.contact, left);
        }
    }
    // Kept as a transaction: a retransmission must get this answer, not a fresh challenge for its used-up nonce.
    auto* transaction = nta_incoming_create(request.at.agent(), nullptr, request.msg, request.sip, TAG_END());
    nta_incoming_treply(transaction, status, nullptr, SIPTAG_SERVER_STR(request.at.server_name().c_str()),
                        TAG_IF(!headers.empty(), SIPTAG_HEADER_STR(headers.c_str())), TAG_END());
    nta_incoming_destroy(transaction);
}

void Registrar::forget(const std::string& extension) {
    if (!is_registered(extension)) return;
    location_.remove_all(extension);
    on_changed_(extension, false);
}

bool Registrar::is_registered(const std::string& extension) const { return location_.is_registered(extension, Steady::now()); }

std::optional<Binding> Registrar::reach(const std::string& extension) const {
    auto bindings = location_.bindings(extension, Steady::now());
    if (bindings.empty()) return std::nullopt;
    return std::move(bindings.back());
}

void Registrar::watch_expiry() {
    const auto next = location_.next_expiry();
    if (!next || *next >= sweep_at_) return;
    loop_.cancel(sweep_);
    sweep_at_ = *next;
    sweep_ = loop_.after(std::chrono::ceil<Duration>(*next - Steady::now()), [this] { expire(); });
}

void Registrar::expire() {
    sweep_at_ = Location::Time::max();
    for (const auto& extension : location_.expire(Steady::now())) on_changed_(extension, false);
    watch_expiry();
}

}  // namespace hotline::sip
