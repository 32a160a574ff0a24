#include "app/recordings/recording_markers.hpp"

#include "app/recordings/hear_recording.hpp"
#include "base/utf8.hpp"

namespace hotline::app {
namespace {

Result<RecordingEntry, RecordingRefusal> heard(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now) {
    auto entry = recording_to_play(work, actor, id, now);
    if (!entry) return refuse(RecordingRefusal::not_found);
    return std::move(*entry);
}

bool is_within(const RecordingEntry& entry, std::int64_t at_ms) {
    return at_ms >= 0 && (!entry.length_ms || at_ms <= *entry.length_ms);
}

/// The marker, if this person wrote it.
Result<RecordingMarker, RecordingRefusal> own_marker(UnitOfWork& work, const Actor& actor, RecordingId recording, MarkerId id) {
    auto found = work.recordings.marker(recording, id);
    if (!found) return refuse(RecordingRefusal::no_marker);
    if (found->author != actor.user) return refuse(RecordingRefusal::not_yours);
    return std::move(*found);
}

}  // namespace

Result<std::vector<RecordingMarker>, RecordingRefusal> list_markers(UnitOfWork& work, const Actor& actor, RecordingId recording,
                                                                    Instant now) {
    if (const auto entry = heard(work, actor, recording, now); !entry) return refuse(entry.error());
    return work.recordings.markers(recording);
}

Result<RecordingMarker, RecordingRefusal> add_marker(UnitOfWork& work, const Actor& actor, RecordingId recording,
                                                     const MarkerText& text, Instant now, IdSource& ids) {
    const auto entry = heard(work, actor, recording, now);
    if (!entry) return refuse(entry.error());
    if (!is_within(*entry, text.at_ms)) return refuse(RecordingRefusal::beyond_end);
    RecordingMarker marker{.id = ids.next<MarkerId>(),
                           .at_ms = text.at_ms,
                           .text = std::string{trimmed(text.text)},
                           .author = actor.user,
                           .author_name = actor.name,
                           .written_at = now};
    work.recordings.put(recording, marker);
    return marker;
}

Result<RecordingMarker, RecordingRefusal> change_marker(UnitOfWork& work, const Actor& actor, RecordingId recording, MarkerId id,
                                                        const MarkerText& text, Instant now) {
    const auto entry = heard(work, actor, recording, now);
    if (!entry) return refuse(entry.error());
    auto marker = own_marker(work, actor, recording, id);
    if (!marker) return marker;
    if (!is_within(*entry, text.at_ms)) return refuse(RecordingRefusal::beyond_end);
    marker->at_ms = text.at_ms;
    marker->text = std::string{trimmed(text.text)};
    marker->written_at = now;
    work.recordings.put(recording, *marker);
    return marker;
}

Result<void, RecordingRefusal> remove_marker(UnitOfWork& work, const Actor& actor, RecordingId recording, MarkerId id,
                                             Instant now) {
    if (const auto entry = heard(work, actor, recording, now); !entry) return refuse(entry.error());
    if (const auto marker = own_marker(work, actor, recording, id); !marker) return refuse(marker.error());
    work.recordings.remove(id);
    return {};
}

}  // namespace hotline::app
