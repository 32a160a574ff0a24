#pragma once
#include <pango/pangocairo.h>

#include <memory>

namespace hotline::documents {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
    void operator()(PangoFontMap* fonts) const { g_object_unref(fonts); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoLayoutIter* at) const { pango_layout_iter_free(at); }
};

/// Owns one reference of a library's object.
template <class T>
using Handle = std::unique_ptr<T, Release>;

}  // namespace hotline::documents
