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

    [[nodiscard]] bool sees(const Case& at) const { return may_read(actor_, is_own_unit(at)) && in_scope(at, actor_); }
    [[nodiscard]] bool is_own_unit(const Case& at) const { return own_units_.contains(at.department); }
    [[nodiscard]] Sight sight(const Case& at) const;

    [[nodiscard]] CaseRow row(const Case& at) const;
    [[nodiscard]] CaseView view(const Case& at) const;

    [[nodiscard]] const CityNames& names() const { return names_; }
    [[nodiscard]] const CityTime& time() const { return time_; }

private:
    [[nodiscard]] Lamp lamp(const Case& at) const;
    [[nodiscard]] std::optional<RecordingId> recording(const Case& at) const;
    [[nodiscard]] std::vector<CaseEventView> history(CaseId id) const;

    UnitOfWork& work_;
    Actor actor_;
    Instant now_;
    CityNames names_;
    CityTime time_;
    std::set<DepartmentCode> own_units_;
};

}  // namespace hotline::app
