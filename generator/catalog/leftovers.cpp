// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/leftovers.h"

#include <algorithm>
#include <span>

#include "catalog/codes.h"
#include "catalog/figures.h"
#include "geometry/exact/clearance.h"
#include "geometry/exact/evaluate.h"
#include "spec/suggest.h"

namespace plano::catalog {
namespace {

using geometry::Contour;
using geometry::Point;
using geometry::exact::Reason;
using syntax::Node;

constexpr Length kFarthestCorner = 20'000_mm;

/// The points of a hole, written as a list or as `{outline: …}`.
const Node& points_of(const Node& hole) {
  return hole.kind == syntax::NodeKind::map ? hole.find("outline")->value : hole;
}

Text place_text(Point at) {
  return fill({"x {0}, y {1}", "x {0}, y {1}"}, {show(at.x), show(at.y)});
}

/// Reads one leftover. What is wrong is said once, and `shape` is then empty.
class LeftoverReader {
 public:
  LeftoverReader(const syntax::Entry& entry, const Workshop& workshop, spec::Reader& read)
      : entry_(entry), workshop_(workshop), read_(read), figures_(entry.value, read) {}

  std::optional<Leftover> leftover() {
    const std::size_t errors_before = found().errors();
    Leftover leftover;
    leftover.id = entry_.key.text;
    leftover.span = entry_.key.span;
    leftover.sheet = figures_.word("sheet");
    leftover.note = figures_.text("note");
    leftover.count = figures_.count("count", 1).value_or(1);
    const Sheet* sheet = sheet_of(leftover);
    leftover.measured = sheet == nullptr ? Length{} : sheet->measured;
    leftover.measured = figures_.length("measured", 500_um, 200_mm, leftover.measured);
    if (sheet != nullptr) check_thickness(leftover, *sheet);
    leftover.region = shape();
    if (found().errors() > errors_before) return std::nullopt;
    check_size(leftover.region, *sheet);
    const geometry::Box box = geometry::bounding_box(leftover.region);
    leftover.region = geometry::translated(leftover.region, Point{} - box.low);
    if (found().errors() > errors_before) return std::nullopt;
    return leftover;
  }

 private:
  diagnostics::Diagnostics& found() { return read_.found(); }
  Text name() const { return quote(entry_.key.text); }

  const Sheet* sheet_of(const Leftover& leftover) {
    const Sheet* sheet = workshop_.find_sheet(leftover.sheet);
    if (sheet != nullptr) return sheet;
    std::vector<std::string> ids;
    for (const Sheet& other : workshop_.sheets) ids.push_back(other.id);
    const std::string near = spec::suggestion(leftover.sheet, ids);
    found()
        .add(kUnknownSheet, figures_.node("sheet")->span,
             fill({"there is no sheet {0}", "il n'y a pas de plaque {0}"}, {quote(leftover.sheet)}))
        .hint(near.empty() ? fill({"the sheets are {0}", "les plaques sont {0}"}, {list_and(ids)})
                           : spec::did_you_mean(near));
    return nullptr;
  }

  void check_thickness(const Leftover& leftover, const Sheet& sheet) {
    const Length off = abs(leftover.measured - sheet.measured);
    if (sheet.measured == Length{} || off <= kMostThicknessDifference) return;
    found()
        .add(kLeftoverThickness, figures_.node("measured")->span,
             fill({"{0} is {1} thick, {2} is {3}: they differ by {4}, more than {5}",
                   "{0} fait {1} d'épaisseur, {2} fait {3} : {4} d'écart, plus que {5}"},
                  {name(), show(leftover.measured), quote(sheet.id), show(sheet.measured),
                   show(off), show(kMostThicknessDifference)}))
        .hint({"enter the wood it was cut from as a sheet of its own, and name that one",
               "déclarez la plaque d'où elle vient comme une plaque à part, et nommez celle-là"});
  }

