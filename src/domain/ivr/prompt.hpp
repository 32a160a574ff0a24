#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// Where the sound came from: a file laid into the folder, an upload, the browser's microphone, the speech engine.
BOOST_DEFINE_ENUM_CLASS(PromptSource, file, upload, recorded, speech)
/// A retired prompt is offered to no new flow; its sound stays, because versions of before may be put in force again.
BOOST_DEFINE_ENUM_CLASS(PromptState, active, retired)

/// One prompt of the library: what is said, and how it came to be.
struct PromptEntry {
    PromptName name;
    std::string title;     ///< what clerks call it
    std::string text;      ///< what is said, word for word
    std::string language;  ///< "zh" or "en"
    std::int64_t length_ms{};
    int level_db{};  ///< of the speech in it, below full scale: about -20 is right
    PromptSource source{PromptSource::file};
    PromptState state{PromptState::active};
    Instant changed_at;
    std::string changed_by;  ///< empty: nobody, it lay in the folder
};

/// Whether a clerk may give this name: a to z, digits and _, at most 48, a letter first. It becomes a file's name. Campaigns name
/// their own messages `campaign_…`.
[[nodiscard]] bool is_free_prompt_name(std::string_view name);
[[nodiscard]] bool is_of_a_campaign(const PromptName& name);

}  // namespace hotline
