// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/canvas.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>

#include "base/check.h"
#include "base/typography.h"
#include "base/utf8.h"

namespace plano::documents {
namespace {

constexpr double kPoint = 72 / 25.4;  // points in a millimetre
constexpr double kRootOfTwo = 1.4142135623730951;
// Open Sans: its capitals are this share of its size.
constexpr double kCapitals = 0.714;
// The day all files of a bundle are of (see exporters/zip.cpp).
constexpr const char* kDay = "1980-01-01T00:00:00Z";
constexpr const char* kFamily = "Open Sans, DejaVu Sans";
constexpr const char* kFontFiles[] = {
    "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf",
    "/usr/share/fonts/truetype/open-sans/OpenSans-Semibold.ttf",
    "/usr/share/fonts/truetype/open-sans/OpenSans-Bold.ttf",
    "/usr/share/fonts/truetype/open-sans/OpenSans-Light.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
};
// Nobody reads more of a name on paper; a longer one would only cost time. A paragraph's are few
// too.
constexpr std::size_t kMostCharacters = 1'500;
constexpr std::size_t kMostInList = 120;  // of what a reader shows beside the pages

struct FontsDeleter {
  void operator()(FcConfig* fonts) const { FcConfigDestroy(fonts); }
};
struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct ObjectDeleter {
  void operator()(void* object) const { g_object_unref(object); }
};
struct DescriptionDeleter {
  void operator()(PangoFontDescription* description) const {
    pango_font_description_free(description);
  }
};
using Layout = std::unique_ptr<PangoLayout, ObjectDeleter>;

/// The fonts named above and no others; nullptr where the main one is not there.
std::unique_ptr<FcConfig, FontsDeleter> own_fonts() {
  std::unique_ptr<FcConfig, FontsDeleter> fonts(FcConfigCreate());
  CHECK(fonts != nullptr, "no memory for fonts");
  bool found = false;
  for (const char* file : kFontFiles) {
    const auto* name = reinterpret_cast<const FcChar8*>(file);
    const bool added = FcConfigAppFontAddFile(fonts.get(), name) == FcTrue;
    found = found || added;
  }
  return found ? std::move(fonts) : nullptr;
}

PangoWeight pango_weight(Weight weight) {
  switch (weight) {
    case Weight::light:
      return PANGO_WEIGHT_LIGHT;
    case Weight::semibold:
      return PANGO_WEIGHT_SEMIBOLD;
    case Weight::bold:
      return PANGO_WEIGHT_BOLD;
    case Weight::regular:
      break;
  }
  return PANGO_WEIGHT_NORMAL;
}

/// As one line that shows: what is no UTF-8 or shows nothing becomes a space.
std::string shown(std::string_view text, std::size_t most = kMostCharacters) {
  std::string line;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size() && characters < most; ++characters) {
    const Utf8Character character = utf8_at(text, at);
    const bool plain =
        character.valid && character.code_point >= ' ' && !is_invisible(character.code_point);
    line += plain ? text.substr(at, character.bytes) : std::string_view(" ");
    at += character.bytes;
  }
  return line;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Canvas::Inside {
  std::string bytes;
  std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
  std::unique_ptr<cairo_t, ContextDeleter> context;  // nullptr: nothing is drawn
  std::unique_ptr<FcConfig, FontsDeleter> fonts;
  std::unique_ptr<PangoFontMap, ObjectDeleter> map;
  std::unique_ptr<PangoContext, ObjectDeleter> type;
  int pages = 0;

  void set(Ink ink) { cairo_set_source_rgb(context.get(), ink.red, ink.green, ink.blue); }

  void set(const Stroke& stroke) {
    set(stroke.ink);
    cairo_set_line_width(context.get(), stroke.width * kPoint);
    std::vector<double> dashes;
    for (const double dash : stroke.dashes) dashes.push_back(dash * kPoint);
    cairo_set_dash(context.get(), dashes.data(), static_cast<int>(dashes.size()), 0);
  }

  void trace(const Path& path) {
    for (const std::vector<Spot>& curve : path) {
      for (std::size_t i = 0; i < curve.size(); ++i) {
        const double x = curve[i].x * kPoint;
        const double y = curve[i].y * kPoint;
        i == 0 ? cairo_move_to(context.get(), x, y) : cairo_line_to(context.get(), x, y);
      }
      cairo_close_path(context.get());
    }
  }

  void show(PangoLayout* layout, Spot corner, Ink ink) {
    set(ink);
    cairo_move_to(context.get(), corner.x * kPoint, corner.y * kPoint);
    pango_cairo_show_layout(context.get(), layout);
    cairo_new_path(context.get());
  }

  Layout layout(std::string_view text, const Type& of) {
    Layout made(pango_layout_new(type.get()));
    const std::unique_ptr<PangoFontDescription, DescriptionDeleter> description(
        pango_font_description_new());
    pango_font_description_set_family_static(description.get(), kFamily);
    pango_font_description_set_weight(description.get(), pango_weight(of.weight));
    pango_font_description_set_absolute_size(description.get(), of.points * PANGO_SCALE);
    pango_layout_set_font_description(made.get(), description.get());
    // Words stand where the page puts them, whichever way their script runs.
    pango_layout_set_auto_dir(made.get(), FALSE);
    const std::string line = shown(with_no_break_spaces(text));
    pango_layout_set_text(made.get(), line.data(), static_cast<int>(line.size()));
    return made;
  }
};

Canvas::Canvas() : inside_(std::make_unique<Inside>()) {
  Inside& in = *inside_;
  in.fonts = own_fonts();
  in.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  CHECK(in.map != nullptr, "pango without fontconfig");
  if (in.fonts) pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(in.map.get()), in.fonts.get());
  in.type.reset(pango_font_map_create_context(in.map.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(in.type.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(in.type.get(), 72);
  pango_context_set_round_glyph_positions(in.type.get(), FALSE);
  // Otherwise the machine's own language chooses among fonts.
  pango_context_set_language(in.type.get(), pango_language_from_string("en"));
}

Canvas::Canvas(const About& about) : Canvas() {
  Inside& in = *inside_;
  in.surface.reset(cairo_pdf_surface_create_for_stream(append, &in.bytes, 595, 842));
  cairo_surface_t* surface = in.surface.get();
  CHECK(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, "no memory for a document");
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 shown(about.title, kMostInList).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
                                 shown(about.author, kMostInList).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
                                 shown(about.subject, kMostInList).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, kDay);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, kDay);
  in.context.reset(cairo_create(surface));
  cairo_set_line_cap(in.context.get(), CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(in.context.get(), CAIRO_LINE_JOIN_ROUND);
}

Canvas::~Canvas() = default;

void Canvas::begin_page(double width, double height, const std::string& bookmark) {
  Inside& in = *inside_;
  if (!in.context) return;
  if (in.pages > 0) cairo_show_page(in.context.get());
  ++in.pages;
  cairo_pdf_surface_set_size(in.surface.get(), width * kPoint, height * kPoint);
  if (!bookmark.empty()) this->bookmark(bookmark, 0);
}

void Canvas::bookmark(const std::string& words, double top) {
  Inside& in = *inside_;
  if (!in.context) return;
  const auto points = static_cast<int>(top * kPoint);
  const std::string target =
      "page=" + std::to_string(in.pages) + " pos=[0 " + std::to_string(points) + "]";
  cairo_pdf_surface_add_outline(in.surface.get(), CAIRO_PDF_OUTLINE_ROOT,
                                shown(words, kMostInList).c_str(), target.c_str(),
                                static_cast<cairo_pdf_outline_flags_t>(0));
}

std::string Canvas::finish() {
  Inside& in = *inside_;
  CHECK(in.context != nullptr, "a canvas that only measures has no file");
  if (in.pages > 0) cairo_show_page(in.context.get());
  in.context.reset();
  cairo_surface_finish(in.surface.get());
  const cairo_status_t status = cairo_surface_status(in.surface.get());
  CHECK(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
  return std::move(in.bytes);
}

void Canvas::fill(const Frame& frame, Ink ink) {
  Inside& in = *inside_;
  if (!in.context) return;
  in.set(ink);
  cairo_rectangle(in.context.get(), frame.left * kPoint, frame.top * kPoint, frame.width * kPoint,
                  frame.height * kPoint);
  cairo_fill(in.context.get());
}

void Canvas::outline(const Frame& frame, const Stroke& stroke) {
  Inside& in = *inside_;
  if (!in.context) return;
  in.set(stroke);
  cairo_rectangle(in.context.get(), frame.left * kPoint, frame.top * kPoint, frame.width * kPoint,
                  frame.height * kPoint);
  cairo_stroke(in.context.get());
}

void Canvas::line(Spot from, Spot to, const Stroke& stroke) {
  Inside& in = *inside_;
  if (!in.context) return;
  in.set(stroke);
  cairo_move_to(in.context.get(), from.x * kPoint, from.y * kPoint);
  cairo_line_to(in.context.get(), to.x * kPoint, to.y * kPoint);
  cairo_stroke(in.context.get());
}

void Canvas::fill(const Path& path, Ink ink) {
  Inside& in = *inside_;
  if (!in.context) return;
  in.set(ink);
  cairo_set_fill_rule(in.context.get(), CAIRO_FILL_RULE_EVEN_ODD);
  in.trace(path);
  cairo_fill(in.context.get());
}

void Canvas::outline(const Path& path, const Stroke& stroke) {
  Inside& in = *inside_;
  if (!in.context) return;
  in.set(stroke);
  in.trace(path);
  cairo_stroke(in.context.get());
}

void Canvas::hatch(const Path& path, double apart, const Stroke& stroke) {
  Inside& in = *inside_;
  if (!in.context) return;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_save(in.context.get());
  cairo_set_fill_rule(in.context.get(), CAIRO_FILL_RULE_EVEN_ODD);
  in.trace(path);
  cairo_path_extents(in.context.get(), &left, &top, &right, &bottom);
  cairo_clip(in.context.get());
  in.set(stroke);
  // Lines at 45 degrees, on a grid of the whole page so that neighbours meet.
  const double step = apart * kPoint * kRootOfTwo;
  const double height = bottom - top;
  const auto first = static_cast<long>((left + top) / step);
  const auto last = static_cast<long>((right + bottom) / step) + 1;
  for (long k = first; k <= last; ++k) {
    const double x = static_cast<double>(k) * step - top;
    cairo_move_to(in.context.get(), x, top);
    cairo_line_to(in.context.get(), x - height, bottom);
  }
  cairo_stroke(in.context.get());
  cairo_restore(in.context.get());
}

double Canvas::words(Spot base, std::string_view text, const Type& type, Align align, double most,
                     Run run) {
  Inside& in = *inside_;
  const Layout layout = in.layout(text, type);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  // What was measured and converted back may miss a unit of pango's, a thousandth of a point.
  if (most > 0 && width > most * kPoint * PANGO_SCALE + 1) {
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_width(layout.get(), static_cast<int>(most * kPoint * PANGO_SCALE));
    PangoRectangle taken;
    pango_layout_get_extents(layout.get(), nullptr, &taken);
    width = std::min(taken.width, static_cast<int>(most * kPoint * PANGO_SCALE));
  }
  const double wide = width / (kPoint * PANGO_SCALE);
  if (!in.context) return wide;
  const double back = align == Align::left ? 0 : align == Align::right ? wide : wide / 2;
  cairo_save(in.context.get());
  cairo_translate(in.context.get(), base.x * kPoint, base.y * kPoint);
  if (run == Run::upright) {
    const cairo_matrix_t quarter = {0, -1, 1, 0, 0, 0};  // exact, unlike cairo_rotate
    cairo_transform(in.context.get(), &quarter);
  }
  in.set(type.ink);
  cairo_move_to(in.context.get(), -back * kPoint,
                -pango_layout_get_baseline(layout.get()) / static_cast<double>(PANGO_SCALE));
  pango_cairo_show_layout(in.context.get(), layout.get());
  cairo_restore(in.context.get());
  cairo_new_path(in.context.get());
  return wide;
}

double Canvas::width_of(std::string_view text, const Type& type) {
  const Layout layout = inside_->layout(text, type);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return width / (kPoint * PANGO_SCALE);
}

double Canvas::paragraph(const Frame& frame, std::string_view text, const Type& type) {
  Inside& in = *inside_;
  double taken = 0;
  // Lines are parted here: whatever else breaks one shows as a space.
  for (std::size_t at = 0; at <= text.size() && taken < frame.height;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const Layout layout = in.layout(text.substr(at, end - at), type);
    pango_layout_set_width(layout.get(), static_cast<int>(frame.width * kPoint * PANGO_SCALE));
    pango_layout_set_height(layout.get(),
                            static_cast<int>((frame.height - taken) * kPoint * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    if (in.context) in.show(layout.get(), {frame.left, frame.top + taken}, type.ink);
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    taken += height / (kPoint * PANGO_SCALE);
    at = end + 1;
  }
  return taken;
}

double capitals(const Type& type) {
  return kCapitals * type.points / kPoint;
}

}  // namespace plano::documents
