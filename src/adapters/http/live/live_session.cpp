#include "adapters/http/live/live_session.hpp"

#include <boost/describe/class.hpp>

#include "adapters/http/content/query.hpp"
#include "adapters/http/live/live_hub.hpp"
#include "adapters/http/live/live_query.hpp"
#include "adapters/http/services.hpp"
#include "adapters/http/signal.hpp"

namespace hotline::http {
namespace {

constexpr std::size_t kBatch = 64;

Awaitable<LivePerson> person_of(Context& context) {
    LivePerson person{.user = context.actor().user, .role = context.actor().role};
    if (context.actor().department.empty()) co_return person;
    auto look_up = [department = context.actor().department](app::UnitOfWork& unit) {
        return unit.city.unit_and_below(department);
    };
    const auto units = co_await read(context.services, std::move(look_up));
    person.units.insert(units.begin(), units.end());
    co_return person;
}

/// Whether the session still stands; its person counts as present while the socket is open.
Awaitable<bool> session_stands(Context& context) {
    auto& secrets = context.services.ports.secrets;
    const Instant now = context.services.now();
    auto look_up = [token = context.token, now, &secrets](app::UnitOfWork& unit) {
        return app::who_is(unit, token, now, secrets);
    };
    const auto signed_in = co_await read(context.services, std::move(look_up));
    if (!signed_in) co_return false;
    if (signed_in->touch_due) {
        auto touch = [token = context.token, now, &secrets](app::UnitOfWork& unit) {
            app::touch_session(unit, token, now, secrets);
        };
        context.services.ports.database.write(std::move(touch), [](const std::exception_ptr&) {});
    }
    co_return true;
}

struct Connection {
    Context& context;
    WebSocket& socket;
    std::shared_ptr<Signal> signal;
    bool closed{false};
};

/// A page has nothing to say here; reading finds out that it is gone.
Awaitable<void> wait_for_close(Connection& connection) {
    while (co_await connection.socket.receive()) {
    }
    connection.closed = true;
    connection.signal->raise();
}

Awaitable<bool> send_waiting(Connection& connection, LiveReader& reader) {
    while (true) {
        const auto batch = reader.take(kBatch);
        for (const auto& text : batch)
            if (!co_await connection.socket.send(*text)) co_return false;
        if (batch.size() < kBatch) co_return true;
    }
}

Awaitable<void> send_events(Connection& connection, LiveReader& reader, std::string first) {
    const auto every = connection.context.services.settings.session_check;
    Instant checked = connection.context.services.now();
    bool stands = co_await connection.socket.send(first);
    while (stands && !connection.closed && !reader.is_revoked()) {
        stands = co_await send_waiting(connection, reader);
        if (!stands) break;
        co_await connection.signal->wait_for(every);
        const Instant now = connection.context.services.now();
        if (now - checked < every) continue;
        checked = now;
        stands = co_await session_stands(connection.context);
    }
    connection.socket.close();
}

}  // namespace

Awaitable<void> live_session(Context& context, WebSocket& socket) {
    const auto query = decode_query<LiveQuery>(context.request.query);
    LivePerson person = co_await person_of(context);
    Connection connection{.context = context, .socket = socket};
    connection.signal = co_await Signal::make();
    auto wake = [signal = connection.signal] { signal->raise(); };
    LiveReader reader(context.services.ports.live, std::move(person), context.token, std::move(wake));
    std::string first = reader.start(query ? query->since : std::string{"unreadable"});
    auto sending = send_events(connection, reader, std::move(first));
    auto receiving = wait_for_close(connection);
    co_await both(std::move(sending), std::move(receiving));
}

}  // namespace hotline::http
