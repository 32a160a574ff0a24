#include "adapters/http/problem.hpp"

#include <boost/describe/class.hpp>
#include <cmath>

#include "adapters/http/catalogue.hpp"
#include "adapters/http/problem_document.hpp"

namespace hotline::http {
namespace {

/// The weight that an Accept-Language list gives to a language; -1 when it does not name it.
double weight(std::string_view list, std::string_view language) {
    double best = -1;
    while (!list.empty()) {
        const auto comma = list.find(',');
        auto item = list.substr(0, comma);
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
        while (item.starts_with(' ')) item.remove_prefix(1);
        if (!item.starts_with(language)) continue;
        const auto q = item.find("q=");
        double value = 1;
        if (q != std::string_view::npos) value = std::strtod(std::string{item.substr(q + 2)}.c_str(), nullptr);
        best = std::max(best, std::isfinite(value) ? value : 0);
    }
    return best;
}

}  // namespace

bool prefers_english(std::string_view accept_language) { return weight(accept_language, "en") > weight(accept_language, "zh"); }

Response problem_response(const Request& request, const Problem& problem) {
    const auto& entry = catalogue_entry(problem.code);
    ProblemDocument document{.type = "/docs/errors#" + entry.code, .title = entry.en, .status = entry.status, .code = entry.code};
    document.number = entry.number;
    document.detail = prefers_english(request.header("accept-language")) ? entry.en : entry.zh;
    if (!problem.fields.empty()) document.fields = problem.fields;
    document.more = problem.more;
    document.id = request.id;
    auto response = json_response(entry.status, json::encode(document));
    response.set("Content-Type", "application/problem+json; charset=utf-8");
    if (problem.retry_after) response.set("Retry-After", std::to_string(problem.retry_after->count()));
    return response;
}

}  // namespace hotline::http
