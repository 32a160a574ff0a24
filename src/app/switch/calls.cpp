#include "app/switch/calls.hpp"

namespace hotline::app {

Call& Calls::add(Call call) {
    const CallId id = call.id;
    return calls_.insert_or_assign(id, std::move(call)).first->second;
}

Call* Calls::find(CallId id) {
    const auto found = calls_.find(id);
    return found == calls_.end() ? nullptr : &found->second;
}

Call Calls::remove(CallId id) { return std::move(calls_.extract(id).mapped()); }

std::vector<CallId> Calls::all() const {
    std::vector<CallId> ids;
    ids.reserve(calls_.size());
    for (const auto& [id, call] : calls_) ids.push_back(id);
    return ids;
}

void Calls::note(CallId call, CallFact fact) { context_.ports.journal.append(CallEvent{call, context_.now(), std::move(fact)}); }

}  // namespace hotline::app
