// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page for each different sheet: its drawing, what the drawing's signs mean, the parts on it, and
// the figures of cutting it.

#include <algorithm>
#include <map>
#include <set>

#include "documents/page.h"
#include "documents/sheet_drawing.h"
#include "documents/table.h"
#include "documents/thumbnail.h"
#include "documents/wording.h"
#include "geometry/rectangular.h"

namespace plano::documents {
namespace {

using fabrication::Operation;
using fabrication::PlanMaterial;
using fabrication::PlanSheet;

constexpr double kFacts = 11;  // heights on A4, mm
constexpr double kLegend = 6.5;
constexpr double kLine = 4.6;  // of the list of parts
constexpr double kListColumn = 52;
constexpr std::size_t kMostLines =
    6;  // of the list under a drawing; more go to a page of their own

/// Distinct parts of a sheet with how often each lies on it.
std::map<std::size_t, std::size_t> parts_on(const PlanSheet& sheet) {
  std::map<std::size_t, std::size_t> counts;
  for (const fabrication::PlanPlacement& placed : sheet.placements) ++counts[placed.part];
  return counts;
}

struct SheetLook {
  double width = 0;  // of the page
  double height = 0;
  Frame body;
  std::size_t columns = 1;  // of the list of parts
  std::size_t lines = 0;    // in each; 0: the list has a page of its own
  double shrink = 1;
};

Frame drawing_frame(const Setting& setting, const SheetLook& look) {
  const double below =
      (kFacts + kLegend + 2) * setting.k +
      (kLine * static_cast<double>(look.lines) + (look.lines > 0 ? 3 : 0)) * setting.k;
  return {look.body.left, look.body.top, look.body.width, look.body.height - below};
}

SheetLook look_on(const Setting& setting, const PlanSheet& sheet, double width, double height) {
  SheetLook look{.width = width, .height = height, .body = body_of(setting, width, height)};
  look.columns = std::max<std::size_t>(
      1, static_cast<std::size_t>(look.body.width / (kListColumn * setting.k)));
  const std::size_t parts = parts_on(sheet).size();
  look.lines = (parts + look.columns - 1) / look.columns;
  if (look.lines > kMostLines) look.lines = 0;
  look.shrink =
      shrink_for(setting, geometry::bounding_box(sheet.area), drawing_frame(setting, look));
  return look;
}

/// Lying, unless the sheet is drawn larger on an upright page.
SheetLook look_of(const Setting& setting, const PlanSheet& sheet) {
  const SheetLook lying = look_on(setting, sheet, setting.long_side, setting.short_side);
  const SheetLook upright = look_on(setting, sheet, setting.short_side, setting.long_side);
  return upright.shrink < lying.shrink ? upright : lying;
}

std::string title_of(const PlanSheet& sheet) {
  return sheet.count > 1 ? sheet.name + "  × " + std::to_string(sheet.count) : sheet.name;
}

std::string subtitle_of(const Setting& setting, const PlanSheet& sheet) {
  std::string words = setting.say(material_words(setting.plan.materials[sheet.material]));
  if (sheet.leftover) {
    words = setting.say(fill({"{0} · {1}", "{0} · {1}"}, {leftover_words(sheet), Text(words)}));
  }
  return words;
}

std::vector<Tile> facts_of(const Setting& setting, const PlanSheet& sheet, double shrink) {
  const auto say = [&](const Text& text) { return setting.say(text); };
  const PlanMaterial& material = setting.plan.materials[sheet.material];
  std::vector<Tile> facts = {
      {say({"Scale", "Échelle"}), say(scale_words(shrink)), ""},
      {say({"Used", "Remplissage"}), say(percent(sheet.use)), ""},
      {say({"Parts", "Pièces"}), say(count(sheet.placements.size())), ""},
  };
  if (const ToolWords tool = tool_of(material); !tool.heading.empty()) {
    facts.push_back({say(tool.heading), say(tool.figure), ""});
  }
  facts.push_back({say({"Gap", "Écart"}), say(show(material.gap)), ""});
  facts.push_back({say({"Border", "Bordure"}), say(show(material.border)), ""});
  facts.push_back({say({"Outlines", "Contours"}), say(metres(sheet.cut.outside)), ""});
  facts.push_back({say({"Openings", "Ouvertures"}), say(metres(sheet.cut.inside)), ""});
  if (sheet.cut.pockets > Length{}) {
    facts.push_back({say({"Pockets", "Poches"}), say(metres(sheet.cut.pockets)), ""});
  }
  if (sheet.cut.drilled > 0) {
    facts.push_back({say({"Drilled", "Perçages"}), say(count(sheet.cut.drilled)), ""});
  }
  facts.push_back({say({"Time", "Temps"}), say(duration_or_unknown(sheet.cut.minutes)), ""});
  return facts;
}

/// A sign and what it means, side by side from `left`.
class Legend {
 public:
  Legend(Canvas& canvas, const Setting& setting, const Frame& frame)
      : canvas_(canvas), setting_(setting), frame_(frame), left_(frame.left) {}

