#pragma once
#include <string>

#include "adapters/documents/set_text.hpp"
#include "domain/papers/sheet.hpp"

namespace hotline::documents {

/// Sets a sheet on numbered A4 pages, measures as in GB/T 9704-2012 clause 5: margins 37 mm above and 28 mm at the left, a text
/// area of 156 by 225 mm, 22 lines of 28 characters of 16 points.
class PdfPages {
public:
    explicit PdfPages(const std::string& title);

    void put(const Sheet& sheet);
    /// The whole file. Throws std::runtime_error when Cairo failed on the way.
    [[nodiscard]] std::string finish();

private:
    void put(const sheet::Title& title);
    void put(const sheet::Paragraph& paragraph);
    void put(const sheet::Closing& closing);
    void put(const sheet::Space&);
    void put(const sheet::Row& row);

    void put_lines(const std::string& text, const TextStyle& style);
    void put_band(const std::vector<SetText>& cells, const std::vector<double>& widths, std::size_t from, std::size_t lines);
    void need(double height);
    void end_page();

    std::string file_;
    Handle<cairo_surface_t> surface_;
    Handle<cairo_t> drawing_;
    Handle<PangoFontMap> fonts_;
    Handle<PangoContext> context_;
    double y_;
    int page_{1};
};

}  // namespace hotline::documents
