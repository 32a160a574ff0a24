#pragma once
#include <vector>

#include "app/formats/casework.hpp"
#include "app/ports/live.hpp"

namespace hotline::app {

/// What a use case changed, to be told to other people's pages once it is durable.
struct CaseChange {
    CaseChanged data;
    DepartmentCode department_before;         ///< its people must see the case leave; empty when there was none
    std::vector<DepartmentCode> co_handlers;  ///< before or after
};

/// A use case's answer together with what to publish; nothing to publish when a repeat changed nothing.
struct CaseDone {
    CaseView view;
    std::optional<CaseChange> change;
    std::vector<CaseChange> also;  ///< cases that are merged with it
};

[[nodiscard]] CaseChange change_of(const Case& before, const Case& after, const CaseEvent& event);

/// Everybody at the centre who reads cases, and the people of the departments that had or have it. Each entry is one publish().
[[nodiscard]] std::vector<Audience> audiences_of(const CaseChange& change);

/// Publishes case.changed; call it after the commit (Database's `done`).
void publish_case_changed(LiveEvents& live, const CaseChange& change);
/// The same for a case and those merged with it.
void publish_changes(LiveEvents& live, const CaseDone& done);

}  // namespace hotline::app
