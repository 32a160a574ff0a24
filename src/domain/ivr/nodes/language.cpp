#include "domain/ivr/nodes/language.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const SwitchLanguage& node) { return {{.to = node.next}}; }

Outcome run(const SwitchLanguage& node, Walk& walk, const Heard&) {
    walk.session.language = node.language;
    return GoTo{node.next};
}

}  // namespace hotline::ivr
