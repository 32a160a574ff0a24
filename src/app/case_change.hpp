#pragma once
#include <vector>

#include "app/formats/casework.hpp"
#include "app/ports/live.hpp"

namespace hotline::app {

/// What a use case changed, to be told to other people's pages once it is durable.
struct CaseChange {
    CaseChanged data;
    DepartmentCode department_before;  ///< its people must see the case leave; empty when there was none
};

/// A use case's answer together with what to publish; nothing to publish when a repeat changed nothing.
struct CaseDone {
    CaseView view;
    std::optional<CaseChange> change;
};

/// Everybody at the centre who reads cases, and the people of the departments that had or have it. Each entry is one publish().
[[nodiscard]] std::vector<Audience> audiences_of(const CaseChange& change);

/// Publishes case.changed; call it after the commit (Database's `done`).
void publish_case_changed(LiveEvents& live, const CaseChange& change);

}  // namespace hotline::app
