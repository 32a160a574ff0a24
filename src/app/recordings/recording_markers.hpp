#pragma once
#include <boost/describe/enum.hpp>

#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(RecordingRefusal,
                        not_found,      ///< no such recording, or this person may not hear it
                        no_marker,      ///< no such marker
                        not_yours,      ///< another person's marker
                        beyond_end,     ///< a place that the recording does not have
                        held,           ///< a hold forbids it
                        not_held,       ///< there is no hold to end
                        not_asked,      ///< nobody asked for its erasure
                        second_person)  ///< who asks does not decide

struct MarkerText {
    std::int64_t at_ms{};
    std::string text;
};

/// What was noted in a recording, by everybody who may hear it.
[[nodiscard]] Result<std::vector<RecordingMarker>, RecordingRefusal> list_markers(UnitOfWork& work, const Actor& actor,
                                                                                  RecordingId recording, Instant now);
/// Whoever may hear the recording may note something in it.
[[nodiscard]] Result<RecordingMarker, RecordingRefusal> add_marker(UnitOfWork& work, const Actor& actor, RecordingId recording,
                                                                   const MarkerText& text, Instant now, IdSource& ids);
/// Only the author changes a marker.
[[nodiscard]] Result<RecordingMarker, RecordingRefusal> change_marker(UnitOfWork& work, const Actor& actor, RecordingId recording,
                                                                      MarkerId id, const MarkerText& text, Instant now);
[[nodiscard]] Result<void, RecordingRefusal> remove_marker(UnitOfWork& work, const Actor& actor, RecordingId recording,
                                                           MarkerId id, Instant now);

}  // namespace hotline::app
