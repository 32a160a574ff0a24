#pragma once
#include <fstream>

#include "app/ports/attachment_files.hpp"
#include "support/temp_folder.hpp"

namespace hotline::test {

/// A folder that can be full.
class FakeAttachments final : public app::AttachmentFiles {
public:
    std::optional<app::StoredFile> put(std::string_view bytes) override {
        if (is_full) return std::nullopt;
        const std::string name = std::to_string(++count_);
        std::ofstream(folder_.file(name), std::ios::binary) << bytes;
        return app::StoredFile{.stored_as = name, .sha256 = "of " + name};
    }
    std::optional<std::string> path_of(const std::string& stored_as) override { return folder_.file(stored_as); }
    void erase(const std::string& stored_as) override { std::filesystem::remove(folder_.file(stored_as)); }
    [[nodiscard]] bool has(const std::string& stored_as) const { return std::filesystem::exists(folder_.file(stored_as)); }

    std::atomic<bool> is_full{false};

private:
    TempFolder folder_;
    int count_{0};
};

}  // namespace hotline::test