  geometry::Region shape() {
    const Node* outline = figures_.node("outline");
    const bool sized = figures_.node("size") != nullptr;
    if (sized == (outline != nullptr)) {
      found()
          .add(kLeftoverForm, entry_.key.span,
               sized ? fill({"{0} has a size and an outline", "{0} a une taille et un contour"},
                            {name()})
                     : fill({"{0} has no outline", "{0} n'a pas de contour"}, {name()}))
          .hint({"write `size: [800mm, 600mm]`, or the corners in turn: `outline: [[0mm, 0mm], "
                 "[800mm, 0mm], [0mm, 600mm]]`",
                 "écrivez `size: [800mm, 600mm]`, ou les coins à la suite : `outline: [[0mm, 0mm], "
                 "[800mm, 0mm], [0mm, 600mm]]`"});
      return {};
    }
    const Node* written = figures_.node("holes");
    const std::span<const Node> holes =
        written == nullptr ? std::span<const Node>() : std::span<const Node>(written->items);
    if (too_many(outline, holes)) return {};
    geometry::Face face;
    std::optional<Contour> outer = sized ? rectangle() : polygon(*outline, kLeftoverOutline);
    if (!outer) return {};
    face.outer = std::move(*outer);
    for (const Node& hole : holes) {
      std::optional<Contour> contour = polygon(points_of(hole), kLeftoverHole);
      if (!contour) return {};
      face.holes.push_back(geometry::reversed(*contour));
    }
    if (!holes_lie_apart(face, holes)) return {};
    return geometry::canonical({{std::move(face)}});
  }

  bool too_many(const Node* outline, std::span<const Node> holes) {
    std::size_t corners = outline == nullptr ? 4 : outline->items.size();
    const std::size_t count = holes.size();
    for (const Node& hole : holes) corners += points_of(hole).items.size();
    if (corners <= kMostLeftoverCorners && count <= kMostLeftoverHoles) return false;
    const auto whole = [](std::size_t n) { return show(static_cast<std::int64_t>(n)); };
    found()
        .add(kTooManyCorners, entry_.key.span,
             fill({"{0} has {1} corners and {2} holes; at most {3} and {4} are taken",
                   "{0} a {1} coins et {2} trous ; au plus {3} et {4} sont acceptés"},
                  {name(), whole(corners), whole(count), whole(kMostLeftoverCorners),
                   whole(kMostLeftoverHoles)}))
        .hint({"draw it with fewer corners, always inside the wood",
               "dessinez-la avec moins de coins, toujours à l'intérieur du bois"});
    return true;
  }

  std::optional<Contour> rectangle() {
    const std::size_t errors_before = found().errors();
    const auto [width, height] = figures_.size("size", kSmallestLeftover, kFarthestCorner);
    if (found().errors() > errors_before) return std::nullopt;
    return geometry::rectangle({}, width.rounded_to_um(), height.rounded_to_um());
  }

  /// Counter-clockwise and simple, or said why not.
  std::optional<Contour> polygon(const Node& points, const diagnostics::Code& code) {
    const std::size_t errors_before = found().errors();
    std::vector<Point> corners;
    for (const Node& item : points.items) {
      const Length x = figures_.length_of(item.items[0], -kFarthestCorner, kFarthestCorner);
      const Length y = figures_.length_of(item.items[1], -kFarthestCorner, kFarthestCorner);
      corners.push_back({x.rounded_to_um(), y.rounded_to_um()});
    }
    if (found().errors() > errors_before) return std::nullopt;
    if (corners.size() < 3) {
      found()
          .add(code, points.span,
               fill({"{0} points enclose nothing", "{0} points n'enferment rien"},
                    {show(static_cast<std::int64_t>(corners.size()))}))
          .hint(
              {"give at least three corners, in turn", "donnez au moins trois coins, à la suite"});
      return std::nullopt;
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (corners[i] != corners[(i + 1) % corners.size()]) continue;
      const std::size_t second = i + 1 == corners.size() ? i : i + 1;
      found()
          .add(code, points.items[second].span,
               fill({"the corner {0} comes twice in a row", "le coin {0} vient deux fois de suite"},
                    {place_text(corners[i])}))
          .hint({"write it once; the outline closes by itself",
                 "écrivez-le une fois ; le contour se ferme de lui-même"});
      return std::nullopt;
    }
    return simple(geometry::polygon(corners), points, code);
  }

