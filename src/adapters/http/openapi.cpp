#include "adapters/http/openapi.hpp"

#include <fmt/format.h>

#include <map>

#include "adapters/http/problem_document.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/formats/calls.hpp"
#include "app/formats/casework.hpp"
#include "base/json/indent.hpp"
#include "base/json/quote.hpp"
#include "base/json/schema.hpp"

namespace hotline::http {
namespace {

using json::quoted;

std::string lower_case(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

void add(std::string& list, const std::string& item) { (list += list.empty() ? "" : ",") += item; }

/// "/api/v1/cases/{id}" belongs to "cases", "/api/v1/public/call" to "public", "/healthz" to "operators".
std::string area_of(std::string_view pattern) {
    constexpr std::string_view kRoot = "/api/v1/";
    if (!pattern.starts_with(kRoot)) return "operators";
    pattern.remove_prefix(kRoot.size());
    return std::string{pattern.substr(0, pattern.find('/'))};
}

std::string path_parameters(std::string_view pattern) {
    std::string out;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
        add(out, fmt::format(R"({{"name":{},"in":"path","required":true,"schema":{{"type":"string"}}}})", quoted(name)));
    }
    return out;
}

class Writer {
public:
    std::string document();

private:
    std::string operation(const Route& route);
    std::string query_parameters(const json::TypeInfo& type);
    std::string responses(const Route& route);
    std::string content(std::string_view media, const std::string& schema) {
        return fmt::format(R"("content":{{{}:{{"schema":{}}}}})", quoted(media), schema);
    }
    std::string success(const Route& route);

    json::SchemaSet schemas_;
};

std::string Writer::query_parameters(const json::TypeInfo& type) {
    std::string out;
    for (const json::Member& member : type.members) {
        const bool required = !member.optional && member.type().kind != json::Kind::optional;
        const bool is_list = member.type().kind == json::Kind::list;
        const auto schema = member.type().kind == json::Kind::boolean ? std::string{R"({"type":"integer","enum":[0,1]})"}
                                                                      : schemas_.add(member.type(), member.rules);
        add(out, fmt::format(R"({{"name":{},"in":"query","required":{}{},"schema":{}}})", quoted(member.name), required,
                             is_list ? R"(,"style":"form","explode":false)" : "", schema));
    }
    return out;
}

std::string Writer::success(const Route& route) {
    const RouteDocs& docs = route.docs;
    std::string body;
    if (docs.answer)
        body = "," + content("application/json", schemas_.add(docs.answer()));
    else if (!docs.media_type.empty())
        body = "," + content(docs.media_type, R"({"type":"string"})");
    return fmt::format(R"("{}":{{"description":{}{}}})", docs.status, quoted(docs.summary), body);
}

std::string Writer::responses(const Route& route) {
    return fmt::format(R"({{{},"default":{{"$ref":"#/components/responses/Refused"}}}})", success(route));
}

std::string Writer::operation(const Route& route) {
    const RouteDocs& docs = route.docs;
    std::string parameters = path_parameters(route.pattern);
    if (docs.query)
        if (const auto query = query_parameters(docs.query()); !query.empty()) add(parameters, query);
    if (changes_state(route.method)) add(parameters, R"({"$ref":"#/components/parameters/SameSite"})");
    std::string out = fmt::format(R"("operationId":{},"summary":{},"tags":[{}])", quoted(docs.name), quoted(docs.summary),
                                  quoted(area_of(route.pattern)));
    if (!parameters.empty()) add(out, fmt::format(R"("parameters":[{}])", parameters));
    if (docs.body)
        add(out, fmt::format(R"("requestBody":{{"required":true,{}}})", content("application/json", schemas_.add(docs.body()))));
    add(out, fmt::format(R"("responses":{})", responses(route)));
    if (route.access.kind == Access::Kind::everybody) add(out, R"("security":[])");
    if (route.access.kind == Access::Kind::permitted)
        add(out, fmt::format(R"("x-permission":{})", quoted(name_of(route.access.permission))));
    return '{' + out + '}';
}

/// What travels over the live socket is described too: the page's types of events come from here.
void add_live_types(json::SchemaSet& schemas) {
    (void)schemas.add(json::type_of<app::AgentView>());
    (void)schemas.add(json::type_of<app::DeskCall>());
    (void)schemas.add(json::type_of<app::QueueView>());
    (void)schemas.add(json::type_of<app::CaseChanged>());
}

std::string Writer::document() {
    std::map<std::string, std::string> paths;
    for (const Route& route : all_routes())
        add(paths[std::string{route.pattern}], quoted(lower_case(name_of(route.method))) + ':' + operation(route));
    std::string all;
    for (const auto& [path, operations] : paths) add(all, quoted(path) + ":{" + operations + '}');
    add_live_types(schemas_);
    const auto problem = content("application/problem+json", schemas_.add(json::type_of<ProblemDocument>()));
    return fmt::format(
        R"({{"openapi":"3.1.0","info":{{"title":"Hotline","version":"1","license":{{"name":"Apache-2.0","identifier":"Apache-2.0"}},)"
        R"("description":"Errors carry a code of docs/api/errors.json. Lists are paged by `cursor`."}},)"
        R"("servers":[{{"url":"/"}}],"security":[{{"session":[]}}],"paths":{{{}}},"components":{{)"
        R"("securitySchemes":{{"session":{{"type":"apiKey","in":"cookie","name":"hotline_session"}}}},)"
        R"("parameters":{{"SameSite":{{"name":"X-Hotline","in":"header","required":true,"schema":{{"type":"string","const":"1"}}}}}},)"
        R"("responses":{{"Refused":{{"description":"Why not",{}}}}},"schemas":{}}}}})",
        all, problem, schemas_.components());
}

}  // namespace

std::string openapi_document() { return json::indented(Writer{}.document()); }

}  // namespace hotline::http
