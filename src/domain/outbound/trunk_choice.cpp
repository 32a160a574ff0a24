#include "domain/outbound/trunk_choice.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Duration kRest = 15s;

}  // namespace

TrunkChoice::TrunkChoice(std::vector<Trunk> trunks) {
    for (Trunk& trunk : trunks) members_.push_back({.trunk = std::move(trunk)});
}

TrunkChoice::Member* TrunkChoice::find(const TrunkName& name) {
    const auto found = std::ranges::find(members_, name, [](const Member& member) { return member.trunk.name; });
    return found == members_.end() ? nullptr : &*found;
}

Result<TrunkName, TrunkRefusal> TrunkChoice::take(const TrunkGroup& group, std::span<const TrunkName> tried, Instant now) {
    Member* best = nullptr;
    TrunkRefusal why = TrunkRefusal::no_such_group;
    const auto is_better = [now](const Member& a, const Member& b) {
        if (a.rests(now) != b.rests(now)) return b.rests(now);
        if (a.trunk.order != b.trunk.order) return a.trunk.order < b.trunk.order;
        return std::int64_t{a.calls} * b.trunk.calls_at_once < std::int64_t{b.calls} * a.trunk.calls_at_once;
    };
    for (Member& member : members_) {
        if (member.trunk.group != group) continue;
        if (why == TrunkRefusal::no_such_group) why = TrunkRefusal::all_down;
        if (member.is_down || std::ranges::find(tried, member.trunk.name) != tried.end()) continue;
        if (member.calls >= member.trunk.calls_at_once) {
            why = TrunkRefusal::all_busy;
        } else if (best == nullptr || is_better(member, *best)) {
            best = &member;
        }
    }
    if (best == nullptr) return refuse(why);
    ++best->calls;
    return best->trunk.name;
}

void TrunkChoice::give_back(const TrunkName& name) {
    if (Member* member = find(name); member != nullptr && member->calls > 0) --member->calls;
}

void TrunkChoice::failed(const TrunkName& name, Instant now) {
    if (Member* member = find(name)) member->rests_until = now + kRest;
}

void TrunkChoice::answers(const TrunkName& name, bool does) {
    Member* member = find(name);
    if (member == nullptr) return;
    member->is_down = !does;
    if (does) member->rests_until = {};
}

std::vector<TrunkState> TrunkChoice::states(Instant now) const {
    std::vector<TrunkState> all;
    for (const Member& member : members_) {
        const TrunkLine line = member.is_down ? TrunkLine::down : member.rests(now) ? TrunkLine::resting : TrunkLine::up;
        all.push_back({member.trunk, member.calls, line});
    }
    return all;
}

}  // namespace hotline
