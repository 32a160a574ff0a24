#pragma once
#include <functional>

namespace hotline {

using Task = std::move_only_function<void()>;

/// One thread's door: post() may be called from any thread, the task runs on the owner's, in order.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(Task task) = 0;
    [[nodiscard]] virtual bool is_mine() const = 0;
};

}  // namespace hotline
