#pragma once
#include <string>
#include <vector>

#include "adapters/documents/pango_handles.hpp"

namespace hotline::documents {

/// How a text is set. Lengths are points, 1/72 inch.
struct TextStyle {
    double size{16};
    double pitch{28.9};  ///< from line to line
    bool bold{false};
    PangoAlignment alignment{PANGO_ALIGN_LEFT};
    double indent{0};  ///< of the first line of a paragraph
};

/// A text broken into lines for a width; lines are drawn one by one, so that a page may end between any two.
class SetText {
public:
    SetText(PangoContext* context, const std::string& text, double width, const TextStyle& style);

    [[nodiscard]] std::size_t lines() const { return lines_.size(); }
    [[nodiscard]] const TextStyle& style() const { return style_; }
    /// Draws a line whose band of `style().pitch` begins at `top`.
    void draw(cairo_t* drawing, std::size_t line, double left, double top) const;

private:
    struct Line {
        PangoLayoutLine* line;  ///< the layout's
        double left;
        double rise;  ///< of its baseline above the middle of the band
    };
    TextStyle style_;
    Handle<PangoLayout> layout_;
    std::vector<Line> lines_;
};

}  // namespace hotline::documents