  /// The next sign's box; its words follow it. Empty where the line is full.
  void add(const std::string& words, const std::function<void(const Frame&)>& sign) {
    const double k = setting_.k;
    const Type type = setting_.type(7.5);
    const double width = canvas_.width_of(words, type);
    if (left_ + 7 * k + width > frame_.right()) return;
    sign({left_, frame_.top, 5 * k, 3 * k});
    canvas_.words({left_ + 6.5 * k, frame_.top + 2.4 * k}, words, type);
    left_ += 6.5 * k + width + 5 * k;
  }

 private:
  Canvas& canvas_;
  const Setting& setting_;
  Frame frame_;
  double left_;
};

/// Depths of pockets and diameters of holes on a sheet, each once.
struct Worked {
  std::set<std::pair<model::FaceSide, Length>> pockets;
  std::set<std::pair<Length, std::optional<Length>>> holes;  // diameter, depth
};

Worked worked_on(const PlanSheet& sheet) {
  Worked worked;
  for (const fabrication::PlanPlacement& placed : sheet.placements) {
    for (const fabrication::PlanMark& mark : placed.shape.marks) {
      if (mark.operation == Operation::pocket && mark.depth) {
        worked.pockets.insert({mark.face, *mark.depth});
      } else if (mark.diameter) {
        worked.holes.insert({*mark.diameter, mark.depth});
      }
    }
  }
  return worked;
}

void draw_legend(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
                 const Frame& frame) {
  const double k = setting.k;
  const PlanMaterial& material = setting.plan.materials[sheet.material];
  const Stroke thin{.width = 0.2 * k, .ink = kInk};
  Legend legend(canvas, setting, frame);
  const Worked worked = worked_on(sheet);
  const bool opened =
      std::any_of(sheet.placements.begin(), sheet.placements.end(),
                  [](const auto& placed) { return !placed.shape.outline.holes.empty(); });
  if (opened) {
    legend.add(setting.say({"opening", "ouverture"}), [&](const Frame& box) {
      canvas.fill(box, tint_of(0));
      canvas.fill(inset(box, 0.8 * k), kWhite);
      canvas.outline(inset(box, 0.8 * k), thin);
    });
  }
  const bool nested = std::any_of(sheet.placements.begin(), sheet.placements.end(),
                                  [](const auto& placed) { return placed.depth > 0; });
  if (nested) {
    legend.add(setting.say({"part in an opening: cut it out first",
                            "pièce dans une ouverture : à découper d’abord"}),
               [&](const Frame& box) {
                 canvas.fill(box, tint_of(0));
                 canvas.fill(inset(box, 0.6 * k), kWhite);
                 canvas.fill(inset(box, 1.1 * k), tint_of(1));
                 canvas.outline(inset(box, 1.1 * k), thin);
               });
  }
  for (const auto& [face, depth] : worked.pockets) {
    const bool below = face == model::FaceSide::bottom;
    const Text words = below ? Text("pocket {0} deep, from the back", "poche de {0}, par le dos")
                             : Text("pocket {0} deep", "poche de {0}");
    legend.add(setting.say(fill(words, {show(depth)})), [&, d = depth](const Frame& box) {
      canvas.fill(box, depth_ink(0, d, material.thickness));
      Stroke stroke = thin;
      if (below) stroke.dashes = {0.8 * k, 0.6 * k};
      canvas.outline(box, stroke);
    });
  }
  for (const auto& [diameter, depth] : worked.holes) {
    const Text words =
        depth ? fill({"drill Ø {0}, {1} deep", "percer Ø {0}, sur {1}"},
                     {show(diameter), show(*depth)})
              : fill({"drill Ø {0} through", "percer Ø {0}, débouchant"}, {show(diameter)});
    legend.add(setting.say(words), [&, d = depth](const Frame& box) {
      const Path path{ring({box.right() - 1.5 * k, box.top + 1.5 * k}, 1.3 * k)};
      canvas.fill(path, d ? depth_ink(0, *d, material.thickness) : kWhite);
      canvas.outline(path, thin);
    });
  }
  if (material.border > Length{} && geometry::is_rectangle(sheet.area)) {
    legend.add(setting.say({"border kept free", "bordure à laisser libre"}), [&](const Frame& box) {
      canvas.line({box.left, box.top + 1.5 * k}, {box.right(), box.top + 1.5 * k},
                  {.width = 0.2 * k, .ink = kSoftInk, .dashes = {1.2 * k, 0.7 * k}});
    });
  }
  if (!sheet.kept.empty()) {
    legend.add(setting.say({"leftover to keep", "chute à conserver"}), [&](const Frame& box) {
      canvas.hatch(Path{corners(box)}, 0.9 * k, {.width = 0.12 * k, .ink = kSoftInk});
      canvas.outline(box, thin);
    });
  }
  if (!sheet.coupons.empty()) {
    legend.add(setting.say({"fit coupon: cut it before anything else",
                            "éprouvette d’ajustement : à découper avant tout le reste"}),
               [&](const Frame& box) { canvas.outline(box, {.width = 0.35 * k, .ink = kAccent}); });
  }
  if (sheet.two_sided) {
    legend.add(setting.say({"work the back first, then turn the sheet over, left to right",
                            "usiner d’abord le dos, puis retourner la plaque, de gauche à droite"}),
               [&](const Frame& box) {
                 canvas.outline(box, thin);
                 canvas.line({box.left + box.width / 2, box.top - 0.6 * k},
                             {box.left + box.width / 2, box.bottom() + 0.6 * k},
                             {.width = 0.3 * k, .ink = kAccent});
               });
  }
}

/// "P01  Side  × 2", in columns read downwards.
void draw_list(Canvas& canvas, const Setting& setting, const PlanSheet& sheet, const Frame& frame,
               std::size_t columns, std::size_t lines) {
  const double k = setting.k;
  const std::map<std::size_t, std::size_t> parts = parts_on(sheet);
  // Fewer parts than columns leave their names more room.
  const std::size_t filled = std::min(columns, (parts.size() + lines - 1) / lines);
  const double wide = frame.width / static_cast<double>(std::max<std::size_t>(filled, 1));
  std::size_t place = 0;
  for (const auto& [index, number] : parts) {
    const fabrication::PlanPart& part = setting.plan.parts[index];
    const double left = frame.left + wide * static_cast<double>(place / lines);
    const double base = frame.top + kLine * k * (static_cast<double>(place % lines) + 0.75);
    const Frame sign{left, base - 2.5 * k, 3.2 * k, 2.8 * k};
    canvas.fill(sign, tint_of(index));
    canvas.outline(sign, {.width = 0.15 * k, .ink = kInk});
    double x = left + 4.6 * k;
    x += canvas.words({x, base}, part.name, setting.type(8, Weight::semibold), Align::left,
                      wide * 0.45) +
         1.6 * k;
    const std::string times = "× " + std::to_string(number);
    const double end = canvas.width_of(times, setting.type(8));
    const double room = left + wide - 5 * k - end - 1.5 * k - x;
    if (room > 3 * k) {
      x += canvas.words({x, base}, setting.say(part.label),
                        setting.type(8, Weight::regular, kSoftInk), Align::left, room) +
           1.5 * k;
    }
    canvas.words({x, base}, times, setting.type(8));
    ++place;
  }
}

void draw_sheet_page(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
                     const SheetLook& look) {
  const double k = setting.k;
  draw_head(canvas, setting, look.width, title_of(sheet), subtitle_of(setting, sheet));
  const Frame drawing = drawing_frame(setting, look);
  draw_sheet(canvas, setting, sheet, drawing);
  double y = drawing.bottom() + 1.5 * k;
  draw_legend(canvas, setting, sheet, {look.body.left, y, look.body.width, 3 * k});
  y += kLegend * k;
  if (look.lines > 0) {
    draw_list(canvas, setting, sheet, {look.body.left, y, look.body.width, 0}, look.columns,
              look.lines);
  }
  draw_tiles(
      canvas, setting,
      {look.body.left, look.body.bottom() - (kFacts - 1) * k, look.body.width, (kFacts - 2) * k},
      facts_of(setting, sheet, look.shrink), 9.5);
}

/// Pages with the list of a sheet's parts, where there are too many for the drawing's own page.
void add_lists(const Setting& setting, const PlanSheet& sheet, const SheetLook& look,
               std::vector<Page>& pages) {
  if (look.lines > 0) return;
  const Frame body = look.body;
  const auto lines = static_cast<std::size_t>(body.height / (kLine * setting.k));
  const std::size_t per_page = lines * look.columns;
  const std::map<std::size_t, std::size_t> counts = parts_on(sheet);
  for (std::size_t first = 0; first < counts.size(); first += per_page) {
    PlanSheet shown;
    shown.name = sheet.name;
    std::size_t place = 0;
    for (const auto& [part, number] : counts) {
      if (place >= first && place < first + per_page) {
        shown.placements.insert(shown.placements.end(), number, {part, {}, 0});
      }
      ++place;
    }
    pages.push_back(
        {look.width, look.height, "", [&setting, shown, look, lines, body](Canvas& canvas) {
           draw_head(canvas, setting, look.width, shown.name,
                     setting.say({"parts on this sheet", "pièces de cette plaque"}));
           draw_list(canvas, setting, shown, body, look.columns, lines);
         }});
  }
}

}  // namespace

std::vector<Page> sheet_pages(const Setting& setting) {
  std::vector<Page> pages;
  for (const PlanSheet& sheet : setting.plan.sheets) {
    const SheetLook look = look_of(setting, sheet);
    pages.push_back(
        {look.width, look.height, title_of(sheet), [&setting, &sheet, look](Canvas& canvas) {
           draw_sheet_page(canvas, setting, sheet, look);
         }});
    add_lists(setting, sheet, look, pages);
  }
  return pages;
}

}  // namespace plano::documents
