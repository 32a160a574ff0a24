#pragma once
#include <unordered_map>
#include <vector>

#include "app/switch/call.hpp"
#include "app/switch/context.hpp"

namespace hotline::app {

/// The calls that live, and their history's only way out.
class Calls {
public:
    explicit Calls(SwitchContext& context) : context_(context) {}

    Call& add(Call call);
    [[nodiscard]] Call* find(CallId id);
    /// Takes the call out; whoever still asks for it finds nothing.
    [[nodiscard]] Call remove(CallId id);
    [[nodiscard]] std::vector<CallId> all() const;
    [[nodiscard]] std::size_t size() const { return calls_.size(); }

    /// Appends to the call's history; also after its end (its recording is finished later).
    void note(CallId call, CallFact fact);

private:
    SwitchContext& context_;
    std::unordered_map<CallId, Call> calls_;
};

}  // namespace hotline::app
