#include "adapters/http/live/live_query.hpp"
#include "adapters/http/live/live_session.hpp"
#include "adapters/http/routes/routes.hpp"

namespace hotline::http {

Routes live_routes() {
    return {Route{Method::get,
                  "/api/v1/live",
                  kSignedIn,
                  {.name = "live",
                   .summary = "WebSocket: what happens, as it happens; resumes behind a cursor",
                   .query = &json::type_of<LiveQuery>,
                   .status = 101},
                  SocketHandler{live_session}}};
}

}  // namespace hotline::http
