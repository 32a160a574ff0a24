#pragma once
#include <functional>
#include <memory>

#include "app/ports/media.hpp"
#include "base/executor.hpp"

namespace hotline::media {

/// The way of events to the switch thread, from any of ours.
class EventOut {
public:
    using Event = std::move_only_function<void(app::MediaEvents&)>;

    explicit EventOut(Executor& switch_thread) : switch_thread_(switch_thread) {}
    /// On the switch thread. Null: what is still on its way is dropped.
    void set_receiver(app::MediaEvents* receiver) { *receiver_ = receiver; }
    void post(Event event) {
        switch_thread_.post([receiver = receiver_, event = std::move(event)]() mutable {
            if (*receiver != nullptr) event(**receiver);
        });
    }

private:
    Executor& switch_thread_;
    // Shared with events under way, which may outlive the engine; only the switch thread reads or writes it.
    std::shared_ptr<app::MediaEvents*> receiver_ = std::make_shared<app::MediaEvents*>(nullptr);
};

}  // namespace hotline::media
