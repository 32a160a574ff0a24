#include "base/work_files.hpp"

#include <fmt/format.h>

#include <atomic>
#include <fstream>

namespace hotline {

WorkFiles::WorkFiles(const std::filesystem::path& folder, std::string_view from_end, std::string_view to_end) {
    static std::atomic<unsigned> count{0};
    const unsigned number = ++count;
    std::filesystem::create_directories(folder);
    from_ = folder / fmt::format("work-{}{}", number, from_end);
    to_ = folder / fmt::format("work-{}-out{}", number, to_end);
}

WorkFiles::~WorkFiles() {
    std::error_code ignored;
    std::filesystem::remove(from_, ignored);
    std::filesystem::remove(to_, ignored);
}

void WorkFiles::put(std::string_view bytes) const {
    std::ofstream(from_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace hotline
