// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/dxf_curves.h"

#include <algorithm>

#include "diagnostics/display.h"
#include "exporters/drawing_style.h"
#include "foreign/codes.h"
#include "foreign/dxf_drawer.h"
#include "foreign/dxf_file.h"

namespace plano::foreign {
namespace {

constexpr std::size_t kMostTold = 12;

/// "a (3), b (1) and …"
Text counted(const std::map<std::string, int>& by_name) {
  std::vector<std::string> words;
  for (const auto& [name, count] : by_name) {
    words.push_back(words.size() == kMostTold ? "…" : name + " (" + std::to_string(count) + ")");
    if (words.size() > kMostTold) break;
  }
  return list_and(words);
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

void tell_unasked(const DxfCurves& read, diagnostics::Diagnostics& found) {
  if (read.unasked.empty()) return;
  found
      .add(kLayersLeftOut, {},
           fill({"layers left out though something is drawn on them: {0}",
                 "calques laissés de côté alors que quelque chose y est dessiné : {0}"},
                {counted(read.unasked)}))
      .hint({"if there are parts on one of them, rename it or turn it on in the drawing; otherwise "
             "--skip-layer says that it is meant",
             "si l’un d’eux porte des pièces, renommez-le ou affichez-le dans le dessin ; sinon, "
             "--skip-layer dit que c’est voulu"});
}

void tell_not_there(const std::vector<std::string>& asked, const std::vector<std::string>& layers,
                    diagnostics::Diagnostics& found) {
  for (const std::string& name : asked) {
    if (std::any_of(layers.begin(), layers.end(),
                    [&](const std::string& layer) { return is_one_of(layer, {name}); })) {
      continue;
    }
    std::vector<std::string> words(
        layers.begin(),
        layers.begin() + static_cast<std::ptrdiff_t>(std::min(layers.size(), kMostTold)));
    if (words.size() < layers.size()) words.emplace_back("…");
    found
        .add(kNoSuchLayer, {},
             fill({"--skip-layer {0}: the drawing has no such layer",
                   "--skip-layer {0} : le dessin n’a pas de tel calque"},
                  {Text(name)}))
        .hint(fill({"its layers: {0}", "ses calques : {0}"}, {list_and(words)}));
  }
}

}  // namespace

bool is_one_of(std::string_view layer, const std::vector<std::string>& asked) {
  const std::string own = folded(layer);
  return std::any_of(asked.begin(), asked.end(), [&](const std::string& each) {
    const std::string name = folded(each);
    if (name.empty() || name.back() != '*') return own == name;
    return own.starts_with(std::string_view(name).substr(0, name.size() - 1));
  });
}

bool is_never_cut(std::string_view layer) {
  using fabrication::Operation;
  const auto use = exporters::use_of_layer(layer);
  if (!use) return folded(layer) == "defpoints";
  switch (use->operation) {
    case Operation::sheet:
    case Operation::engrave:
    case Operation::pocket:
    case Operation::notes:
      return true;
    case Operation::drill:
      return use->back || !use->through;
    default:
      return use->back;
  }
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
  tell_unasked(read, found);
  tell_not_there(options.skip_layers, drawer.layers(), found);
  return read;
}

}  // namespace plano::foreign
