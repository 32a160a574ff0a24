#include "adapters/documents/set_text.hpp"

namespace hotline::documents {
namespace {

constexpr const char* kFamilies = "FangSong,Noto Serif CJK SC,WenQuanYi Micro Hei,sans-serif";

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

}  // namespace

SetText::SetText(PangoContext* context, const std::string& text, double width, const TextStyle& style)
    : style_(style), layout_(pango_layout_new(context)) {
    const Handle<PangoFontDescription> font{pango_font_description_new()};
    pango_font_description_set_family_static(font.get(), kFamilies);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout_.get(), font.get());
    pango_layout_set_width(layout_.get(), pango_units_from_double(width));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout_.get(), style.alignment);
    pango_layout_set_indent(layout_.get(), pango_units_from_double(style.indent));
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    const Handle<PangoLayoutIter> at{pango_layout_get_iter(layout_.get())};
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
        const double baseline = points(pango_layout_iter_get_baseline(at.get()) - box.y);
        lines_.push_back({pango_layout_iter_get_line_readonly(at.get()), points(box.x), baseline - points(box.height) / 2});
    } while (pango_layout_iter_next_line(at.get()) != 0);
}

void SetText::draw(cairo_t* drawing, std::size_t line, double left, double top) const {
    const Line& one = lines_[line];
    cairo_move_to(drawing, left + one.left, top + style_.pitch / 2 + one.rise);
    pango_cairo_show_layout_line(drawing, one.line);
}

}  // namespace hotline::documents
