#pragma once
#include "app/administration/change_rows.hpp"
#include "app/formats/administration.hpp"
#include "domain/papers/sheet.hpp"

namespace hotline::app {

/// Forms of papers that can be handed out about this case now. Nothing when there is no such case for this person.
[[nodiscard]] std::optional<OfferedPapers> offered_papers(UnitOfWork& work, const Actor& actor, CaseId id, Instant now);

struct CasePaper {
    std::string title;
    std::string number;  ///< the case's
    Sheet sheet;
};
/// One of them with the case's own words, masked as this person's page is. Nothing when it is not among those above.
[[nodiscard]] std::optional<CasePaper> case_paper(UnitOfWork& work, const Actor& actor, CaseId id, const TextCode& form,
                                                  Instant now);
/// Writes down who printed what; the paper is given away when that is durable.
void log_paper(const AdminWork& doing, const CasePaper& paper);

}  // namespace hotline::app
