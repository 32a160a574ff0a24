#include "app/switch/context.hpp"

#include <exception>

#include "base/log.hpp"

namespace hotline::app {

void require_switch_thread(const SwitchContext& context) {
    if (context.ports.executor.is_mine()) return;
    log::error("the switch was entered by a foreign thread");
    std::terminate();
}

}  // namespace hotline::app
