#include "adapters/sip/authenticator.hpp"

#include <fmt/format.h>
#include <openssl/rand.h>
#include <sofia-sip/msg_mime.h>

#include <charconv>
#include <cstring>

#include "adapters/sip/policy/hex.hpp"

namespace hotline::sip {
namespace {

using Steady = std::chrono::steady_clock;

NonceBook::Key random_key() {
    NonceBook::Key key;
    RAND_bytes(key.data(), static_cast<int>(key.size()));
    return key;
}

std::uint32_t count_of(const DigestAnswer& answer) {
    std::uint32_t count = 0;
    if (!answer.qop.empty()) std::from_chars(answer.nc.data(), answer.nc.data() + answer.nc.size(), count, 16);
    return count;
}

/// RFC 7616 section 3.4.6: the uri field must name what the request line names; the user may be left out, as some phones do.
bool names_request(const std::string& uri, const url_t& target) {
    su_home_t home[1] = {SU_HOME_INIT(home)};
    const auto* named = url_make(home, uri.c_str());
    const bool same = named != nullptr && su_casematch(named->url_host, target.url_host) &&
                      std::strcmp(url_port(named), url_port(&target)) == 0 &&
                      (named->url_user == nullptr || su_strmatch(named->url_user, target.url_user));
    su_home_deinit(home);
    return same;
}

}  // namespace

Authenticator::Authenticator(const SipConfig& config, const app::PhoneDirectory& phones)
    : config_(config), phones_(phones), nonces_(random_key(), config.registrar.nonce_lifetime), nobody_(to_hex(random_key())) {
    nobody_.resize(32);
}

std::optional<std::string> Authenticator::check(const Request& request) {
    const auto answer = answer_in(*request.sip);
    if (!answer) {
        challenge(request, false);
        return std::nullopt;
    }
    const auto now = Steady::now();
    const auto state = nonces_.check(answer->nonce, count_of(*answer), now);
    const bool right = is_right(request, *answer);
    if (right && state == NonceCheck::good) {
        nonces_.use(answer->nonce, count_of(*answer), now);
        return answer->username;
    }
    challenge(request, right && state == NonceCheck::stale);
    return std::nullopt;
}

std::optional<DigestAnswer> Authenticator::answer_in(const sip_t& sip) const {
    for (const auto* header = sip.sip_authorization; header != nullptr; header = header->au_next) {
        if (!su_casematch(header->au_scheme, "Digest") || auth_field(*header, "realm=") != config_.realm) continue;
        return DigestAnswer{.username = auth_field(*header, "username="),
                            .realm = config_.realm,
                            .nonce = auth_field(*header, "nonce="),
                            .uri = auth_field(*header, "uri="),
                            .response = auth_field(*header, "response="),
                            .algorithm = auth_field(*header, "algorithm="),
                            .cnonce = auth_field(*header, "cnonce="),
                            .nc = auth_field(*header, "nc="),
                            .qop = auth_field(*header, "qop=")};
    }
    return std::nullopt;
}

bool Authenticator::is_right(const Request& request, const DigestAnswer& answer) const {
    const auto& line = *request.sip->sip_request;
    const auto ha1 = phones_.ha1(answer.username);
    const bool same = equal_secrets(digest_response(ha1.value_or(nobody_), line.rq_method_name, answer), answer.response);
    const bool plain = (answer.algorithm.empty() || su_casematch(answer.algorithm.c_str(), "MD5")) &&
                       (answer.qop.empty() || answer.qop == "auth");
    return same && ha1 && plain && names_request(answer.uri, *line.rq_url);
}

void Authenticator::challenge(const Request& request, bool stale) {
    reply(request, 401,
          fmt::format("WWW-Authenticate: Digest realm=\"{}\", nonce=\"{}\", algorithm=MD5, qop=\"auth\"{}", config_.realm,
                      nonces_.issue(Steady::now()), stale ? ", stale=true" : ""));
}

}  // namespace hotline::sip
