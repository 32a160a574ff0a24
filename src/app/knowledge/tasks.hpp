#pragma once
#include <optional>

#include "app/formats/knowledge.hpp"
#include "app/period.hpp"
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Notes what was looked for and is not there. What the search does find is no gap: false.
bool note_gap(UnitOfWork& work, const std::string& text, Instant now);

BOOST_DEFINE_ENUM_CLASS(CorrectionRefusal, not_found, settled_already, reply_needed)

/// A task for the editors, due after working days (C36).
[[nodiscard]] Result<CorrectionView, CorrectionRefusal> report_correction(UnitOfWork& work, const Actor& actor,
                                                                          const Correction& made);
[[nodiscard]] Result<CorrectionView, CorrectionRefusal> settle_correction(UnitOfWork& work, const Actor& actor, CorrectionId id,
                                                                          const SettleCorrection& wanted, Instant now);
[[nodiscard]] CorrectionList list_corrections(UnitOfWork& work, bool settled, Instant now);

[[nodiscard]] Result<KnowledgeFigures, PeriodRefusal> knowledge_figures(UnitOfWork& work, std::optional<Instant> from,
                                                                        std::optional<Instant> to, Instant now);

}  // namespace hotline::app
