#include "adapters/sip/source_filter.hpp"

#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <vector>

namespace hotline::sip {
namespace {

using Program = std::vector<sock_filter>;

constexpr std::uint32_t kNetworkHeader = static_cast<std::uint32_t>(SKF_NET_OFF);
constexpr std::uint32_t kSourceInIpv4 = 12;
constexpr std::uint32_t kSourceInIpv6 = 8;
constexpr std::uint32_t kAccept = 0xffffffff;  // the whole packet
constexpr std::size_t kMostBlocks = 256;       // a program may have 4096 instructions
constexpr unsigned kMappedBits = 96;

constexpr sock_filter step(unsigned code, std::uint32_t k) { return {static_cast<std::uint16_t>(code), 0, 0, k}; }

sock_filter unless_equal(std::uint32_t value, std::size_t skip) {
    return {static_cast<std::uint16_t>(BPF_JMP | BPF_JEQ | BPF_K), 0, static_cast<std::uint8_t>(skip), value};
}

std::uint32_t word_of(const IpAddress& address, unsigned index) {
    std::uint32_t word = 0;
    for (unsigned i = 0; i < 4; ++i) word = word << 8 | address.bytes[index * 4 + i];
    return word;
}

/// The bits of a 32-bit word of an address that a prefix covers.
std::uint32_t mask_of(unsigned prefix, unsigned index) {
    const unsigned begin = index * 32;
    if (prefix <= begin) return 0;
    const unsigned bits = prefix - begin;
    return bits >= 32 ? 0xffffffff : ~(0xffffffff >> bits);
}

/// Accepts when every word that the prefix covers is the block's; falls through otherwise.
void add_block(Program& program, const AddressBlock& block, unsigned first_word, std::uint32_t offset) {
    std::vector<unsigned> words;
    for (unsigned index = first_word; index < 4; ++index) {
        if (mask_of(block.prefix, index) != 0) words.push_back(index);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto mask = mask_of(block.prefix, words[i]);
        program.push_back(step(BPF_LD | BPF_W | BPF_ABS, kNetworkHeader + offset + (words[i] - first_word) * 4));
        program.push_back(step(BPF_ALU | BPF_AND | BPF_K, mask));
        program.push_back(unless_equal(word_of(block.base, words[i]) & mask, (words.size() - i - 1) * 3 + 1));
    }
    program.push_back(step(BPF_RET | BPF_K, kAccept));
}

Program program_for(const AddressList& allowed) {
    Program v4, v6;
    for (const auto& block : allowed) {
        if (block.base.is_v4() && block.prefix >= kMappedBits) {
            add_block(v4, block, 3, kSourceInIpv4);
        } else {
            add_block(v6, block, 0, kSourceInIpv6);
        }
    }
    v4.push_back(step(BPF_RET | BPF_K, 0));
    v6.push_back(step(BPF_RET | BPF_K, 0));
    constexpr std::uint32_t kVersionNibble = 0xf0;
    constexpr std::uint32_t kIpv4 = 0x40;
    Program program{step(BPF_LD | BPF_B | BPF_ABS, kNetworkHeader), step(BPF_ALU | BPF_AND | BPF_K, kVersionNibble),
                    unless_equal(kIpv4, 1), step(BPF_JMP | BPF_JA, 1),
                    step(BPF_JMP | BPF_JA, static_cast<std::uint32_t>(v4.size()))};
    program.insert(program.end(), v4.begin(), v4.end());
    program.insert(program.end(), v6.begin(), v6.end());
    return program;
}

std::optional<std::uint16_t> local_port_of(int fd) {
    sockaddr_storage local{};
    socklen_t length = sizeof local;
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&local), &length) != 0) return std::nullopt;
    if (local.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(local).sin_port);
    if (local.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(local).sin6_port);
    return std::nullopt;
}

/// The library keeps its sockets to itself, so they are found among the open descriptors by their port.
std::vector<int> sockets_on(std::uint16_t port) {
    std::vector<int> found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", ignored)) {
        const auto name = entry.path().filename().string();
        int fd = -1;
        std::from_chars(name.data(), name.data() + name.size(), fd);
        if (fd >= 0 && local_port_of(fd) == port) found.push_back(fd);
    }
    return found;
}

}  // namespace

bool drop_others(std::uint16_t local_port, const AddressList& allowed) {
    if (allowed.size() > kMostBlocks) return false;
    auto program = program_for(allowed);
    const sock_fprog filter{.len = static_cast<unsigned short>(program.size()), .filter = program.data()};
    const auto sockets = sockets_on(local_port);
    bool all = !sockets.empty();
    for (const int fd : sockets) all &= ::setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0;
    return all;
}

}  // namespace hotline::sip
