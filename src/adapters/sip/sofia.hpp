#pragma once
// Private to the adapter: the one place that includes Sofia-SIP. Its magic types must be named before its headers.
#include <string>
#include <string_view>

namespace hotline::sip {
class Endpoint;
class Dialog;
/// Who sent a request and hears its responses.
class Client {
protected:
    ~Client() = default;
};
/// Once per process: the library's own start-up, its logs through ours (only faults).
void init_sofia();
}  // namespace hotline::sip

#define NTA_AGENT_MAGIC_T hotline::sip::Endpoint
#define NTA_LEG_MAGIC_T hotline::sip::Dialog
#define NTA_INCOMING_MAGIC_T hotline::sip::Dialog
#define NTA_OUTGOING_MAGIC_T hotline::sip::Client
#define NTA_RELIABLE_MAGIC_T hotline::sip::Dialog

#include <sofia-sip/msg_addr.h>
#include <sofia-sip/msg_header.h>
#include <sofia-sip/nta.h>
#include <sofia-sip/nta_stateless.h>
#include <sofia-sip/nta_tag.h>
#include <sofia-sip/nta_tport.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/sip_protos.h>
#include <sofia-sip/sip_status.h>
#include <sofia-sip/sip_tag.h>
#include <sofia-sip/sip_util.h>
#include <sofia-sip/su.h>
#include <sofia-sip/su_log.h>
#include <sofia-sip/su_wait.h>
#include <sofia-sip/tport_tag.h>
#include <sofia-sip/url.h>

namespace hotline::sip {

inline std::string_view text_of(const char* text) { return text == nullptr ? std::string_view{} : std::string_view{text}; }

/// "sip:user@host;params" of a parsed URL.
[[nodiscard]] std::string to_string(const url_t* url);

/// The user part with %-escapes undone and control characters dropped, at most 64 bytes.
[[nodiscard]] std::string user_of(const url_t* url);

/// The value of one auth-param ("realm=") of a challenge or its answer, without quotes and escapes.
[[nodiscard]] std::string auth_field(const msg_auth_t& header, const char* name);

}  // namespace hotline::sip
