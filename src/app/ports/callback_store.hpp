#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/callbacks.hpp"

namespace hotline::app {

/// One thing that happened to a task. The first of each is missed_again: the call that began it.
struct CallbackEvent {
    Instant at;
    CallbackSignal what{};
    UserId by{};  ///< 0: the system
    std::optional<AttemptOutcome> attempt;
    CallId call;
    std::string note;
};

struct CallbackFilter {
    std::optional<bool> closed;
    std::optional<CallbackOrigin> origin;
    std::optional<UserId> owner;
    std::string number;
    std::string cursor;
    int limit{50};
};

class CallbackStore {
public:
    virtual ~CallbackStore() = default;
    [[nodiscard]] virtual CallbackRules rules() = 0;
    virtual void insert(const CallbackTask& task, const CallbackEvent& event) = 0;
    virtual void save(const CallbackTask& task, const CallbackEvent& event) = 0;
    [[nodiscard]] virtual std::optional<CallbackTask> find(CallbackId id) = 0;
    /// The unfinished task of a number; of an empty number there is none.
    [[nodiscard]] virtual std::optional<CallbackTask> unfinished_of(const std::string& number) = 0;
    [[nodiscard]] virtual std::optional<CallbackTask> find_by_attempt(CallId call) = 0;
    [[nodiscard]] virtual std::vector<CallbackEvent> history(CallbackId id) = 0;
    struct Page {
        std::vector<CallbackTask> tasks;
        std::string next;
    };
    /// Newest first, keyset paging by (opened_at, id).
    [[nodiscard]] virtual Page list(const CallbackFilter& filter) = 0;
    [[nodiscard]] virtual int count_unfinished() = 0;
    /// What insert and save changed since the last asking, to tell pages of after the commit.
    [[nodiscard]] virtual std::vector<CallbackChanged> take_changed() = 0;
    /// Of tasks that were opened in [from, to).
    [[nodiscard]] virtual CallbackFigures figures(Instant from, Instant to) = 0;
};

}  // namespace hotline::app
