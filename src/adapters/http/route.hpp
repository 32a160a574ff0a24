#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/http/content/query.hpp"
#include "adapters/http/context.hpp"
#include "domain/security/permission.hpp"

namespace hotline::http {

class WebSocket;

/// Who may use a route. Whether this person may touch this very object is decided by the use case.
struct Access {
    enum class Kind { everybody, signed_in, permitted } kind{Kind::everybody};
    Permission permission{};       ///< of `permitted`
    bool initial_password{false};  ///< also before an initial password was changed

    [[nodiscard]] bool allows(Role role) const { return kind != Kind::permitted || may(role, permission); }
};
inline constexpr Access kEverybody{};
inline constexpr Access kSignedIn{.kind = Access::Kind::signed_in};
inline constexpr Access kSignedInAtAll{.kind = Access::Kind::signed_in, .initial_password = true};
[[nodiscard]] constexpr Access with(Permission permission) { return {.kind = Access::Kind::permitted, .permission = permission}; }

using Handler = std::function<Awaitable<Response>(Context&)>;
using SocketHandler = std::function<Awaitable<void>(Context&, WebSocket&)>;

/// What a request may carry unless its route takes more.
inline constexpr std::size_t kMaxBody = 1024UL * 1024;

/// What the OpenAPI document says about a route beside its path.
struct RouteDocs {
    std::string_view name;  ///< operationId
    std::string_view summary;
    json::TypeOf query{};  ///< a described struct, one parameter a member
    json::TypeOf body{};
    json::TypeOf answer{};
    int status{200};
    std::string_view media_type;  ///< of an answer that is not JSON
    std::size_t max_body{kMaxBody};
};

struct Route {
    Method method{};
    std::string_view pattern;  ///< "/api/v1/cases/{id}/actions"
    Access access;
    RouteDocs docs;
    std::variant<Handler, SocketHandler> handler;

    [[nodiscard]] bool is_socket() const { return std::holds_alternative<SocketHandler>(handler); }
};
using Routes = std::vector<Route>;

struct NoContent {};

namespace detail {

template <class T>
Response to_response(const Context& context, const Answer<T>& answer, int status) {
    if (!answer) return problem_response(context.request, answer.error());
    if constexpr (std::same_as<T, NoContent>)
        return Response{.status = 204, .headers = {{"Cache-Control", "no-store"}}};
    else
        return json_response(status, json::encode(*answer));
}

template <class In>
Answer<In> read_input(const Context& context) {
    if (changes_state(context.request.method)) {
        auto body = json::decode<In>(context.request.body);
        if (!body) return std::unexpected(Problem{.code = "invalid_document", .fields = std::move(body.error())});
        return std::move(*body);
    }
    auto query = decode_query<In>(context.request.query);
    if (!query) return std::unexpected(Problem{.code = "invalid_query", .fields = std::move(query.error())});
    return std::move(*query);
}

template <class Out>
Awaitable<Response> answer_plain(Awaitable<Answer<Out>> (*handler)(Context&), Context& context, int status) {
    const auto answer = co_await handler(context);
    co_return to_response(context, answer, status);
}

template <class Out, class In>
Awaitable<Response> answer_with(Awaitable<Answer<Out>> (*handler)(Context&, In), Context& context, int status) {
    auto input = read_input<In>(context);
    if (!input) co_return problem_response(context.request, input.error());
    const auto answer = co_await handler(context, std::move(*input));
    co_return to_response(context, answer, status);
}

template <class Out>
void document_answer(RouteDocs& docs) {
    if constexpr (std::same_as<Out, NoContent>)
        docs.status = 204;
    else
        docs.answer = &json::type_of<Out>;
}

}  // namespace detail

/// A route whose handler is an ordinary typed function: what it takes (a body, or on GET a query) and gives is read off its type,
/// so the document cannot say something else.
template <class Out>
Route route(Method method, std::string_view pattern, Access access, RouteDocs docs, Awaitable<Answer<Out>> (*handler)(Context&)) {
    detail::document_answer<Out>(docs);
    const int status = docs.status;
    return {method, pattern, access, docs,
            [handler, status](Context& context) { return detail::answer_plain(handler, context, status); }};
}

template <class Out, class In>
Route route(Method method, std::string_view pattern, Access access, RouteDocs docs,
            Awaitable<Answer<Out>> (*handler)(Context&, In)) {
    detail::document_answer<Out>(docs);
    (changes_state(method) ? docs.body : docs.query) = &json::type_of<In>;
    const int status = docs.status;
    return {method, pattern, access, docs,
            [handler, status](Context& context) { return detail::answer_with(handler, context, status); }};
}

}  // namespace hotline::http
