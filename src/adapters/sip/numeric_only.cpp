// Takes the place of Sofia-SIP's su_getaddrinfo() in the whole program: numeric addresses only.
// The library calls it on the switch thread for names that strangers wrote (maddr of a Via, even in a message that it then
// refuses), and a name server that does not answer would stop every call for seconds.
#include "adapters/sip/numeric_only.hpp"

#include <netdb.h>
#include <sofia-sip/su_addrinfo.h>

namespace {

int protocol_of(const addrinfo& address) {
    if (address.ai_socktype == SOCK_STREAM) return IPPROTO_TCP;
    return address.ai_socktype == SOCK_DGRAM ? IPPROTO_UDP : 0;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int su_getaddrinfo(const char* node, const char* service,
                                                                     const su_addrinfo_t* hints, su_addrinfo_t** result) {
    addrinfo numeric = hints == nullptr ? addrinfo{} : *hints;
    numeric.ai_flags |= AI_NUMERICHOST | AI_NUMERICSERV;
    const bool has_port = service != nullptr && *service != '\0';
    const int error = ::getaddrinfo(node, has_port ? service : "0", &numeric, result);
    if (error != 0) return error;
    for (auto* address = *result; address != nullptr; address = address->ai_next) {
        if (address->ai_protocol == 0) address->ai_protocol = protocol_of(*address);
    }
    return 0;
}

namespace hotline::sip {
void resolve_numbers_only() {}
}  // namespace hotline::sip
