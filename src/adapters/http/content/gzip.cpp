#include "adapters/http/content/gzip.hpp"

#include <zlib.h>

#include <stdexcept>

namespace hotline::http {

bool accepts_gzip(std::string_view accept_encoding) {
    const auto at = accept_encoding.find("gzip");
    if (at == std::string_view::npos) return false;
    const auto rest = accept_encoding.substr(at + 4, accept_encoding.substr(at).find(',') - 4);
    const auto q = rest.find("q=0");
    return q == std::string_view::npos || rest.substr(q).find_first_of("123456789") != std::string_view::npos;
}

std::string gzip(std::string_view text, int level) {
    constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib: no memory");
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace hotline::http
