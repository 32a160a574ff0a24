#include "adapters/sip/front_door.hpp"

#include <fmt/format.h>

#include <strings.h>

#include "adapters/sip/dialog.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using Steady = std::chrono::steady_clock;

std::string allow_line(const Request& request) { return fmt::format("Allow: {}", request.at.allow()); }

/// The caller as the trunk asserts it (RFC 3325), else as the From header claims.
std::string claimed_caller(const sip_t& sip) {
    for (const auto* header = sip.sip_unknown; header != nullptr; header = header->un_next) {
        if (header->un_name == nullptr || strcasecmp(header->un_name, "P-Asserted-Identity") != 0) continue;
        su_home_t home[1] = {SU_HOME_INIT(home)};
        const auto* asserted = sip_from_make(home, header->un_value);
        auto user = asserted == nullptr ? std::string{} : user_of(asserted->a_url);
        su_home_deinit(home);
        if (!user.empty()) return user;
    }
    return user_of(sip.sip_from->a_url);
}

bool is_target_known(const url_t& url) { return url.url_type == url_sip || url.url_type == url_sips || url.url_type == url_tel; }

}  // namespace

FrontDoor::FrontDoor(const SipConfig& config, AddressList trunks, const app::PhoneDirectory& phones, Registrar& registrar,
                     CallSink& calls)
    : config_(config),
      trunks_(std::move(trunks)),
      strangers_(config.strangers),
      authenticator_(config, phones),
      registrar_(registrar),
      calls_(calls) {}

bool FrontDoor::may_speak(const Request& request) {
    if (request.at.listener() == app::Listener::trunk) return contains(trunks_, request.source);
    return strangers_.admit(request.source, Steady::now());
}

void FrontDoor::on_request(const Request& request) {
    const auto& sip = *request.sip;
    const auto method = sip.sip_request->rq_method;
    if (!may_speak(request) || method == sip_method_ack) return ignore(request);
    if (has_too_many_fields(sip)) return reply(request, 400);
    if (!is_target_known(*sip.sip_request->rq_url)) return reply(request, 416);
    if (sip.sip_to->a_tag != nullptr) return reply(request, 481);
    switch (method) {
        case sip_method_invite: return on_invite(request);
        case sip_method_register: return on_register(request);
        case sip_method_options:
            return reply(request, 200, fmt::format("{}\r\n{}\r\n{}", allow_line(request), kAccept, kSupported));
        case sip_method_cancel:
        case sip_method_bye:
        case sip_method_prack:
        case sip_method_update:
        case sip_method_info: return reply(request, 481);
        case sip_method_unknown: return reply(request, 501, allow_line(request));
        default: return reply(request, 405, allow_line(request));
    }
}

std::optional<std::string> FrontDoor::sender(const Request& request) {
    if (request.at.listener() == app::Listener::trunk) return claimed_caller(*request.sip);
    auto extension = authenticator_.check(request);
    if (extension) strangers_.forgive(request.source);
    return extension;
}

void FrontDoor::on_register(const Request& request) {
    if (request.at.listener() == app::Listener::trunk) return reply(request, 405, allow_line(request));
    const auto extension = sender(request);
    if (!extension) return;
    if (const auto fault = extension_fault(*request.sip)) return reply(request, fault.status, fault.headers);
    registrar_.on_register(request, *extension);
}

// RFC 3891 section 3. A trunk may not: a stranger behind it could guess his way into a talk.
int FrontDoor::replace(const Request& request, std::optional<LegId>& leg) {
    const auto* replaces = request.sip->sip_replaces;
    if (replaces == nullptr) return 0;
    if (request.at.listener() == app::Listener::trunk) return 403;
    const auto* dialog = Dialog::named_by(request.at, *replaces);
    if (dialog == nullptr || !dialog->is_answered()) return 481;
    if (replaces->rp_early_only != 0) return 486;
    leg = dialog->id();
    return 0;
}

void FrontDoor::on_invite(const Request& request) {
    const auto from = sender(request);
    if (!from) return;
    if (const auto fault = invite_fault(request.at, *request.sip)) return reply(request, fault.status, fault.headers);
    NewCall call{.from = *from, .to = user_of(request.sip->sip_request->rq_url), .remote = {}, .replaces = {}};
    if (call.to.empty()) return reply(request, 404);
    if (const int status = replace(request, call.replaces); status != 0) return reply(request, status);
    if (const auto body = body_of(*request.sip); !body.empty()) {
        auto session = read_session(body);
        if (!session) return reply(request, session.error() == SdpFault::malformed ? 400 : 488, kAccept);
        call.remote = std::move(*session);
    }
    if (!calls_.has_room()) return reply(request, 503, fmt::format("Retry-After: {}", config_.calls.retry_after.count()));
    calls_.on_call(request, std::move(call));
}

}  // namespace hotline::sip
