// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/dxf_curves.h"

#include <algorithm>
#include <array>

#include "diagnostics/display.h"
#include "foreign/codes.h"
#include "foreign/dxf_drawer.h"
#include "foreign/dxf_file.h"

namespace plano::foreign {
namespace {

// Beginnings of names. Those of plano's own files: exporters/drawing_style.cpp, first and last
// rows.
constexpr std::array<std::string_view, 11> kNeverCut = {
    "0_SHEET",   "1_ENGRAVE", "2_DRILL_D", "3_POCKET", "9_NOTES", "B_",
    "Defpoints", "DONOTCUT",  "SHEET",     "NOTES",    "ENGRAVE"};

constexpr std::size_t kMostTold = 12;

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

std::optional<Unit> unit_of(const DxfFile& file, const DxfOptions& options,
                            diagnostics::Diagnostics& found) {
  const auto own = file.units ? unit_of_header(*file.units) : std::nullopt;
  if (options.unit && own && own->insunits != options.unit->insunits) {
    found
        .add(kUnitsOverruled, {},
             fill({"the drawing says its unit is {0}; it is read as {1}",
                   "le dessin annonce l’unité {0} ; il est lu en {1}"},
                  {Text(own->name), Text(options.unit->name)}))
        .hint({"look at the sizes of the parts in the summary",
               "vérifiez les dimensions des pièces dans le résumé"});
  }
  if (options.unit) return options.unit;
  if (own) return own;
  found
      .add(kNoUnits, {},
           file.units && *file.units != 0
               ? fill({"the drawing's unit has the number {0} ($INSUNITS), which is none that wood "
                       "is cut in",
                       "l’unité du dessin porte le numéro {0} ($INSUNITS), qui n’en est pas une "
                       "pour découper du bois"},
                      {show(static_cast<std::int64_t>(*file.units))})
               : Text("the drawing does not say in which unit it is ($INSUNITS)",
                      "le dessin ne dit pas dans quelle unité il est ($INSUNITS)"))
      .hint({"say it: --unit mm (or cm, m, in)", "dites-la : --unit mm (ou cm, m, in)"});
  return std::nullopt;
}

void tell(const DxfCurves& read, diagnostics::Diagnostics& found) {
  if (!read.left_out.empty()) {
    std::vector<std::string> kinds;
    for (const auto& [type, count] : read.left_out) {
      if (kinds.size() == kMostTold) {
        kinds.push_back("…");
        break;
      }
      kinds.push_back(std::to_string(count) + " × " + type);
    }
    found
        .add(kEntitiesLeftOut, {},
             fill({"left out: {0}", "laissés de côté : {0}"}, {list_and(kinds)}))
        .hint({"if one of them is an outline, turn it into a polyline in the drawing program",
               "si l’un d’eux est un contour, convertissez-le en polyligne dans le logiciel de "
               "dessin"});
  }
  if (read.flattened > 0) {
    found
        .add(kCurvesFlattened, {},
             fill(read.flattened == 1
                      ? Text("an ellipse, a spline or a very flat arc became chords that stray by "
                             "{1} at most",
                             "une ellipse, une spline ou un arc très plat est devenu une suite de "
                             "cordes qui s’en écartent d’au plus {1}")
                      : Text("{0} ellipses, splines or very flat arcs became chords that stray by "
                             "{1} at most",
                             "{0} ellipses, splines ou arcs très plats sont devenus des cordes qui "
                             "s’en écartent d’au plus {1}"),
                  {show(static_cast<std::int64_t>(read.flattened)), show(kFlattened)}))
        .hint({"draw with lines and arcs what must stay round",
               "dessinez avec des droites et des arcs ce qui doit rester rond"});
  }
}

}  // namespace

bool is_one_of(std::string_view layer, const std::vector<std::string>& asked) {
  return std::any_of(asked.begin(), asked.end(), [&](std::string_view name) {
    if (!name.empty() && name.back() == '*') {
      return layer.starts_with(name.substr(0, name.size() - 1));
    }
    return layer == name;
  });
}

bool is_never_cut(std::string_view layer) {
  return std::any_of(kNeverCut.begin(), kNeverCut.end(),
                     [&](std::string_view beginning) { return begins_with(layer, beginning); });
}

std::optional<DxfCurves> read_dxf(const diagnostics::SourceMap& sources,
                                  diagnostics::SourceId source, const DxfOptions& options,
                                  diagnostics::Diagnostics& found) {
  const auto file = take_dxf_apart(sources, source, found);
  const auto unit = file ? unit_of(*file, options, found) : std::nullopt;
  if (!unit) return std::nullopt;
  DxfDrawer drawer(*file, source, options.skip_layers, found);
  if (!drawer.draw_all(unit->mm)) return std::nullopt;
  DxfCurves read = drawer.take();
  read.unit = *unit;
  tell(read, found);
  return read;
}

}  // namespace plano::foreign