  std::optional<Contour> simple(Contour contour, const Node& points,
                                const diagnostics::Code& code) {
    if (geometry::signed_area(contour).mm2() < 0) contour = geometry::reversed(contour);
    // A crossing first: `find_fault` may blame a contour that encloses no area before it looks.
    std::vector<geometry::exact::Link> links;
    geometry::exact::append_links(contour, 0, links);
    auto fault = geometry::exact::find_meeting(links, geometry::exact::kShortestEdge);
    if (!fault) fault = geometry::exact::find_fault({{{contour, {}}}});
    if (!fault) return contour;
    found()
        .add(code, points.span,
             fill({"this outline crosses or touches itself near {0}",
                   "ce contour se croise ou se touche lui-même vers {0}"},
                  {place_text(fault->place)}))
        .hint({"list the corners in the order one walks around the piece",
               "donnez les coins dans l'ordre où l'on fait le tour de la pièce"});
    return std::nullopt;
  }

  /// Blames the first hole that meets the outline or a hole before it.
  bool holes_lie_apart(const geometry::Face& face, std::span<const Node> holes) {
    if (!geometry::exact::find_fault({{face}})) return true;
    geometry::Face upto{face.outer, {}};
    for (std::size_t i = 0; i < face.holes.size(); ++i) {
      upto.holes.push_back(face.holes[i]);
      const auto fault = geometry::exact::find_fault({{upto}});
      if (!fault) continue;
      found()
          .add(
              kLeftoverHole, points_of(holes[i]).span,
              fill(
                  {"this hole does not lie within {0}, apart from its outline and other holes: see "
                   "{1}",
                   "ce trou n'est pas dans {0}, à l'écart de son contour et des autres trous : "
                   "voir {1}"},
                  {name(), place_text(fault->place)}))
          .hint(
              {"draw a fault that reaches the edge as a notch of the outline, and two that meet as "
               "one",
               "dessinez un défaut qui atteint le bord comme une encoche du contour, et deux qui "
               "se touchent comme un seul"});
      return false;
    }
    return true;
  }

  void check_size(const geometry::Region& region, const Sheet& sheet) {
    const geometry::Box box = geometry::bounding_box(region);
    const Node& at = *figures_.node(figures_.node("size") != nullptr ? "size" : "outline");
    const auto [narrow, wide] = std::minmax({box.width(), box.height()});
    if (narrow < kSmallestLeftover) {
      found()
          .add(kLeftoverOutline, at.span,
               fill({"{0} is only {1} wide", "{0} n'a que {1} de large"}, {name(), show(narrow)}))
          .hint({"leave it out", "retirez-la"});
    }
    const Machine* machine = workshop_.find_machine(sheet.machine);
    if (machine == nullptr) return;  // said where the sheet was read
    const auto [bed_narrow, bed_wide] = std::minmax({machine->bed_x, machine->bed_y});
    if (narrow <= bed_narrow && wide <= bed_wide) return;
    found()
        .add(kSheetBeyondBed, at.span,
             fill({"{0} ({1} × {2}) does not lie on {3} ({4} × {5})",
                   "{0} ({1} × {2}) ne tient pas sur {3} ({4} × {5})"},
                  {name(), show(box.width()), show(box.height()), quote(machine->id),
                   show(machine->bed_x), show(machine->bed_y)}))
        .hint({"enter the pieces it is sawn into", "indiquez les morceaux en lesquels la scier"});
  }

  const syntax::Entry& entry_;
  const Workshop& workshop_;
  spec::Reader& read_;
  Figures figures_;
};

}  // namespace

std::vector<Leftover> read_leftovers(const Node& leftovers, const Workshop& workshop,
                                     spec::Reader& read) {
  std::vector<Leftover> result;
  for (const syntax::Entry& entry : leftovers.entries) {
    if (auto leftover = LeftoverReader(entry, workshop, read).leftover()) {
      result.push_back(std::move(*leftover));
    }
  }
  return result;
}

}  // namespace plano::catalog
