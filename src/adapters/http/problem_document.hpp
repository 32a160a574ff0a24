#pragma once
#include <boost/describe/class.hpp>

#include "adapters/http/problem.hpp"

namespace hotline::http {

/// The body of every refusal (RFC 9457).
struct ProblemDocument {
    std::string type;
    std::string title;
    int status{};
    std::string code;  ///< stable; see docs/api/errors.json
    int number{};
    std::string detail;  ///< in the reader's language
    std::optional<std::vector<json::FieldError>> fields;
    std::optional<json::Document> more;  ///< what else the reader needs
    std::string id;                      ///< of the request, to be found in the log
};
BOOST_DESCRIBE_STRUCT(ProblemDocument, (), (type, title, status, code, number, detail, fields, more, id))

}  // namespace hotline::http
