#include "domain/ivr/nodes/offer_callback.hpp"

#include "domain/contact/phone.hpp"
#include "domain/ivr/nodes/asking.hpp"
#include "domain/ivr/spoken_value.hpp"
#include "domain/ivr/variables.hpp"

namespace hotline::ivr {
namespace {

constexpr char kYes = '1';
constexpr char kAnother = '2';

std::string number_of(const OfferCallback& node, const Walk& walk) {
    return normalise_phone(filled(node.ring_at, walk.session.variables, walk.around));
}

bool may_be_rung(const OfferCallback& node, const Walk& walk, const std::string& number) {
    const auto queue = walk.around.queues.find(node.queue);
    if (queue == walk.around.queues.end() || !is_open_at(walk.around.calendars, queue->second.hours, walk.now)) return false;
    return is_phone(number) && (!walk.around.may_ring || walk.around.may_ring(node.queue, number));
}

Outcome offer(const OfferCallback& node, const Walk& walk) {
    const std::string number = number_of(node, walk);
    if (!may_be_rung(node, walk, number)) return GoTo{node.unavailable};
    const auto digits = spoken(SpokenAs::digits, number, walk.session.language);
    return command::Say{joined(joined(node.before, digits), node.prompts), node.no_input_after};
}

Outcome chosen(const OfferCallback& node, const Walk& walk, char key) {
    if (key == kAnother && !node.other.empty()) return GoTo{node.other};
    if (key != kYes) return GoTo{node.declined};
    const std::string number = number_of(node, walk);
    // Minutes may lie between the offer and the key.
    if (!may_be_rung(node, walk, number)) return GoTo{node.unavailable};
    return command::KeepPlace{node.queue, number};
}

}  // namespace

std::vector<Edge> ways(const OfferCallback& node) {
    std::vector<Edge> edges{{.to = node.declined, .silence = node.no_input_after}, {.to = node.unavailable}};
    if (!node.other.empty()) edges.push_back({.to = node.other, .by_key = true});
    return edges;
}

std::vector<PromptName> opening(const OfferCallback& node) { return joined(node.before, node.prompts); }
std::vector<PromptName> sayings(const OfferCallback& node) { return joined(opening(node), pieces_of(SpokenAs::digits)); }

std::vector<std::string> reads(const OfferCallback& node) { return names_in(node.ring_at); }

void check(const OfferCallback& node, const NodeCheck& at) {
    if (!at.known.queues.contains(node.queue)) at.complain(FlowFault::unknown_queue, node.queue.value);
    if (node.prompts.empty()) at.complain(FlowFault::nothing_to_say);
    // A fixed number would be rung for everybody.
    if (names_in(node.ring_at).empty()) at.complain(FlowFault::bad_value, "ring_at");
    if (node.no_input_after.count() < 0 || node.no_input_after > kLongestWait)
        at.complain(FlowFault::bad_limit, "no_input_after_ms");
}

Outcome run(const OfferCallback& node, Walk& walk, const Heard& heard) {
    if (const char key = key_of(heard)) return chosen(node, walk, key);
    if (silent(heard)) return GoTo{node.declined};
    if (!entered(heard)) return command::CarryOn{};
    walk.session.ahead = 0;  // nobody agrees to a number that he has not heard
    return offer(node, walk);
}

}  // namespace hotline::ivr
