#pragma once
#include <map>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/outbound/trunk.hpp"

namespace hotline {

/// What is known of one trunk now.
struct TrunkState {
    Trunk trunk;
    int calls{0};
    TrunkLine line{TrunkLine::up};
};

/// Which trunk takes the next call: the first by order that is up and has room; of equals the one with the largest part of its
/// calls free, so that a small trunk does not fill before a large one.
class TrunkChoice {
public:
    explicit TrunkChoice(std::vector<Trunk> trunks);

    /// Takes a place on a trunk of the group; those in `tried` have failed this very call.
    [[nodiscard]] Result<TrunkName, TrunkRefusal> take(const TrunkGroup& group, std::span<const TrunkName> tried, Instant now);
    void give_back(const TrunkName& name);

    /// A call found it out of order: it rests, so that the next callers do not find out one by one. When no other can take a
    /// call, it is tried all the same.
    void failed(const TrunkName& name, Instant now);
    /// Whether it answers when it is asked (OPTIONS). One answer ends a rest as well.
    void answers(const TrunkName& name, bool does);

    [[nodiscard]] std::vector<TrunkState> states(Instant now) const;

private:
    struct Member {
        Trunk trunk;
        int calls{0};
        bool is_down{false};
        Instant rests_until{};
        [[nodiscard]] bool rests(Instant now) const { return now < rests_until; }
    };
    [[nodiscard]] Member* find(const TrunkName& name);

    std::vector<Member> members_;
};

}  // namespace hotline
