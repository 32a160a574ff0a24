#include "domain/ivr/nodes/sub_flow.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const SubFlow& node) { return {{.to = node.next}}; }
Outcome run(const SubFlow& node, Walk&, const Heard&) { return GoTo{node.next}; }

Outcome run(const Return&, Walk&, const Heard&) { return command::EndCall{}; }

std::vector<Edge> ways(const Pass& node) { return {{.to = node.next}}; }
Outcome run(const Pass& node, Walk&, const Heard&) { return GoTo{node.next}; }

}  // namespace hotline::ivr
