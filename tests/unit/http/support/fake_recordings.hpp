#pragma once
#include "app/recordings/recording_desk.hpp"

namespace hotline::test {

/// A keeper that has no files: it finds nothing, at once, and remembers what it was asked.
class FakeRecordings final : public app::RecordingDesk {
public:
    void waveform(const std::string&, Reply<std::string> reply) override { reply(waveform_file); }
    void check(RecordingId, Reply<app::RecordingCheck> reply) override { reply(std::nullopt); }
    void erase(RecordingId id, const std::string& why, Reply<bool> reply) override {
        erased.emplace_back(id, why);
        reply(true);
    }
    bool start_reconciliation() override { return !std::exchange(reconciling, true); }
    [[nodiscard]] bool reconciles() const override { return reconciling; }
    [[nodiscard]] std::unique_ptr<app::SoundStream> as_pcm(const std::string&) override { return nullptr; }
    [[nodiscard]] app::DiskSpace space() override { return {.total = 1000, .free = 400}; }

    std::optional<std::string> waveform_file;
    std::vector<std::pair<RecordingId, std::string>> erased;
    bool reconciling{false};
};

}  // namespace hotline::test
