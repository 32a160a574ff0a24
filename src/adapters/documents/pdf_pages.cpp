#include "adapters/documents/pdf_pages.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <stdexcept>

namespace hotline::documents {
namespace {

constexpr double kMillimetre = 72 / 25.4;
constexpr double kPageWidth = 210 * kMillimetre;
constexpr double kPageHeight = 297 * kMillimetre;
constexpr double kLeft = 28 * kMillimetre;
constexpr double kTop = 37 * kMillimetre;
constexpr double kWidth = 156 * kMillimetre;
constexpr double kBottom = kTop + 225 * kMillimetre;
constexpr double kFoot = kBottom + 7 * kMillimetre;
constexpr double kLabelWidth = 76;
constexpr double kPadding = 5;
constexpr double kUnbroken = (kBottom - kTop) / 3;  // a lower row is not parted by the end of a page

constexpr TextStyle kBody{.indent = 32};
constexpr TextStyle kTitle{.size = 22, .pitch = 36, .bold = true, .alignment = PANGO_ALIGN_CENTER};
constexpr TextStyle kClosing{.alignment = PANGO_ALIGN_RIGHT};
constexpr TextStyle kCell{.size = 12, .pitch = 19};
constexpr TextStyle kLabel{.size = 12, .pitch = 19, .bold = true, .alignment = PANGO_ALIGN_CENTER};
constexpr TextStyle kNumber{.size = 14, .pitch = 18, .alignment = PANGO_ALIGN_CENTER};

cairo_status_t append(void* file, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

bool is_label(std::size_t cell, std::size_t cells) { return cells > 1 && cell % 2 == 0; }

std::vector<double> widths_of(std::size_t cells) {
    if (cells == 1) return {kWidth};
    const std::size_t values = cells / 2;
    const double value = (kWidth - static_cast<double>(cells - values) * kLabelWidth) / static_cast<double>(values);
    std::vector<double> widths(cells);
    for (std::size_t cell = 0; cell < cells; ++cell) widths[cell] = is_label(cell, cells) ? kLabelWidth : value;
    return widths;
}

}  // namespace

PdfPages::PdfPages(const std::string& title)
    : surface_(cairo_pdf_surface_create_for_stream(&append, &file_, kPageWidth, kPageHeight)),
      drawing_(cairo_create(surface_.get())),
      fonts_(pango_cairo_font_map_new()),
      context_(pango_font_map_create_context(fonts_.get())),
      y_(kTop) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    cairo_set_line_width(drawing_.get(), 0.6);
}

void PdfPages::put(const Sheet& sheet) {
    for (const SheetBlock& block : sheet.blocks) std::visit([&](const auto& one) { put(one); }, block);
}

std::string PdfPages::finish() {
    end_page();
    cairo_surface_finish(surface_.get());
    const cairo_status_t status = cairo_surface_status(surface_.get());
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(fmt::format("PDF: {}", cairo_status_to_string(status)));
    return std::move(file_);
}

void PdfPages::put(const sheet::Title& title) {
    put_lines(title.text, kTitle);
    y_ += kTitle.pitch / 3;
}

void PdfPages::put(const sheet::Paragraph& paragraph) { put_lines(paragraph.text, kBody); }

void PdfPages::put(const sheet::Closing& closing) { put_lines(closing.text, kClosing); }

void PdfPages::put(const sheet::Space&) { y_ += kBody.pitch / 2; }

void PdfPages::put(const sheet::Row& row) {
    const std::vector<double> widths = widths_of(row.cells.size());
    std::vector<SetText> cells;
    std::size_t lines = 0;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
        const TextStyle& style = is_label(cell, row.cells.size()) ? kLabel : kCell;
        cells.emplace_back(context_.get(), row.cells[cell], widths[cell] - 2 * kPadding, style);
        lines = std::max(lines, cells.back().lines());
    }
    const double height = static_cast<double>(lines) * kCell.pitch + 2 * kPadding;
    need(std::min(height, kUnbroken));
    for (std::size_t from = 0; from < lines;) {
        need(kCell.pitch + 2 * kPadding);
        const auto room = static_cast<std::size_t>((kBottom - y_ - 2 * kPadding) / kCell.pitch);
        const std::size_t taken = std::min(lines - from, room);
        put_band(cells, widths, from, taken);
        from += taken;
    }
}

/// As many lines of a row as this page takes, with its frame; a row in one band has its short cells in the middle.
void PdfPages::put_band(const std::vector<SetText>& cells, const std::vector<double>& widths, std::size_t from,
                        std::size_t lines) {
    const double height = static_cast<double>(lines) * kCell.pitch + 2 * kPadding;
    double left = kLeft;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const SetText& text = cells[cell];
        const bool is_whole = from == 0 && text.lines() <= lines;
        const double lower = is_whole ? static_cast<double>(lines - text.lines()) * kCell.pitch / 2 : 0;
        for (std::size_t line = from; line < std::min(from + lines, text.lines()); ++line)
            text.draw(drawing_.get(), line, left + kPadding,
                      y_ + kPadding + lower + static_cast<double>(line - from) * kCell.pitch);
        cairo_rectangle(drawing_.get(), left, y_, widths[cell], height);
        left += widths[cell];
    }
    cairo_stroke(drawing_.get());
    y_ += height;
}

void PdfPages::put_lines(const std::string& text, const TextStyle& style) {
    const SetText set{context_.get(), text, kWidth, style};
    for (std::size_t line = 0; line < set.lines(); ++line) {
        need(style.pitch);
        set.draw(drawing_.get(), line, kLeft, y_);
        y_ += style.pitch;
    }
}

/// Begins a page when this one has not so much left.
void PdfPages::need(double height) {
    if (y_ + height <= kBottom + 0.5) return;
    end_page();
    ++page_;
    y_ = kTop;
}

void PdfPages::end_page() {
    const SetText number{context_.get(), fmt::format("— {} —", page_), kWidth, kNumber};
    number.draw(drawing_.get(), 0, kLeft, kFoot);
    cairo_show_page(drawing_.get());
}

}  // namespace hotline::documents
