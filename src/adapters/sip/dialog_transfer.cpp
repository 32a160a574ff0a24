// A phone's transfer button: REFER (RFC 3515), its progress as NOTIFY, and Replaces (RFC 3891).
#include <fmt/format.h>
#include <strings.h>

#include <algorithm>
#include <utility>

#include "adapters/sip/dialog.hpp"
#include "adapters/sip/request_rules.hpp"

namespace hotline::sip {
namespace {

using app::TransferProgress;

/// RFC 3515 section 2.4.4: the whole call may take as long as it rings.
constexpr int kSubscriptionSeconds = 180;

struct Sipfrag {
    const char* status_line;
    bool is_last;
};

Sipfrag sipfrag_of(TransferProgress progress) {
    switch (progress) {
        case TransferProgress::trying: return {"SIP/2.0 100 Trying", false};
        case TransferProgress::ringing: return {"SIP/2.0 180 Ringing", false};
        case TransferProgress::done: return {"SIP/2.0 200 OK", true};
        case TransferProgress::failed: break;
    }
    return {"SIP/2.0 503 Service Unavailable", true};
}

/// A number or extension to be called, and nothing else that a URI can ask for.
bool is_call_to_somebody(const url_t& url) {
    if (url.url_type != url_sip && url.url_type != url_sips && url.url_type != url_tel) return false;
    char method[16]{};
    if (url_param(url.url_params, "method", method, sizeof method) <= 0) return true;
    return su_casematch(method, "INVITE");
}

/// The library's memory for what is parsed by the way.
class Home {
public:
    Home() { su_home_init(home_); }
    ~Home() { su_home_deinit(home_); }
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;
    [[nodiscard]] su_home_t* get() const { return home_; }

private:
    mutable su_home_t home_[1] = {SU_HOME_INIT(home_)};
};

/// The Replaces header inside a Refer-To URI (RFC 3891 section 5); null when there is none that can be read.
sip_replaces_t* replaces_in(const url_t& url, su_home_t* home) {
    const char* headers = url.url_headers == nullptr ? nullptr : url_query_as_header_string(home, url.url_headers);
    if (headers == nullptr) return nullptr;
    constexpr std::string_view kName = "replaces:";
    std::string_view rest = headers;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.size() <= kName.size() || strncasecmp(line.data(), kName.data(), kName.size()) != 0) continue;
        return sip_replaces_make(home, std::string(line.substr(kName.size())).c_str());
    }
    return nullptr;
}

}  // namespace

Dialog* Dialog::named_by(const Endpoint& at, const sip_replaces_t& replaces) {
    nta_leg_t* leg = nta_leg_by_replaces(at.agent(), &replaces);
    return leg == nullptr ? nullptr : nta_leg_magic(leg, on_leg_request);
}

int Dialog::on_refer(nta_incoming_t* request, const sip_t& sip) {
    const auto* target = sip.sip_refer_to;
    if (target == nullptr || !is_call_to_somebody(*target->r_url)) return 400;
    if (state_ != State::confirmed || refer_ != nullptr || tells_transfer_) return 491;
    app::TransferRequest asked{.leg = id_, .to = user_of(target->r_url), .consultation = {}};
    if (asked.to.empty()) return 404;
    if (target->r_url->url_headers != nullptr) {
        const Home memory;
        const auto* replaces = replaces_in(*target->r_url, memory.get());
        const auto* consulted = replaces == nullptr ? nullptr : named_by(at_, *replaces);
        const bool is_his = consulted != nullptr && consulted != this && consulted->extension() == extension_;
        if (!is_his || !consulted->is_answered()) return 603;
        asked.consultation = consulted->id();
    }
    refer_ = request;
    refer_number_ = sip.sip_cseq->cs_seq;
    host_.events().on_transfer_asked(asked);
    return 0;
}

void Dialog::accept_transfer() {
    if (refer_ == nullptr) return;
    answer_request(refer_, 202, contact_line());
    nta_incoming_destroy(std::exchange(refer_, nullptr));
    tells_transfer_ = true;
    report_transfer(TransferProgress::trying);
}

void Dialog::refuse_transfer() {
    if (refer_ == nullptr) return;
    answer_request(refer_, 603);
    nta_incoming_destroy(std::exchange(refer_, nullptr));
}

void Dialog::report_transfer(TransferProgress progress) {
    if (!tells_transfer_ || state_ != State::confirmed) return;
    const auto [status_line, is_last] = sipfrag_of(progress);
    const auto state =
        is_last ? std::string("terminated;reason=noresource") : fmt::format("active;expires={}", kSubscriptionSeconds);
    const auto headers = fmt::format("{}\r\nEvent: refer;id={}\r\nSubscription-State: {}", contact_line(), refer_number_, state);
    // Whether the phone likes it does not matter to the transfer.
    nta_outgoing_destroy(
        send(SIP_METHOD_NOTIFY, nullptr, headers, fmt::format("{}\r\n", status_line), "message/sipfrag;version=2.0"));
    if (is_last) tells_transfer_ = false;
}

}  // namespace hotline::sip
