#pragma once
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Walks along the whole chain in short reads, so that nobody waits for it. Used by one thread at a time.
class AuditWalker {
public:
    explicit AuditWalker(Instant now) : found_{.at = now, .entries = {}, .hash = {}, .broken = {}} {}

    /// The next piece.
    void go_on(UnitOfWork& work);
    [[nodiscard]] bool is_over() const { return over_; }
    [[nodiscard]] const AuditCheck& found() const { return found_; }

private:
    AuditCheck found_;
    bool over_{false};
};

/// Keeps what a walk has found, with an entry of its own.
void note_check(UnitOfWork& work, const AuditCheck& check, const Actor& actor);

}  // namespace hotline::app
