#pragma once
#include <optional>
#include <set>

#include "app/city_names.hpp"
#include "app/city_time.hpp"
#include "app/formats/casework.hpp"
#include "app/ports/stores.hpp"
#include "domain/casework/view_rules.hpp"

namespace hotline::app {

/// Shows cases to one person within one transaction: what he may know of, masked as it must be, with his buttons.
class CaseViewer {
public:
    CaseViewer(UnitOfWork& work, const Actor& actor, Instant now);

    [[nodiscard]] bool sees(const Case& at) const;
    [[nodiscard]] CaseStanding standing(const Case& at) const;
    [[nodiscard]] Sight sight(const Case& at) const;

    [[nodiscard]] CaseRow row(const Case& at) const;
    [[nodiscard]] CaseView view(const Case& at) const;

    /// Whom the catalogue names for this case today, whoever asks.
    [[nodiscard]] std::optional<Proposal> proposal(const Case& at) const;
    /// The same for what somebody is writing down.
    [[nodiscard]] std::optional<ProposalView> proposal_for(const CaseFacts& facts) const;
    [[nodiscard]] int catalogue_version() const { return dispatching().catalogue.version; }

    [[nodiscard]] const CityNames& names() const { return names_; }
    [[nodiscard]] const TimeRules& time() const { return time_; }

private:
    [[nodiscard]] Lamp lamp(const Case& at) const;
    [[nodiscard]] std::optional<RecordingId> recording(const Case& at) const;
    [[nodiscard]] std::optional<Satisfaction> talk_judged_as(const Case& at) const;
    [[nodiscard]] std::vector<CaseEventView> history(CaseId id) const;
    [[nodiscard]] std::vector<ClockView> clocks(const Case& at) const;
    [[nodiscard]] std::vector<CoHandlerView> co_handlers(const Case& at) const;
    [[nodiscard]] std::optional<LinkedCase> lead_case(const Case& at) const;
    [[nodiscard]] std::vector<LinkedCase> followers(const Case& at) const;

    struct Dispatching {
        Catalogue catalogue;
        CategoryParents tree;
    };
    /// Read when first needed: most pages propose nothing.
    [[nodiscard]] const Dispatching& dispatching() const;
    [[nodiscard]] std::optional<ProposalView> shown_proposal(const Case& at) const;
    [[nodiscard]] ProposalView shown(const Proposal& found) const;

    UnitOfWork& work_;
    Actor actor_;
    Instant now_;
    CityNames names_;
    TimeRules time_;
    std::set<DepartmentCode> own_units_;
    mutable std::optional<Dispatching> dispatching_;
};

}  // namespace hotline::app
