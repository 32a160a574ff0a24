#include "adapters/http/public_calls.hpp"

#include <fmt/format.h>

#include <boost/describe/class.hpp>

#include "adapters/http/refusals.hpp"
#include "adapters/http/services.hpp"
#include "adapters/http/signal.hpp"
#include "base/json/quote.hpp"

namespace hotline::http {
namespace {

constexpr std::string_view kCaller = "anonymous";  // the name for no name in SIP (RFC 3323)

/// What the page says: {"type":"call.start","sdp":…}, {"type":"call.key","key":"1"}, {"type":"call.hang_up"}.
struct PageMessage {
    std::string type;
    std::optional<std::string> sdp;
    std::optional<std::string> key;
};
BOOST_DESCRIBE_STRUCT(PageMessage, (), (type, sdp, key))
constexpr json::Rules json_rules(const PageMessage*, std::string_view member) {
    if (member == "sdp") return {.max_len = 60'000};
    return {.max_len = 32};
}

std::string refusal(std::string_view code) { return fmt::format(R"({{"type":"call.refused","code":"{}"}})", code); }

struct Call {
    ~Call() { outbox->detach(); }

    Context& context;
    WebSocket& socket;
    std::shared_ptr<Mailbox> outbox;
    std::optional<CallId> id;

    [[nodiscard]] app::Desk& desk() const { return context.services.ports.desk; }
};

Awaitable<void> start(Call& call, std::string sdp) {
    auto sink = [outbox = call.outbox](app::CitizenCallState state) {
        outbox->put(fmt::format(R"({{"type":"call.state_changed","state":{}}})", json::encode(state)));
        if (state == app::CitizenCallState::ended) outbox->close();
    };
    auto ask = [&desk = call.desk(), to = call.context.services.settings.public_number, sdp = std::move(sdp),
                sink = std::move(sink)](app::Reply<app::Desk::CitizenCall> reply) mutable {
        desk.citizen_call(std::move(to), std::string{kCaller}, std::move(sdp), std::move(sink), std::move(reply));
    };
    const auto made = co_await asked<app::Desk::CitizenCall>(std::move(ask));
    if (!made) {
        call.outbox->put(refusal(code_of(made.error())));
        call.outbox->close();
        co_return;
    }
    call.id = made->call;
    call.outbox->put(fmt::format(R"({{"type":"call.answered","sdp":{}}})", json::quoted(made->sdp_answer)));
}

bool is_key(const std::optional<std::string>& key) {
    return key && key->size() == 1 && std::string_view{"0123456789*#"}.contains(key->front());
}

/// False when the page wants the call to end, or talks nonsense.
Awaitable<bool> obey(Call& call, const PageMessage& message) {
    if (message.type == "call.start" && message.sdp && !call.id) {
        co_await start(call, *message.sdp);
        co_return true;
    }
    if (message.type == "call.key" && is_key(message.key)) {
        if (call.id) call.desk().citizen_key(*call.id, message.key->front());
        co_return true;
    }
    co_return false;
}

Awaitable<void> listen(Call& call) {
    while (const auto text = co_await call.socket.receive()) {
        const auto message = json::decode<PageMessage>(*text);
        if (!message || !co_await obey(call, *message)) break;
    }
    if (call.id) call.desk().citizen_hang_up(*call.id);
    call.outbox->close();
}

Awaitable<void> talk(Call& call) {
    while (const auto text = co_await call.outbox->next())
        if (!co_await call.socket.send(*text)) break;
    call.socket.close();
}

}  // namespace

PublicCalls::Place::~Place() {
    if (!calls_) return;
    --calls_->total_;
    const auto at = calls_->by_address_.find(address_);
    if (--at->second == 0) calls_->by_address_.erase(at);
}

std::optional<PublicCalls::Place> PublicCalls::enter(const std::string& address) {
    if (total_ >= most_) return std::nullopt;
    const auto at = by_address_.try_emplace(address, 0).first;
    if (at->second >= most_per_address_) return std::nullopt;
    ++at->second;
    ++total_;
    return std::optional<Place>{std::in_place, *this, address};
}

Awaitable<void> public_call(Context& context, WebSocket& socket) {
    const auto place = context.services.calls.enter(context.request.address);
    if (!place) {
        const auto text = refusal("call_too_many");
        co_await socket.send(text);
        socket.close();
        co_return;
    }
    const auto signal = co_await Signal::make();
    Call call{.context = context, .socket = socket, .outbox = std::make_shared<Mailbox>(signal)};
    auto listening = listen(call);
    auto talking = talk(call);
    co_await both(std::move(listening), std::move(talking));
}

}  // namespace hotline::http
