#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hotline {

/// Whole numbers at places in a file that may end earlier.
class ByteReader {
public:
    enum class Order { little, big };
    ByteReader(std::string_view bytes, Order order) : bytes_(bytes), order_(order) {}

    [[nodiscard]] std::optional<std::uint32_t> u16(std::size_t at) const { return number(at, 2); }
    [[nodiscard]] std::optional<std::uint32_t> u32(std::size_t at) const { return number(at, 4); }

private:
    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t width) const {
        if (at > bytes_.size() || bytes_.size() - at < width) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t from = order_ == Order::big ? i : width - 1 - i;
            value = value << 8U | static_cast<unsigned char>(bytes_[at + from]);
        }
        return value;
    }

    std::string_view bytes_;
    Order order_;
};

}  // namespace hotline
